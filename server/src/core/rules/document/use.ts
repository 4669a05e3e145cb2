import type { IsmsIndex } from "../../model/ismsIndex.ts";
import { nameOf, saysNothing } from "../../model/recordFields.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { someOf } from "../../ruleKit/wording.ts";
import { t } from "../../text/l10n.ts";
import { dirname } from "../../text/paths.ts";
import { bindingDocuments, type Document } from "./binding.ts";

/** Nobody reads on beyond some eight pages. */
const MOST_WORDS = 4000;
/** So many documents can be looked at one by one. */
const FEW = 5;

export const useRules = [
  defineRule({
    code: "document/unreferenced",
    severity: "hint",
    clause: "7.5.3",
    docs: {
      what: "Nothing points at an approved document: no link, no record, no text, and it names no control or clause; while most of the others are pointed at. More than five such documents are one finding.",
      why: "Clause 7.5.3 asks that documents are at hand where they are needed. Nobody comes to one that nothing leads to, and nobody misses it when it is out of date.",
      how: "Name in `controls` or `clauses` what it serves, refer to it from the policy or record that it belongs to, or retire it.",
    },
    check({ snapshot: { index }, report }) {
      const documents = bindingDocuments(index);
      const loose = documents.filter((document) => isUnreferenced(document, index));
      // where documents are seldom referred to, that says nothing of any one
      if (loose.length * 2 > documents.length) return;
      if (loose[0] && loose.length > FEW) {
        report(
          loose[0],
          ["id"],
          t(
            "Nothing points at {0} approved documents, and they name no control or clause: {1}. Nobody comes to what nothing leads to (clause 7.5.3): say what they serve, or retire them.",
            loose.length,
            someOf(loose.map(nameOf), FEW),
          ),
        );
        return;
      }
      for (const document of loose) {
        report(
          document,
          ["id"],
          t(
            "Nothing points at this document, and it names no control or clause. Nobody comes to what nothing leads to (clause 7.5.3): say what it serves, refer to it, or retire it.",
          ),
        );
      }
    },
  }),
  defineRule({
    code: "document/too-long",
    severity: "hint",
    clause: "5.2, 7.5.2",
    kind: "document",
    docs: {
      what: "A policy in force has more than 4,000 words in its paragraphs and lists.",
      why: "A policy is communicated to those who are to follow it (clause 5.2 f) and suits them (clause 7.5.2). Nobody reads ten pages, and an auditor asks people what stands in them.",
      how: "Keep what everybody is to follow, and move how it is done to procedures and standards that the policy links to.",
    },
    check(document, { snapshot, report }) {
      const { type, status } = document.data;
      const words = snapshot.files.get(document.path)?.prose.words ?? 0;
      if (type !== "policy" || status !== "approved" || words <= MOST_WORDS) return;
      report(
        document,
        ["title"],
        t(
          "The policy has about {0} words, and nobody reads that many (clauses 5.2 f and 7.5.2). Keep what everybody is to follow, and move how it is done to documents that it links to.",
          Math.round(words / 100) * 100,
        ),
      );
    },
  }),
];

function isUnreferenced(document: Document, index: IsmsIndex): boolean {
  if (!saysNothing(document, ["controls"]) || !saysNothing(document, ["clauses"])) return false;
  const keys = [...(document.id === undefined ? [] : [`record:${document.id}`]), `file:${document.path}`, ...foldersOf(document.path)];
  return keys.every((key) => index.mentionsOf(key).every(({ path }) => path === document.path));
}

/** The folders that a file lies in, which a link may lead to. */
function foldersOf(path: string): string[] {
  const folder = dirname(path);
  return folder === "" ? [] : [`file:${folder}`, ...foldersOf(folder)];
}
