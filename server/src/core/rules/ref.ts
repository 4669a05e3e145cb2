import type { Catalog, Control2013 } from "../catalog/catalog.ts";
import type { KindName } from "../generated/types.ts";
import type { IsmsIndex } from "../model/ismsIndex.ts";
import type { Edition, Mention, Target } from "../model/record.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { createFileFix, createRecordFixes } from "../ruleKit/createRecord.ts";
import { nearFileFixes, replaceFix } from "../ruleKit/fixes.ts";
import { defineRule, type Fix, type MentionFile, type MentionOf } from "../ruleKit/rule.ts";
import { kinds as allKinds, kindOf, type RefTarget } from "../schema/kinds.ts";
import { readControlId } from "../syntax/references.ts";
import { t } from "../text/l10n.ts";
import { fold, suggest } from "../text/suggest.ts";
import { editionRules } from "./ref/editions.ts";
import { titleRules } from "./ref/titles.ts";

/** The edition that a control id is read in: what the id proves, or else what most ids of its file say. */
function editionOf(target: Extract<Target, { type: "control" | "theme" }>, file: MentionFile): Edition {
  return target.edition ?? file.edition;
}

const ownRules = [
  defineRule({
    code: "ref/unknown-control",
    severity: "error",
    clause: "6.1.3 c",
    docs: {
      what: "A text cites a control that is neither in Annex A of ISO/IEC 27001:2022, nor in the 2013 edition, nor one of the organisation's own.",
      why: "Whoever follows the reference finds nothing, and the comparison with Annex A (clause 6.1.3 c) is wrong at this place.",
      how: "Correct the number, or record the control under `controls` if it is your own.",
    },
    each: "mention",
    of: ["control"],
    check(mention, file, { snapshot, reportPlace }) {
      const { target } = mention;
      if (!isKnownControl(target.id, editionOf(target, file), snapshot)) {
        const near = nearControls(target.id, snapshot.catalog);
        const fixes = (isOneControl(mention) ? near : []).map(
          (id): Fix => replaceFix(t("Change to {0} {1}", id, snapshot.catalog.control(id)?.title ?? ""), file, mention, id),
        );
        const hint = near[0]
          ? t("Did you mean {0} ({1})?", near[0], snapshot.catalog.control(near[0])?.title ?? "")
          : t("Correct the number.");
        reportPlace(
          file,
          mention,
          t(
            "There is no control {0} in Annex A of ISO/IEC 27001:2022, so the comparison with Annex A (clause 6.1.3 c) fails here. {1}",
            target.id,
            hint,
          ),
          fixes,
        );
      }
    },
  }),
  defineRule({
    code: "ref/edition-2013",
    severity: "warning",
    clause: "6.1.3 c",
    docs: {
      what: "A text cites a control by its number in the 2013 edition.",
      why: "The comparison with Annex A (clause 6.1.3 c) is one with that of 2022, and certificates to the 2013 edition ended on 31 October 2025. Some old numbers mean another control today, so a reader may look at the wrong one.",
      how: "Take the 2022 number; the quick fix knows the successors and offers a choice where one control became several.",
    },
    each: "mention",
    of: ["control", "theme"],
    check(mention, file, { snapshot, reportPlace }) {
      const { target } = mention;
      const old = editionOf(target, file) === "2013" ? snapshot.catalog.control2013(target.id) : undefined;
      if (!old || (old.type === "domain" && target.edition === undefined)) return;
      const titles = old.successors.slice(0, 6).map((id) => `${id} ${snapshot.catalog.control(id)?.title ?? ""}`);
      const more = old.successors.length > titles.length ? t(" and {0} more", old.successors.length - titles.length) : "";
      reportPlace(
        file,
        mention,
        t(
          "{0} is a number of the 2013 edition ({1}), to which no certificate has been valid since 31 October 2025. In 2022 it is {2}.",
          target.id,
          old.title,
          titles.join(", ") + more,
        ),
        migrations(file, mention, old, snapshot.catalog),
      );
    },
  }),
  defineRule({
    code: "ref/unknown-clause",
    severity: "error",
    docs: {
      what: "A text cites a clause that ISO/IEC 27001:2022 does not have.",
      why: "The requirement that it claims to meet does not exist, so an auditor cannot follow it.",
      how: "Correct the number. Clauses 4 to 10 are the requirements; controls are cited as `A.8.8`.",
    },
    each: "mention",
    of: ["clause"],
    check(mention, file, { snapshot, reportPlace }) {
      if (snapshot.catalog.clause(mention.target.id)) return;
      const number = mention.target.id.split(" ")[0] as string;
      const near = suggest(
        number,
        snapshot.catalog.clauses.map(({ id }) => id),
        1,
      );
      const hint = near[0]
        ? t("Did you mean {0} ({1})?", near[0], snapshot.catalog.clause(near[0])?.title ?? "")
        : t("Correct the number.");
      reportPlace(
        file,
        mention,
        t("ISO/IEC 27001:2022 has no clause {0}, so nobody can tell which requirement is meant. {1}", mention.target.id, hint),
      );
    },
  }),
  defineRule({
    code: "ref/unknown-record",
    severity: "error",
    clause: "7.5.3",
    docs: {
      what: "A record refers to an id that no record has.",
      why: "The owner, asset, action or evidence named does not exist, so the record promises what nobody can find, although documented information has to be at hand where it is needed (clause 7.5.3 a).",
      how: "Correct the id, or create the record; the quick fixes do either. Auditors and others who take part may come from outside: their names in words are fine.",
    },
    each: "mention",
    of: ["record"],
    check(mention, file, { snapshot, reportPlace, once }) {
      const { field = "" } = mention;
      const { id } = mention.target;
      if (!isReference(mention) || snapshot.index.withId(id).length > 0 || isFreeText(mention, snapshot.index)) return;
      // thousands of records may name one that is gone
      const kinds = kindsExpected(mention);
      const { message, near, create } = once(`unknown ${kinds.join()} ${field} ${id}`, () => unknownRecord(id, field, kinds, snapshot));
      const changes = near.map(({ title, other }, index): Fix => replaceFix(title, file, mention, other, { preferred: index === 0 }));
      reportPlace(file, mention, message, [...changes, ...create]);
    },
  }),
  defineRule({
    code: "ref/wrong-kind",
    severity: "error",
    docs: {
      what: "A field refers to a record of a kind that it cannot mean, such as an asset as a risk's owner.",
      why: "The reference is read as if it were missing.",
      how: "Name a record of the right kind.",
    },
    each: "mention",
    of: ["record"],
    check(mention, file, { snapshot, reportPlace }) {
      if (!isReference(mention)) return;
      const { id } = mention.target;
      const found = snapshot.index.withId(id);
      const kinds = kindsExpected(mention);
      if (found.length === 0 || kinds.length === 0 || found.some(({ kind }) => kinds.includes(kind))) return;
      const is = kindOf((found[0] as { kind: KindName }).kind).label.toLowerCase();
      const wanted = kinds.map((kind) => kindOf(kind).label.toLowerCase()).join(t(" or "));
      reportPlace(
        file,
        mention,
        t(
          "`{0}` is of kind {1}, but `{2}` needs one of kind {3}. It is read as if it were missing; name the right record.",
          id,
          is,
          mention.field ?? "",
          wanted,
        ),
      );
    },
  }),
  defineRule({
    code: "ref/broken-link",
    severity: "warning",
    clause: "7.5.3",
    docs: {
      what: "A link or path leads to a file that does not exist.",
      why: "Documented information must be available where it is needed (clause 7.5.3); a reader or auditor who follows the link finds nothing.",
      how: "Correct the path, or create the file.",
    },
    each: "mention",
    of: ["file"],
    check(mention, file, { snapshot, reportPlace }) {
      const { target } = mention;
      if (target.path === undefined || snapshot.exists(target.path) || mention.field === "file") return;
      reportPlace(
        file,
        mention,
        t(
          "The file {0} does not exist, so whoever follows this link finds nothing (clause 7.5.3). Correct the path or create the file.",
          target.path,
        ),
        [...nearFileFixes(file, mention, target.path, snapshot), ...createFileFix(target.path)],
      );
    },
  }),
];

/** References of any kind: to controls, clauses, records and files. */
export const rules = [...ownRules, ...editionRules, ...titleRules];

/** True for a field that names a record, or a control in a form that only an own control can have. */
function isReference({ field }: MentionOf<"record">): boolean {
  return field !== undefined;
}

/** What is said of a field that names no record, and how it is mended: the same wherever that field names that id. */
function unknownRecord(id: string, field: string, kinds: readonly KindName[], { index }: Snapshot) {
  const near = nearIds(id, kinds, index);
  const labels = kinds.map((kind) => kindOf(kind).label.toLowerCase()).join(t(" or ")) || t("record");
  const hint = near.length > 0 ? t("Did you mean `{0}`?", near[0] as string) : t("Correct the id or create the record.");
  return {
    message: t("There is no {0} with the id `{1}`, so `{2}` points at nothing. {3}", labels, id, field, hint),
    near: near.map((other) => ({ other, title: t("Change to `{0}`", other) })),
    create: createRecordFixes(kinds, id),
  };
}

function isKnownControl(id: string, edition: Edition, { catalog, index }: Snapshot): boolean {
  return catalog.isControl2022(id) || index.record("controls", id) !== undefined || (edition === "2013" && catalog.isControl2013(id));
}

/**
 * A number that is off by one at the end of a theme is common; so is a missing or doubled digit. The 2022 edition has no third level, so
 * of `A.5.7.1` the control above is meant.
 */
function nearControls(id: string, catalog: Catalog): string[] {
  const above = id.split(".").slice(0, 3).join(".");
  if (above !== id && catalog.isControl2022(above)) return [above];
  return suggest(
    id,
    catalog.controls.map((control) => control.id),
    2,
  );
}

/** False for a range or list, of which a fix for one member would replace all. */
function isOneControl({ text }: Mention): boolean {
  return readControlId(text) !== undefined;
}

function migrations(file: MentionFile, mention: Mention, old: Control2013, catalog: Catalog): Fix[] {
  if (old.type === "domain" || !isOneControl(mention)) return [];
  const only = old.successors.length === 1 && old.type === "control";
  return old.successors.map((id) => {
    return replaceFix(t("Change to {0} {1}", id, catalog.control(id)?.title ?? ""), file, mention, id, {
      preferred: only,
      safe: only && /^A\.[\d.]+$/.test(mention.text),
    });
  });
}

/** The kinds that a field may point at; none where any will do. */
function kindsExpected({ expects }: Mention): readonly KindName[] {
  if (expects === undefined) return [];
  const known = kindsByField.get(expects);
  if (known) return known;
  const kinds = (expects as readonly RefTarget[]).flatMap((target): KindName[] =>
    target === "control" ? ["controls"] : target === "file" || target === "clause" || target === "any" ? [] : [target],
  );
  const named = expects.includes("any") ? [] : kinds;
  kindsByField.set(expects, named);
  return named;
}

/** What the schemas say, for each list of targets in them: asked for every mention that there is. */
const kindsByField = new WeakMap<readonly string[], readonly KindName[]>();

/** The ids of some kinds that an unknown one may mean: those of records with that title, and those spelled alike. */
function nearIds(id: string, kinds: readonly KindName[], index: IsmsIndex): readonly string[] {
  const candidates = (kinds.length > 0 ? kinds : allKinds.map(({ name }) => name)).flatMap((kind) => index.named(kind));
  const wanted = fold(id);
  const titled = candidates.filter(({ title }) => title !== undefined && fold(title) === wanted);
  return [
    ...new Set([...titled.map((candidate) => candidate.id), ...suggest(id, new Set(candidates.map((candidate) => candidate.id)), 3)]),
  ];
}

/** Names in words are fine while the ISMS keeps no register of what the field points at, and always those of people from outside. */
function isFreeText(mention: Mention, index: IsmsIndex): boolean {
  if (mention.open !== true) return false;
  const kinds = kindsExpected(mention);
  return (
    kinds.every((kind) => !index.has(kind)) ||
    (OUTSIDERS.has(mention.field?.split(".").at(-1) ?? "") && isStranger(mention.text, kinds, index))
  );
}

/** Fields that may name people whom no register of the ISMS has to know: they audit, are audited or take part. */
const OUTSIDERS = new Set(["auditors", "auditees", "attendees"]);

/** The name of somebody in words, like that of nobody who is known. */
function isStranger(name: string, kinds: readonly KindName[], index: IsmsIndex): boolean {
  if (!/\p{L}\s+\p{L}/u.test(name) || nearIds(name, kinds, index).length > 0) return false;
  const known = kinds.flatMap((kind) => index.named(kind).flatMap(({ title }) => title ?? []));
  return suggest(name, known, 1).length === 0;
}
