import { type DocumentMetadata, missingMetadata } from "../../model/documentMetadata.ts";
import { soaKey } from "../../model/ismsIndex.ts";
import type { IsmsRecord, Mention } from "../../model/record.ts";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { scalarText } from "../../ruleKit/editYaml.ts";
import { setFieldFix, setFieldsFix } from "../../ruleKit/fixes.ts";
import { defineRule, type Fix } from "../../ruleKit/rule.ts";
import { someOf } from "../../ruleKit/wording.ts";
import { t } from "../../text/l10n.ts";
import { basename } from "../../text/paths.ts";

export const approvalRules = [
  defineRule({
    code: "document/missing-metadata",
    severity: "warning",
    clause: "7.5.2",
    kind: "document",
    docs: {
      what: "A document lacks some of id, title, type, version, status and owner.",
      why: "Clause 7.5.2 asks that documented information is identified and described; without this nobody can cite it, tell its versions apart, or knows who answers for it.",
      how: "Add the fields to the front matter, or where else the document states its others; in front matter the quick fix writes them with empty values where it cannot know them. Front matter with none of id, type, version and status is taken for a web page's and left alone.",
    },
    check(document, { report, snapshot }) {
      const { id, type, version, status } = document.data;
      if ((id ?? type ?? version ?? status) === undefined) return;
      const missing = missingMetadata(document);
      if (missing.length === 0) return;
      const fields = missing.map((field) => `\`${field}\``).join(", ");
      report(
        document,
        [],
        document.carrier === "frontMatter"
          ? t(
              "The document lacks {0}. Clause 7.5.2 asks that a document can be identified and that someone answers for it; add them to its front matter.",
              fields,
            )
          : t(
              "The document lacks {0}. Clause 7.5.2 asks that a document can be identified and that someone answers for it; add them where it states the others.",
              fields,
            ),
        document.carrier === "frontMatter" ? [addMetadata(document, missing, snapshot)] : [],
      );
    },
  }),
  defineRule({
    code: "document/unapproved",
    severity: "warning",
    clause: "7.5.2",
    kind: "document",
    docs: {
      what: "A document calls itself approved, but does not say by whom or when, or its approval lies in the future.",
      why: "Clause 7.5.2 asks for approval for suitability and adequacy. A status without an approver and a day is a claim that nobody stands for.",
      how: "Record `approvedBy` and `approvedOn`, or set the status to `draft` until it is approved.",
    },
    check(document, { report, snapshot }) {
      const { status, approvedOn } = document.data;
      if (status !== "approved") return;
      const missing = ["approvedBy", "approvedOn"].filter((field) => saysNothing(document, [field]));
      const fixes = [setFieldFix(t("Set the status to `draft`"), document, ["status"], "draft")];
      if (missing.length > 0) {
        const fields = missing.map((field) => `\`${field}\``).join(t(" and "));
        report(
          document,
          ["status"],
          t(
            "The document is called approved, but lacks {0}, so nobody stands for it (clause 7.5.2). Record the approval, or call it a draft.",
            fields,
          ),
          fixes,
        );
      } else if (approvedOn !== undefined && approvedOn > snapshot.today) {
        report(
          document,
          ["approvedOn"],
          t(
            "The approval is dated {0}, which is still to come: the document is not approved yet (clause 7.5.2). Correct the day, or call it a draft.",
            approvedOn,
          ),
          fixes,
        );
      }
    },
  }),
  defineRule({
    code: "document/not-in-force",
    severity: "info",
    clause: "7.5.2",
    docs: {
      what: "A document that is a draft, is retired or has no status is relied on: an SoA entry calls a control implemented by it, or an approved document refers to it; of a retired one also, that a duty, obligation, requirement or exception of today names it.",
      why: "What nobody has approved (clause 7.5.2 c), or what was withdrawn, binds nobody, so what rests on it is not in place either.",
      how: "Have it approved, or let the others rely on a document that is in force.",
    },
    kind: "document",
    check(document, { snapshot, report }) {
      const { status } = document.data;
      if (status === "approved" || (status === undefined && !saysNothing(document, ["status"]))) return;
      const users = usersOf(document, snapshot);
      if (users.length === 0) return;
      const state = status === "draft" ? t("a draft") : status === "retired" ? t("retired") : t("without a status");
      report(
        document,
        ["status"],
        t(
          "The document is {0}, yet relied on by {1}. What is not in force binds nobody (clause 7.5.2): have it approved, or rely on another.",
          state,
          someOf(users, 5),
        ),
      );
    },
  }),
];

/** Writes what can be told from the file, and empty values, which stay findings, for the rest. */
function addMetadata(document: IsmsRecord, missing: readonly DocumentMetadata[], { files }: Snapshot): Fix {
  const heading = files.get(document.path)?.headings.all.find(({ level }) => level === 1)?.text;
  const known: Partial<Record<string, string>> = {
    title:
      heading ??
      basename(document.path)
        .replace(/\.[a-z]+$/i, "")
        .replace(/[-_]+/g, " "),
    version: "0.1",
    status: "draft",
  };
  const value = (field: string) => (field === "version" ? '"0.1"' : scalarText(known[field] ?? ""));
  return setFieldsFix(
    t("Add the missing metadata"),
    document,
    missing.map((field) => ({ path: [field], value: value(field) })),
    { preferred: true },
  );
}

/**
 * What relies on a document: SoA entries in work, and approved documents that refer to it. One without a status is judged by the SoA
 * alone, because approved documents may link to any page.
 */
function usersOf(document: IsmsRecord<"document">, { index, files, today }: Snapshot): string[] {
  const keys = [...(document.id === undefined ? [] : [`record:${document.id}`]), `file:${document.path}`];
  const mentions = keys.flatMap((key) => index.mentionsOf(key));
  const entries = mentions.flatMap(({ record, mention }) =>
    record?.kind === "soaEntry" && mention.field === "documents" ? [record as IsmsRecord<"soaEntry">] : [],
  );
  const relying = entries.filter(({ data }) => data.applicable === true && (data.status === "implemented" || data.status === "partial"));
  const referring = mentions.filter(({ mention }) => document.data.status !== undefined && isReference(mention));
  const referrers = referring.flatMap(({ path }) => files.get(path)?.records ?? []).filter(isApprovedDocument);
  const standing =
    document.data.status === "retired" ? mentions.flatMap(({ record }) => (record && isInUse(record, today) ? [record] : [])) : [];
  const names = [
    ...standing.map(nameOf),
    ...relying.map((entry) => t("the SoA entry of {0}", soaKey(entry))),
    ...referrers.flatMap((referrer) => (referrer === document ? [] : [nameOf(referrer)])),
  ];
  return [...new Set(names)];
}

function isApprovedDocument(record: IsmsRecord): boolean {
  return record.kind === "document" && (record as IsmsRecord<"document">).data.status === "approved";
}

function isReference({ target, field }: Mention): boolean {
  return (target.type === "file" || target.type === "record") && field !== "supersedes";
}

/** Kinds whose records say what holds today, as long as they have not ended. */
const STANDING: ReadonlySet<string> = new Set(["activities", "obligations", "interestedParties", "exceptions"]);

function isInUse({ kind, data }: IsmsRecord, today: string): boolean {
  const { status, until, endedOn } = data as { readonly status?: string; readonly until?: string; readonly endedOn?: string };
  return STANDING.has(kind) && status !== "ended" && status !== "rejected" && endedOn === undefined && (until ?? today) >= today;
}
