import type { IsmsRecord } from "../../model/record.ts";
import { nameOf } from "../../model/recordFields.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { scalarText } from "../../ruleKit/editYaml.ts";
import { defineRule, type Fix } from "../../ruleKit/rule.ts";
import { type ScopeWords, scopeWords } from "../../ruleKit/scopeWords.ts";
import { startRecordFix } from "../../ruleKit/startRecord.ts";
import { t } from "../../text/l10n.ts";
import { isDecided } from "../change/state.ts";

type Change = IsmsRecord<"changes">;

export const scopeChangeRules = [
  defineRule({
    code: "scope/changed-without-change",
    severity: "warning",
    clause: "6.3",
    docs: {
      what: "The approved scope is in a later version than its first, and no change that was decided by then concerns it. Where there is a certificate, the change is one made after the certification was decided.",
      why: "Changes of the management system are carried out in a planned manner (clause 6.3), and none goes deeper than one of its borders (clause 4.3): risks, Statement of Applicability and certificate rest on them. The certification body must hear of it as well.",
      how: "Record the change under `changes` with its reason, its consequences and who decided it. It concerns the scope where its title, description or reason names the scope, or where `affects` names a site or a document for clause 4.3. Where nothing has changed, keep version and day of approval, and record the look at it in `reviewedOn`.",
    },
    check({ once, snapshot, report }) {
      const { index, today } = snapshot;
      const scope = index.ofKind("scope").find(({ data }) => data.approvedOn !== undefined && data.approvedOn <= today);
      const version = index.ofKind("scope").find(({ data }) => data.version !== undefined)?.data.version;
      const approvedOn = scope?.data.approvedOn;
      if (!scope || approvedOn === undefined || !isLaterVersion(version)) return;
      const certifiedOn = certificationBefore(approvedOn, snapshot);
      const words = once("scope words", scopeWords);
      const changes = index
        .ofKind("changes")
        .filter((change) => isBehind(change, approvedOn, certifiedOn) && concernsScope(change, words, snapshot));
      if (changes.some((change) => isDecided(change, today))) return;
      const field = scope.data.version === undefined ? "approvedOn" : "version";
      const open = changes.find(({ data }) => data.status !== "rejected");
      if (open) {
        report(
          scope,
          [field],
          t(
            "The scope was approved in version {0} on {1}, but {2}, the change behind it, is not decided. Changes of the management system are planned (clauses 4.3 and 6.3): record who decided it and when, and its status.",
            version,
            approvedOn,
            nameOf(open),
          ),
        );
        return;
      }
      report(
        scope,
        [field],
        certifiedOn === undefined
          ? t(
              "The scope was approved in version {0} on {1}, and no change that was decided by then concerns it. Changes of the management system are planned (clauses 4.3 and 6.3): record what was changed, why, and what follows from it.",
              version,
              approvedOn,
            )
          : t(
              "The scope was approved in version {0} on {1}, after the certification was decided on {2}, and no change in between concerns it (clauses 4.3 and 6.3). Record what was changed, why, and what follows from it, and tell the certification body.",
              version,
              approvedOn,
              certifiedOn,
            ),
        [createChangeFix(String(version))],
      );
    },
  }),
];

/**
 * True for a version behind the first that was approved: `1.1`, `v2`. Versions below 1 are drafts; what is no number, or a day or
 * year, tells nothing of what went before.
 */
function isLaterVersion(version: string | number | undefined): version is string | number {
  const [, major, minor = ""] = /^\D{0,9}?(\d{1,3})((?:\.\d{1,3})*)(?![\d/-]|\.\d)/.exec(String(version ?? "").trim()) ?? [];
  if (major === undefined || Number(major) === 0) return false;
  return Number(major) > 1 || /[1-9]/.test(minor);
}

/** The day from which the certification holds, where the scope was approved after it. */
function certificationBefore(approvedOn: string, { index }: Snapshot): string | undefined {
  const { decidedOn, certificate } = index.singleton("certification")?.data ?? {};
  const day = decidedOn ?? certificate?.issued;
  return day !== undefined && day < approvedOn ? day : undefined;
}

/** True for a change that was decided, asked for or planned by the day of approval; where there is a certificate, after that. */
function isBehind({ data }: Change, approvedOn: string, certifiedOn = ""): boolean {
  const days = [data.requestedOn, data.approvedOn, data.date, data.implementedOn].filter((day) => day !== undefined);
  const isNew = days.length === 0 || days.some((day) => day > certifiedOn);
  return isNew && (data.approvedOn === undefined ? days.every((day) => day <= approvedOn) : data.approvedOn <= approvedOn);
}

function concernsScope({ data }: Change, words: ScopeWords, { index }: Snapshot): boolean {
  const { title = "", description = "", reason = "", affects = [] } = data;
  if ([title, description, reason].some(words.namesScope)) return true;
  return affects.some((id) =>
    index.withId(id).some((record) => {
      if (record.kind === "assets") return (record as IsmsRecord<"assets">).data.type === "site";
      return record.kind === "document" && isOfScope(record as IsmsRecord<"document">, words);
    }),
  );
}

function isOfScope({ data }: IsmsRecord<"document">, words: ScopeWords): boolean {
  return words.namesScope(data.title ?? "") || (data.clauses ?? []).some((clause) => String(clause).split(" ")[0] === "4.3");
}

/** What was changed, and who decided it, is for people to write. */
function createChangeFix(version: string): Fix {
  const title = scalarText(t("Change of the scope to version {0}", version));
  return startRecordFix(t("Start the record of the change"), "changes", [`title: ${title}`, "type: isms", "reason:", "consequences:"]);
}
