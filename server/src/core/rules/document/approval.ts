import { soaKey } from "../../model/ismsIndex.ts";
import { type IsmsRecord, type Mention, targetKey } from "../../model/record.ts";
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
      const missing = METADATA.filter((field) => saysNothing(document, [field]));
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
      what: "A document that is a draft, is retired or has no status is relied on: an SoA entry calls a control implemented by it, or an approved document refers to it.",
      why: "What is not in force binds nobody, so what rests on it is not in place either.",
      how: "Have it approved, or let the others rely on a document that is in force.",
    },
    check({ snapshot, report }) {
      const inUse = reliedOn(snapshot);
      for (const document of snapshot.index.ofKind("document")) {
        const { status } = document.data;
        const users = inUse(document);
        if (status === "approved" || users.length === 0 || (status === undefined && !saysNothing(document, ["status"]))) continue;
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
      }
    },
  }),
];

const METADATA = ["id", "title", "type", "version", "status", "owner"] as const;

/** Writes what can be told from the file, and empty values, which stay findings, for the rest. */
function addMetadata(document: IsmsRecord, missing: readonly (typeof METADATA)[number][], { files }: Snapshot): Fix {
  const heading = files.get(document.path)?.headings.find(({ level }) => level === 1)?.text;
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

/** Something that rests on a document. */
interface User {
  readonly name: string;
  /** The document that only refers to it; undefined for SoA entries. */
  readonly referrer?: IsmsRecord<"document">;
}

/**
 * Gives a function that names what relies on a document: SoA entries in work and approved documents. One without a status is
 * judged by the SoA alone, because approved documents may link to any page.
 */
function reliedOn({ index, files }: Snapshot): (document: IsmsRecord<"document">) => string[] {
  const users = new Map<string, User[]>();
  const note = (mention: Mention, user: User) => {
    const key = targetKey(mention.target);
    users.set(key, [...(users.get(key) ?? []), user]);
  };
  for (const entry of index.ofKind("soaEntry")) {
    const { applicable, status } = entry.data;
    if (applicable !== true || (status !== "implemented" && status !== "partial")) continue;
    const user = { name: t("the SoA entry of {0}", soaKey(entry)) };
    for (const mention of entry.mentions) if (mention.field === "documents") note(mention, user);
  }
  for (const referrer of index.ofKind("document").filter(({ data }) => data.status === "approved")) {
    const user = { name: nameOf(referrer), referrer };
    for (const mention of files.get(referrer.path)?.mentions ?? []) {
      if (isReference(mention)) note(mention, user);
    }
  }
  return (document) => {
    const keys = [...(document.id === undefined ? [] : [`record:${document.id}`]), `file:${document.path}`];
    const found = keys.flatMap((key) => users.get(key) ?? []);
    const counted = found.filter(({ referrer }) => !referrer || (referrer !== document && document.data.status !== undefined));
    return [...new Set(counted.map(({ name }) => name))];
  };
}

function isReference({ target, field }: Mention): boolean {
  return (target.type === "file" || target.type === "record") && field !== "supersedes";
}
