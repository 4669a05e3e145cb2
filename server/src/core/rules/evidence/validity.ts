import { soaKey } from "../../model/ismsIndex.ts";
import type { IsmsRecord, Mention } from "../../model/record.ts";
import { nameOf } from "../../model/recordFields.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { someOf } from "../../ruleKit/wording.ts";
import { t } from "../../text/l10n.ts";

export const validityRules = [
  defineRule({
    code: "evidence/expired",
    severity: "warning",
    clause: "8.1",
    docs: {
      what: "Evidence is past its `validUntil`, and an SoA entry called implemented or an action called done rests on it alone.",
      why: "Clause 8.1 asks for confidence that processes work as planned. What shows it has run out, so the claim rests on nothing today.",
      how: "Collect new evidence and record it, or take back the claim until you have.",
    },
    check({ snapshot, report }) {
      const claims = claimsWithoutValidEvidence(snapshot);
      for (const [evidence, resting] of claims) {
        report(
          evidence,
          ["validUntil"],
          t(
            "This evidence was valid until {0}, and nothing else shows that {1}. The claim rests on nothing today (clause 8.1): collect new evidence, or take it back.",
            evidence.data.validUntil ?? "",
            someOf(resting, 5),
          ),
        );
      }
    },
  }),
  defineRule({
    code: "evidence/outdated",
    severity: "info",
    clause: "8.1",
    docs: {
      what: "Evidence is past its `validUntil` and nothing newer speaks for the same controls or records. No claim rests on it alone, or `evidence/expired` would say so.",
      why: "Old evidence is worth keeping, but nothing shows any more what it showed: that things run as planned (clause 8.1).",
      how: "Collect new evidence for the same thing. Once there is some, the old record is history and no finding.",
    },
    check({ snapshot, report }) {
      const { index, today } = snapshot;
      const claims = claimsWithoutValidEvidence(snapshot);
      const valid = new Set(index.ofKind("evidence").flatMap((evidence) => (isExpired(evidence, today) ? [] : subjects(evidence))));
      const newest = newestBySubject(index.ofKind("evidence"));
      for (const evidence of index.ofKind("evidence")) {
        if (!isExpired(evidence, today) || claims.has(evidence)) continue;
        const open = subjects(evidence).filter((subject) => !valid.has(subject) && newest.get(subject) === evidence);
        if (open.length === 0) continue;
        report(
          evidence,
          ["validUntil"],
          t(
            "This evidence was valid until {0}, and nothing newer speaks for {1} (clause 8.1). Collect new evidence for it.",
            evidence.data.validUntil ?? "",
            someOf(open, 5),
          ),
        );
      }
    },
  }),
];

function isExpired({ data }: IsmsRecord<"evidence">, today: string): boolean {
  return data.validUntil !== undefined && data.validUntil < today;
}

/** Ids of what evidence speaks for. */
function subjects({ mentions }: IsmsRecord<"evidence">): string[] {
  return mentions.flatMap(({ field, target }) => (field === "for" && "id" in target ? [target.id] : []));
}

function newestBySubject(all: readonly IsmsRecord<"evidence">[]): Map<string, IsmsRecord<"evidence">> {
  const newest = new Map<string, IsmsRecord<"evidence">>();
  for (const evidence of all) {
    for (const subject of subjects(evidence)) {
      const before = newest.get(subject);
      if ((before?.data.validUntil ?? "") < (evidence.data.validUntil ?? "")) newest.set(subject, evidence);
    }
  }
  return newest;
}

/** A record that claims something to be in place. */
interface Claim {
  readonly record: IsmsRecord;
  /** The id under which evidence speaks for it. */
  readonly subject: string;
  readonly text: string;
}

/** Evidence that ran out last among all that supports a claim, with the claims that rest on it. */
function claimsWithoutValidEvidence({ index, today }: Snapshot): Map<IsmsRecord<"evidence">, string[]> {
  const bySubject = new Map<string, IsmsRecord<"evidence">[]>();
  for (const evidence of index.ofKind("evidence")) {
    for (const subject of subjects(evidence)) bySubject.set(subject, [...(bySubject.get(subject) ?? []), evidence]);
  }
  const found = new Map<IsmsRecord<"evidence">, string[]>();
  for (const { record, subject, text } of claimsIn(index)) {
    const cited = record.mentions.filter(({ field }) => field === "evidence");
    const support = [...cited.flatMap((mention) => index.record("evidence", idOf(mention)) ?? []), ...(bySubject.get(subject) ?? [])];
    const last = support.reduce<IsmsRecord<"evidence"> | undefined>(
      (a, b) => (a && (a.data.validUntil ?? "") >= (b.data.validUntil ?? "") ? a : b),
      undefined,
    );
    if (!last || cited.some(isFile) || !support.every((evidence) => isExpired(evidence, today))) continue;
    found.set(last, [...(found.get(last) ?? []), text]);
  }
  return found;
}

function claimsIn(index: Snapshot["index"]): Claim[] {
  const entries = index.ofKind("soaEntry").flatMap((record): Claim[] => {
    const { applicable, status } = record.data;
    const control = soaKey(record);
    return applicable === true && status === "implemented" ? [{ record, subject: control, text: t("{0} is implemented", control) }] : [];
  });
  const actions = index.ofKind("actions").flatMap((record): Claim[] => {
    const name = nameOf(record);
    return record.data.status === "done" ? [{ record, subject: name, text: t("{0} is done", name) }] : [];
  });
  return [...entries, ...actions];
}

function idOf({ target }: Mention): string | undefined {
  return target.type === "record" ? target.id : undefined;
}

function isFile({ target }: Mention): boolean {
  return target.type === "file";
}
