import type { ControlUse } from "../../model/controlUse.ts";
import { soaKey } from "../../model/ismsIndex.ts";
import type { IsmsRecord } from "../../model/record.ts";
import { saysNothing } from "../../model/recordFields.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { BACKED_REASONS, type BackedReason, backingOf, supports } from "../../model/soa.ts";
import { reportLacking } from "../../ruleKit/lacking.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { type Weakness, weaknessReader } from "../../ruleKit/weakWording.ts";
import { someOf } from "../../ruleKit/wording.ts";
import { nodeAt } from "../../syntax/node.ts";
import { t } from "../../text/l10n.ts";
import { wordsOf } from "../../text/words.ts";

type Entry = IsmsRecord<"soaEntry">;

export const justificationRules = [
  defineRule({
    code: "soa/unjustified-exclusion",
    severity: "warning",
    clause: "6.1.3 d",
    kind: "soaEntry",
    docs: {
      what: "A control is excluded without a justification.",
      why: "Clause 6.1.3 d asks why each control of Annex A that is left out is left out. An exclusion without a reason cannot be told from a control that was forgotten.",
      how: "Say in a sentence what is absent here that makes the control unnecessary, or include the control.",
    },
    check(entry, { report }) {
      if (entry.data.applicable !== false || !saysNothing(entry, ["justification"])) return;
      report(
        entry,
        ["justification"],
        t(
          "{0} is excluded without a justification. Clause 6.1.3 d asks why: say what is absent here that makes the control unnecessary, or include it.",
          soaKey(entry),
        ),
      );
    },
  }),
  defineRule({
    code: "soa/unjustified-inclusion",
    severity: "warning",
    clause: "6.1.3 d",
    docs: {
      what: "A control is included without a justification and without a reason that something bears out, or its justification is left empty. Where no included control of a file has either, or many have none, that is a single finding.",
      why: "Inclusion needs a reason as much as exclusion does (clause 6.1.3 d). That a control is good practice does not say why this organisation needs it.",
      how: "Name the reason (`risk`, `legal`, `contract` or `business`) with the risk or obligation that cites the control, or write a justification.",
    },
    check(context) {
      const included = context.snapshot.index.ofKind("soaEntry").filter(({ data }) => data.applicable === true);
      for (const entry of included) {
        if (!saysNothing(entry, ["justification"]) || hasNoReason(entry)) continue;
        if (isGoodPracticeOnly(entry)) context.report(entry, ["justification"], goodPracticeOnly(entry));
        // a backed reason is enough, but a justification that someone began and left empty says that the entry is unfinished
        else if (nodeAt(entry.node, ["justification"])) context.report(entry, ["justification"], unfinished(entry));
      }
      reportLacking(context, included, {
        lacks: (entry) => saysNothing(entry, ["justification"]) && hasNoReason(entry),
        field: "justification",
        nameOf: soaKey,
        one: (control) =>
          t(
            "{0} is included without a justification. Clause 6.1.3 d asks why a control is needed as much as why one is left out: name a reason that a risk or obligation bears out, or say it in a sentence.",
            control,
          ),
        all: (count) =>
          t(
            "None of the {0} included controls has a reason or a justification. Clause 6.1.3 d asks why each is needed: treat the risks first, name for each control the risk or obligation that asks for it, and leave out what nothing asks for.",
            count,
          ),
        many: (count, of, controls) =>
          t(
            "{0} of the {1} included controls have no reason and no justification ({2}). Clause 6.1.3 d asks why each is needed: name the risk or obligation that asks for it, or say it in a sentence.",
            count,
            of,
            controls,
          ),
      });
    },
  }),
  defineRule({
    code: "soa/weak-justification",
    severity: "info",
    clause: "6.1.3 d",
    docs: {
      what: 'A justification says nothing: "N/A", "best practice", "required by the standard", words of a template, one or two words, or the same text in many entries.',
      why: "Clause 6.1.3 d asks for a justification, and an auditor reads it as none: it would fit every control of every organisation.",
      how: "Say what in this organisation makes the control necessary or unnecessary, naming the risk, obligation, system or place.",
    },
    check({ snapshot, report }) {
      const weaknessOf = weaknessReader();
      const sound: Entry[] = [];
      for (const entry of snapshot.index.ofKind("soaEntry")) {
        const { applicable, justification = "" } = entry.data;
        if (applicable === undefined || justification.trim() === "") continue;
        const found = weaknessOf(justification);
        const weakness = found === "too-short" && (standsOnReason(entry) || namesSomething(entry, snapshot)) ? undefined : found;
        if (weakness === undefined) sound.push(entry);
        else report(entry, ["justification"], weaknessMessage(weakness, soaKey(entry), justification));
      }
      for (const group of repeatedTexts(sound)) {
        const [first, ...others] = group as [Entry, ...Entry[]];
        report(
          first,
          ["justification"],
          t(
            "{0} entries share this justification word for word ({1}). Text that fits every control justifies none of them (clause 6.1.3 d): say for each why it is needed or left out.",
            group.length,
            someOf([first, ...others].map(soaKey), 5),
          ),
        );
      }
    },
  }),
  defineRule({
    code: "soa/reason-without-record",
    severity: "warning",
    clause: "6.1.3 b",
    docs: {
      what: "An entry gives a reason that nothing in the ISMS bears out: `risk` although no treated risk cites the control, `legal`, `contract` or `business` although no such obligation in force does, nor, for `business`, a requirement of an interested party.",
      why: "Controls follow from treating risks and from obligations (clause 6.1.3 b). A reason without a record is a claim that falls with the auditor's first question.",
      how: "Add the control to the treatment of the risk, or to the obligation, that it answers; or correct the reason.",
    },
    kind: "soaEntry",
    check(entry, { snapshot, report, controlUse, once }) {
      for (const reason of claims(entry)) {
        if (!isBare(entry, reason, controlUse())) continue;
        const isAlone = hasAnyBacking(reason, snapshot);
        // where nothing of the sort is recorded at all, that is one finding for all entries
        const bare = isAlone ? [entry] : once(`bare ${reason}`, () => bareEntries(reason, snapshot, controlUse()));
        if (bare[0] !== entry) continue;
        report(
          entry,
          reasonPath(entry, reason),
          bare.length > 1 ? nothingRecordedMessage(reason, bare.length) : withoutRecordMessage(reason, soaKey(entry)),
        );
      }
    },
  }),
];

function hasNoReason(entry: Entry): boolean {
  return (entry.data.reasons ?? []).length === 0 && saysNothing(entry, ["reasons"]);
}

function isGoodPracticeOnly(entry: Entry): boolean {
  return (entry.data.reasons ?? []).length > 0 && claims(entry).length === 0;
}

function goodPracticeOnly(entry: Entry): string {
  return t(
    "{0} is included only because it is good practice, which justifies nothing on its own. Clause 6.1.3 d asks why this organisation needs it: name a risk, law, contract or business requirement, or say it in a sentence.",
    soaKey(entry),
  );
}

function unfinished(entry: Entry): string {
  return t(
    "The justification of {0} is left empty, so nobody has said yet why the control is needed (clause 6.1.3 d). Write it in a sentence, or take the empty field out if the reasons say all there is.",
    soaKey(entry),
  );
}

/** The reasons of an entry that something must bear out. */
function claims({ data }: Entry): BackedReason[] {
  return BACKED_REASONS.filter((reason) => data.reasons?.includes(reason));
}

/** An inclusion with a reason rests on the risk or obligation behind it; its text may be short. */
function standsOnReason(entry: Entry): boolean {
  return entry.data.applicable === true && claims(entry).length > 0;
}

/** The justification names a record, a clause or the rule of another standard: a short one, but one that can be followed. */
function namesSomething(entry: Entry, { index }: Snapshot): boolean {
  const node = nodeAt(entry.node, ["justification"]);
  return entry.mentions.some(({ start, end, target }) => {
    if (!node || start < node.start || end > node.end) return false;
    return target.type === "clause" || target.type === "foreign" || (target.type === "record" && index.withId(target.id).length > 0);
  });
}

function weaknessMessage(weakness: Weakness, control: string, text: string): string {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  switch (weakness) {
    case "says-nothing":
      return t(
        'The justification of {0}, "{1}", would fit every control of every organisation. Clause 6.1.3 d asks for a reason: say what here makes the control necessary or unnecessary.',
        control,
        shown,
      );
    case "placeholder":
      return t(
        'The justification of {0}, "{1}", is a blank that nobody has filled in. Clause 6.1.3 d asks for a reason: write why the control is in or left out.',
        control,
        shown,
      );
    case "too-short":
      return t(
        'The justification of {0}, "{1}", is too short to explain the decision (clause 6.1.3 d). Say it in a sentence that an auditor can follow.',
        control,
        shown,
      );
  }
}

/** The same text in so many entries comes from a template, not from thinking about each. */
const MANY = 5;

/**
 * Entries that share one text. Leaving out a whole theme for one reason (no office, so no physical controls) is sound, and so
 * is a text beside a reason that a record bears out.
 */
function repeatedTexts(entries: readonly Entry[]): Entry[][] {
  const byText = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (standsOnReason(entry)) continue;
    const key = `${entry.data.applicable} ${wordsOf(entry.data.justification ?? "").join(" ")}`;
    byText.set(key, [...(byText.get(key) ?? []), entry]);
  }
  return [...byText.values()].filter((group) => {
    const themes = new Set(group.map((entry) => soaKey(entry).split(".").slice(0, 2).join(".")));
    return group.length >= MANY && (themes.size > 1 || group[0]?.data.applicable === true);
  });
}

/** Nothing bears out the reason that an entry gives; a business reason may be stated in the entry itself. */
function isBare(entry: Entry, reason: BackedReason, use: ControlUse): boolean {
  if (entry.data.applicable !== true || !entry.data.reasons?.includes(reason)) return false;
  const isStated = reason === "business" && !saysNothing(entry, ["justification"]);
  return !isStated && backingOf(reason, soaKey(entry), use).length === 0;
}

function bareEntries(reason: BackedReason, { index }: Snapshot, use: ControlUse): Entry[] {
  return index.ofKind("soaEntry").filter((entry) => isBare(entry, reason, use));
}

function hasAnyBacking(reason: BackedReason, { index }: Snapshot): boolean {
  if (reason === "risk") return index.has("risks");
  if (reason === "business" && index.has("interestedParties")) return true;
  return index.ofKind("obligations").some((obligation) => supports(obligation, reason));
}

function reasonPath({ data }: Entry, reason: BackedReason): (string | number)[] {
  return ["reasons", data.reasons?.indexOf(reason) ?? 0];
}

function withoutRecordMessage(reason: BackedReason, control: string): string {
  switch (reason) {
    case "risk":
      return t(
        "{0} is included for a risk, but no treated risk cites it. Controls follow from treating risks (clause 6.1.3 b): add it to the treatment that needs it, or correct the reason.",
        control,
      );
    case "legal":
      return t(
        "{0} is included for a legal reason, but no law or regulation in force cites it. Record the obligation that asks for it (control A.5.31), or correct the reason.",
        control,
      );
    case "contract":
      return t(
        "{0} is included for a contract, but no contract in force cites it. Record the obligation that asks for it (control A.5.31), or correct the reason.",
        control,
      );
    case "business":
      return t(
        "{0} is included for a business reason that is stated nowhere. Write it as the justification, or record the internal obligation or the interested party that asks for it (clause 6.1.3 d).",
        control,
      );
  }
}

function nothingRecordedMessage(reason: BackedReason, count: number): string {
  switch (reason) {
    case "risk":
      return t(
        "{0} entries give a risk as their reason, but no risk is recorded at all. Controls follow from treating risks (clause 6.1.3 b): record the risks with the controls that treat them.",
        count,
      );
    case "legal":
      return t(
        "{0} entries give a legal reason, but no law or regulation is recorded. Record the obligations with the controls that answer them (control A.5.31), or correct the reasons.",
        count,
      );
    case "contract":
      return t(
        "{0} entries give a contract as their reason, but no contract is recorded. Record the obligations with the controls that answer them (control A.5.31), or correct the reasons.",
        count,
      );
    case "business":
      return t(
        "{0} entries give a business reason that is stated nowhere. Write each as the justification, or record the internal obligations or interested parties that ask for them (clause 6.1.3 d).",
        count,
      );
  }
}
