import type { IsmsRecord } from "../../model/record.ts";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { someOf } from "../../ruleKit/wording.ts";
import { t } from "../../text/l10n.ts";
import { wordsOf } from "../../text/words.ts";

type Scope = IsmsRecord<"scope">;

export const borderRules = [
  defineRule({
    code: "scope/exclusion-without-reason",
    severity: "warning",
    clause: "4.3",
    kind: "scope",
    docs: {
      what: "The scope leaves something out without saying why.",
      why: "Clause 4.3 lets the organisation draw the borders, but an auditor asks of each exclusion whether it weakens the security of what is inside.",
      how: "Give each exclusion its `reason`: who is responsible there instead, and why nothing inside depends on it without control.",
    },
    check(scope, { report }) {
      const bare = (scope.data.excludes ?? []).flatMap(({ what }, index) =>
        saysNothing(scope, ["excludes", index, "reason"]) ? [{ index, name: `"${shorten(what ?? "")}"` }] : [],
      );
      const [first] = bare;
      if (!first) return;
      report(
        scope,
        ["excludes", first.index],
        t(
          "The scope leaves out {0} without a reason. An auditor asks whether that weakens what is inside (clause 4.3): say why it does not, in `reason`.",
          someOf(
            bare.map(({ name }) => name),
            3,
          ),
        ),
      );
    },
  }),
  defineRule({
    code: "scope/no-interfaces",
    severity: "info",
    clause: "4.3",
    kind: "scope",
    docs: {
      what: "The scope names no interfaces to what others do.",
      why: "Clause 4.3 c asks to consider interfaces and dependencies between what the organisation does and what others do. Hosting, cloud services and external mandates are nearly always some.",
      how: "List the borders to suppliers, customers and group functions under `interfaces`, each with who is responsible for what.",
    },
    check(scope, { snapshot: { index }, report }) {
      const all = index.ofKind("scope");
      if (scope !== all[0] || !all.every((other) => saysNothing(other, ["interfaces"]))) return;
      report(
        scope,
        [],
        t(
          "The scope names no interfaces. Clause 4.3 c asks to consider those between you and others, such as hosting and external mandates: list them under `interfaces`.",
        ),
      );
    },
  }),
  defineRule({
    code: "scope/creep",
    severity: "info",
    clause: "4.3",
    docs: {
      what: "The inventory has sites that the scope, which lists its sites, names nowhere.",
      why: "Either the site is inside and the certificate will not cover it, or it is outside and its assets and risks are not those of this ISMS. An auditor asks which (clause 4.3).",
      how: "Add the site to `sites`, or leave it out with a reason under `excludes`. A site counts as named where a word of its title or location stands in the scope.",
    },
    check({ snapshot, report }) {
      const unnamed = unnamedSites(snapshot);
      const [first] = unnamed;
      if (!first) return;
      report(
        first,
        ["title"],
        t(
          "The scope lists its sites, but not {0}. Whether they are inside decides what the certificate covers (clause 4.3): add them to `sites`, or exclude them with a reason.",
          someOf(
            unnamed.map((asset) => (asset.title === undefined ? nameOf(asset) : `${nameOf(asset)} (${asset.title})`)),
            3,
          ),
        ),
      );
    },
  }),
];

/** Sites of the inventory of which no word stands in the scope; none where the scope lists no sites. */
function unnamedSites({ index }: Snapshot): IsmsRecord<"assets">[] {
  const scopes = index.ofKind("scope");
  if (!scopes.some(({ data }) => data.sites?.length)) return [];
  const named = new Set(scopes.flatMap((scope) => textsOf(scope).flatMap(tellingWords)));
  return index.ofKind("assets").filter(({ data }) => {
    const words = tellingWords(`${data.title ?? ""} ${data.location ?? ""}`);
    return data.type === "site" && words.length > 0 && !words.some((word) => named.has(word));
  });
}

function textsOf({ data }: Scope): string[] {
  const { statement = "", includes = [], excludes = [], processes = [], sites = [], technology = [], interfaces = [] } = data;
  return [statement, ...includes, ...excludes.map(({ what = "" }) => what), ...processes, ...sites, ...technology, ...interfaces];
}

/** Words that tell one site from another, not what kind of place it is. */
function tellingWords(text: string): string[] {
  return wordsOf(text).filter((word) => /\p{L}{3}/u.test(word) && !PLACE_WORDS.has(word));
}

const PLACE_WORDS = new Set(
  (
    "office offices site sites building floor room rooms centre center data branch headquarters head main the and our of street road first second third " +
    "büro standort gebäude etage stock raum rechenzentrum niederlassung zentrale straße und der die das unser"
  ).split(" "),
);

function shorten(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
