import type { Catalog } from "../../catalog/catalog.ts";
import { auditableParts, isAtOrBelow, isHeld, isInternalAudit, lastDayOfAudit, mentionsAt } from "../../model/audits.ts";
import { soaKey } from "../../model/ismsIndex.ts";
import { breaksRequirement } from "../../model/nonconformities.ts";
import type { IsmsRecord, Mention } from "../../model/record.ts";
import { nameOf } from "../../model/recordFields.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { someOf } from "../../ruleKit/wording.ts";
import { lastDayOf } from "../../text/calendarPeriod.ts";
import { t } from "../../text/l10n.ts";
import { fold } from "../../text/suggest.ts";
import { programmeFixes } from "./programmeFixes.ts";

type Programme = IsmsRecord<"auditProgramme">;

export const programmeRules = [
  defineRule({
    code: "audit/not-covered",
    severity: "warning",
    clause: "9.2.2",
    docs: {
      what: "Within the cycle of the audit programme no internal audit, held or planned, covers a clause or an applicable control.",
      why: "Internal audits show whether the whole ISMS meets its requirements (clause 9.2.1). The programme (clause 9.2.2) may spread them over a cycle, but at its end everything must have been looked at.",
      how: "Add the missing clauses and controls to a planned audit under `auditProgramme.planned`. Ranges (`4-10`, `A.5.1-A.5.12`) and whole themes (`A.7`) count.",
    },
    check({ snapshot, report }) {
      const { index, catalog } = snapshot;
      const programme = index.singleton("auditProgramme");
      if (!programme) return;
      const covered = new Set(auditsOf(programme, snapshot).flatMap(({ parts, day }) => (isInCycle(programme, day) ? [...parts] : [])));
      const clauses = catalog.clauses.filter(({ id, requirement }) => requirement && !covered.has(id)).map(({ id }) => id);
      const applicable = index.ofKind("soaEntry").filter(({ data }) => data.applicable === true);
      const controls = [...new Set(applicable.map(soaKey))].filter((control) => !covered.has(control));
      const gap = {
        clauses: topmostClauses(clauses, catalog),
        ...controlsByTheme(controls, new Set(applicable.map(soaKey)), catalog),
      };
      const missing = [
        ...gap.clauses.map((id) => t("clause {0}", id)),
        ...gap.themes.map((id) => t("all controls of {0}", id)),
        ...gap.controls,
      ];
      if (missing.length === 0) return;
      report(
        programme,
        ["planned"],
        t(
          "No internal audit of this cycle, held or planned, covers {0}. By its end everything must have been audited (clause 9.2.2): add them to a planned audit.",
          someOf(missing, 12),
        ),
        programmeFixes(programme, { clauses: gap.clauses, controls: [...gap.themes, ...gap.controls] }, snapshot),
      );
    },
  }),
  defineRule({
    code: "audit/site-not-covered",
    severity: "info",
    clause: "9.2.2",
    docs: {
      what: "The scope has several sites, internal audits name the `areas` that they look at, and within the cycle none names one of the sites.",
      why: "Whether the ISMS is kept at a site is seen there (clause 9.2.1). Bodies that certify several sites under one certificate expect each of them in the programme (clause 9.2.2).",
      how: "Name the site in the `areas` of a planned audit, in the words of the scope.",
    },
    check({ snapshot, report }) {
      const { index } = snapshot;
      const programme = index.singleton("auditProgramme");
      const sites = [...new Set(index.ofKind("scope").flatMap(({ data }) => data.sites ?? []))];
      if (!programme || sites.length < 2) return;
      const areas = areasOf(programme, snapshot).map(fold);
      const missing = sites.filter((site) => !areas.some((area) => area.includes(fold(site)) || fold(site).includes(area)));
      if (missing.length === 0 || missing.length === sites.length) return;
      report(
        programme,
        ["planned"],
        t(
          "No internal audit of this cycle, held or planned, looks at {0}, which the scope includes (clause 9.2.2). Name it in the `areas` of a planned audit.",
          someOf(missing, 5),
        ),
      );
    },
  }),
  defineRule({
    code: "audit/major-not-revisited",
    severity: "warning",
    clause: "9.2.2",
    docs: {
      what: "A major nonconformity was found, and no later internal audit, held or planned, looks at its clause or control again.",
      why: "The programme takes the results of earlier audits into account (clause 9.2.2): where something failed, the next audit looks sooner.",
      how: "Add the clause or control to the next planned audit.",
    },
    check({ snapshot, report }) {
      const programme = snapshot.index.singleton("auditProgramme");
      if (!programme) return;
      const audits = auditsOf(programme, snapshot);
      const open = foundInCycle(programme, snapshot).flatMap(({ found, foundOn, concerned }) => {
        if (found.data.grade !== "major" || isRevisited(concerned, foundOn, audits)) return [];
        return [{ name: `${nameOf(found)} (${someOf(concerned, 3)})`, concerned }];
      });
      if (open.length === 0) return;
      const parts = [...new Set(open.flatMap(({ concerned }) => concerned))];
      report(
        programme,
        ["planned"],
        t(
          "No later audit looks again at what {0} found. The programme takes earlier results into account (clause 9.2.2): add it to the next audit.",
          someOf(
            open.map(({ name }) => name),
            5,
          ),
        ),
        programmeFixes(programme, gapOf(parts), snapshot),
      );
    },
  }),
  defineRule({
    code: "audit/repeat-not-revisited",
    severity: "info",
    clause: "9.2.2",
    docs: {
      what: "Within the cycle several nonconformities were found at one clause or control, none of them major, and no internal audit after the last of them, held or planned, looks at it again. One finding for all.",
      why: "The programme takes the results of earlier audits into account (clause 9.2.2). What failed twice is likely to fail again, and comes sooner than the cycle has it.",
      how: "Add the clause or control to the next planned audit.",
    },
    check({ snapshot, report }) {
      const programme = snapshot.index.singleton("auditProgramme");
      if (!programme) return;
      const audits = auditsOf(programme, snapshot);
      const all = foundInCycle(programme, snapshot);
      const parts = [...new Set(all.flatMap(({ concerned }) => concerned))].filter((part) => {
        const here = all.filter(({ concerned }) => concerned.includes(part));
        const last = here
          .map(({ foundOn }) => foundOn)
          .sort()
          .at(-1);
        // a major one is told of by itself
        if (here.length < 2 || last === undefined || here.some(({ found }) => found.data.grade === "major")) return false;
        return !isRevisited([part], last, audits);
      });
      if (parts.length === 0) return;
      report(
        programme,
        ["planned"],
        t(
          "Nonconformities were found more than once at {0}, and no later audit looks there again. The programme takes earlier results into account (clause 9.2.2): add it to the next audit.",
          someOf(parts, 5),
        ),
        programmeFixes(programme, gapOf(parts), snapshot),
      );
    },
  }),
];

/** A nonconformity with what it concerns. */
interface Found {
  readonly found: IsmsRecord<"nonconformities">;
  readonly foundOn: string;
  readonly concerned: readonly string[];
}

/** The nonconformities of the cycle that name a clause or a control. */
function foundInCycle(programme: Programme, { index, catalog }: Snapshot): Found[] {
  return index.ofKind("nonconformities").flatMap((found) => {
    const { foundOn } = found.data;
    if (!breaksRequirement(found) || foundOn === undefined || !isInCycle(programme, foundOn)) return [];
    const concerned = [...auditableParts(requirementMentions(found), catalog)];
    return concerned.length === 0 ? [] : [{ found, foundOn, concerned }];
  });
}

/** True where an audit after a day looks at one of the parts. */
function isRevisited(concerned: readonly string[], after: string, audits: readonly Coverage[]): boolean {
  return audits.some(({ parts, day }) => day !== undefined && day > after && concerned.some((part) => parts.has(part)));
}

function gapOf(parts: readonly string[]): { readonly clauses: string[]; readonly controls: string[] } {
  return { clauses: parts.filter((part) => /^\d/.test(part)), controls: parts.filter((part) => !/^\d/.test(part)) };
}

/** What an audit covers, and by when. */
interface Coverage {
  readonly parts: ReadonlySet<string>;
  readonly day: string | undefined;
}

/** Internal audits, held or still planned; one that is held counts for what it looked at, not for what it was to look at. */
function auditsOf(programme: Programme, { index, catalog, today }: Snapshot): Coverage[] {
  const recorded = index
    .ofKind("audits")
    .filter((audit) => isInternalAudit(audit) && audit.data.status !== "cancelled")
    .map((audit) => ({ audit, parts: auditableParts(scopeMentions(audit), catalog), day: lastDayOfAudit(audit) }));
  const held = new Set(recorded.flatMap(({ audit, parts }) => (parts.size > 0 && isHeld(audit, today) ? (audit.id ?? []) : [])));
  const planned = (programme.data.planned ?? []).flatMap((item, position): Coverage[] => {
    if (!isInternalAudit({ data: item }) || held.has(item.audit ?? "")) return [];
    const mentions = ["clauses", "controls"].flatMap((field) => mentionsAt(programme, ["planned", position, field]));
    return [{ parts: auditableParts(mentions, catalog), day: item.when === undefined ? undefined : lastDayOf(String(item.when)) }];
  });
  return [...recorded, ...planned];
}

/** The areas that internal audits of the cycle looked at or are to look at. */
function areasOf(programme: Programme, { index }: Snapshot): string[] {
  const audits = index.ofKind("audits").filter((audit) => isInternalAudit(audit) && audit.data.status !== "cancelled");
  const recorded = audits.filter((audit) => isInCycle(programme, lastDayOfAudit(audit))).flatMap(({ data }) => data.scope?.areas ?? []);
  const planned = (programme.data.planned ?? []).filter((item) => isInternalAudit({ data: item })).flatMap(({ areas = [] }) => areas);
  return [...recorded, ...planned].filter((area) => area.trim() !== "");
}

function scopeMentions({ mentions }: IsmsRecord<"audits">): Mention[] {
  return mentions.filter(({ field }) => field === "scope.clauses" || field === "scope.controls");
}

function requirementMentions(found: IsmsRecord<"nonconformities">): Mention[] {
  return ["clauses", "controls", "requirement"]
    .flatMap((field) => mentionsAt(found, [field]))
    .filter(({ target }) => target.type !== "record");
}

/** An audit without a day counts: when it is held is another question. */
function isInCycle({ data }: Programme, day: string | undefined): boolean {
  return day === undefined || ((data.cycle?.from ?? day) <= day && (data.cycle?.to ?? day) >= day);
}

/** The clause above where all below it is missing. */
function topmostClauses(missing: readonly string[], catalog: Catalog): string[] {
  const isMissing = (above: string) =>
    catalog.clauses.every(({ id, requirement }) => !requirement || !isAtOrBelow(id, above) || missing.includes(id));
  return catalog.clauses.flatMap(({ id, parent }) => (isMissing(id) && (parent === undefined || !isMissing(parent)) ? [id] : []));
}

/** The themes of which no applicable control is covered, and the other controls. */
function controlsByTheme(missing: readonly string[], applicable: ReadonlySet<string>, catalog: Catalog) {
  const ofTheme = (controls: Iterable<string>, theme: string) => [...controls].filter((control) => isAtOrBelow(control, theme));
  const whole = catalog.themes.filter(({ id }) => {
    const inside = ofTheme(missing, id);
    return inside.length > 1 && inside.length === ofTheme(applicable, id).length;
  });
  const single = missing.filter((control) => !whole.some(({ id }) => isAtOrBelow(control, id)));
  return { themes: whole.map(({ id }) => id), controls: single.sort((a, b) => catalog.order(a) - catalog.order(b)) };
}
