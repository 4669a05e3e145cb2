import type { IsmsRecord } from "../../model/record.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { isActive } from "../../model/suppliers.ts";
import { addValuesFix } from "../../ruleKit/listItems.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { hasWord, type ScopeWords, scopeWords, textsOfScope } from "../../ruleKit/scopeWords.ts";
import { nameAndTitle, someOf } from "../../ruleKit/wording.ts";
import { t } from "../../text/l10n.ts";

type Supplier = IsmsRecord<"suppliers">;

export const supplierRules = [
  defineRule({
    code: "scope/unnamed-supplier",
    severity: "info",
    clause: "4.3",
    docs: {
      what: "The scope lists its interfaces, and names nowhere a supplier on whom much depends: one of high criticality, a cloud service, or one whose service assets rest on. Suppliers of low criticality need no mention.",
      why: "Clause 4.3 c asks to consider the interfaces and dependencies between what you do and what others do. An auditor compares the scope with the register of suppliers: who is missing there is a border that nobody has drawn.",
      how: "Add them to `interfaces`, one by one or as a group, with who is responsible for what, and have the scope approved again. A supplier counts as named where a word of its name stands anywhere in the scope, or one of its service under `interfaces`, `technology` or `excludes`.",
    },
    check({ once, snapshot, report }) {
      const scopes = snapshot.index.ofKind("scope");
      const scope = scopes.find(({ data }) => data.interfaces?.length);
      if (!scope) return;
      const isNamed = nameReader(scopes, once("scope words", scopeWords));
      const unnamed = snapshot.index.ofKind("suppliers").filter((supplier) => isBorder(supplier, snapshot) && !isNamed(supplier));
      if (unnamed.length === 0) return;
      report(
        scope,
        ["interfaces"],
        t(
          "The scope lists its interfaces, but not the one to {0}. Clause 4.3 c asks to consider what you depend on: add it to `interfaces`, with who is responsible for what, and have the scope approved again.",
          someOf(unnamed.map(nameAndTitle), 3),
        ),
        [addValuesFix(t("Add to the interfaces of the scope"), scope, ["interfaces"], unnamed.map(asInterface))],
      );
    },
  }),
];

/** True for a supplier on whom so much depends that the scope has a border there. */
function isBorder(supplier: Supplier, { index, today }: Snapshot): boolean {
  const { id, criticality, cloud, category, assets = [] } = supplier.data;
  if (!isActive(supplier, today) || criticality === "low") return false;
  if (criticality === "high" || criticality === "critical" || cloud === true || category === "cloud") return true;
  return assets.length > 0 || (id !== undefined && index.citing(`record:${id}`, "supplier").some(({ kind }) => kind === "assets"));
}

/** What the organisation offers itself stands in the statement: that a supplier's service has a word of it tells nothing. */
function nameReader(scopes: readonly IsmsRecord<"scope">[], words: ScopeWords): (supplier: Supplier) => boolean {
  const texts = scopes.flatMap((scope) => [...textsOfScope(scope), ...reasonsOf(scope)]);
  const ids = new Set(texts.flatMap((text) => text.split(/[\s,;:()]+/)));
  const anywhere = texts.flatMap(words.telling);
  const own = scopes.flatMap(({ data }) => words.telling(data.statement ?? ""));
  const borders = scopes
    .flatMap((scope) => {
      const { interfaces = [], technology = [], excludes = [] } = scope.data;
      return [...interfaces, ...technology, ...excludes.map(({ what = "" }) => what), ...reasonsOf(scope)];
    })
    .flatMap(words.telling);
  return ({ data: { id, title = "", service = "" } }) => {
    if (id !== undefined && ids.has(id)) return true;
    const inTitle = words.ofSupplier(title);
    const inService = words.ofSupplier(service).filter((word) => !hasWord(own, word));
    return inTitle.some((word) => hasWord(anywhere, word)) || inService.some((word) => hasWord(borders, word));
  };
}

function reasonsOf({ data }: IsmsRecord<"scope">): string[] {
  return (data.excludes ?? []).map(({ reason = "" }) => reason);
}

function asInterface({ data: { title, service }, id }: Supplier): string {
  const name = title ?? id ?? "";
  return service === undefined ? name : `${name} (${service})`;
}
