import { type CompletionItem, CompletionItemKind } from "vscode-languageserver-types";
import { framework, type Requirement, requirementLabel, requirementName } from "../../catalog/crosswalks.ts";
import { mentionsIn, type SourceFile } from "../../model/sourceFile.ts";
import type { Span } from "../../text/span.ts";

/** How the ids of a framework begin in a text. Group 1: what of it is replaced. */
interface Beginning {
  readonly framework: string;
  readonly pattern: RegExp;
  /** Only where the ISMS names the framework or the file cites it: the letters alone may mean anything. */
  readonly needsName?: boolean;
}

const ARTICLE = String.raw`[ \u00a0](A[\w. ()]{0,16})?$`;
const BEGINNINGS: readonly Beginning[] = [
  { framework: "gdpr", pattern: new RegExp(`(?<!\\w)(?:GDPR|DS-?GVO|RGPD)${ARTICLE}`) },
  { framework: "nis2", pattern: new RegExp(`(?<!\\w)NIS[ -]?2${ARTICLE}`) },
  { framework: "dora", pattern: new RegExp(`(?<!\\w)DORA${ARTICLE}`) },
  { framework: "nis2-2024-2690", pattern: /(?<!\w)(?:NIS[ -]?2 |2024\/2690,? )Annex ([\d.]{0,4})$/ },
  { framework: "soc2", pattern: /(?<!\w)SOC ?2 ((?:CC|PI|[ACP])?\d?\.?\d?)$/ },
  { framework: "soc2", pattern: /(?<![\w.])((?:CC|PI)\d?\.?\d?)$/, needsName: true },
  { framework: "nist-csf", pattern: /(?<!\w)CSF(?: 2\.0)? ([A-Z]{0,2}\.?[A-Z]{0,2}-?\d{0,2})$/ },
  { framework: "nist-csf", pattern: /(?<![\w.])((?:GV|ID|PR|DE|RS|RC)\.[A-Z]{0,2}-?\d{0,2})$/ },
  { framework: "nist-800-53", pattern: /(?<!\w)(?:800-53(?: Rev\. 5|r5)?|NIST) ([A-Z]{1,2}-?\d{0,2}(?:\(\d{0,2})?)$/ },
  { framework: "nist-800-53", pattern: /(?<![\w.])([A-Z]{2}-\d{0,2}(?:\(\d{0,2})?)$/, needsName: true },
];
const LOOK_BEHIND = 48;

/** The requirements of another framework whose ids what stands before the cursor begins, and what they replace. */
export function requirementItems(
  text: string,
  offset: number,
  file: SourceFile,
  frameworks: readonly string[],
): { readonly items: readonly CompletionItem[]; readonly span: Span } | undefined {
  const before = text.slice(Math.max(0, offset - LOOK_BEHIND), offset);
  for (const { framework: id, pattern, needsName } of BEGINNINGS) {
    const match = pattern.exec(before);
    const owner = match ? framework(id) : undefined;
    if (match === null || owner === undefined) continue;
    if (needsName && !frameworks.includes(id) && !cites(file, id)) continue;
    return {
      items: owner.requirements.map((one, order) => item(one, order, requirementLabel(one))),
      span: { start: offset - (match[1] ?? "").length, end: offset },
    };
  }
  return undefined;
}

/** The requirements of the frameworks that an ISMS names, for a field that says where something comes from. */
export function namedRequirementItems(frameworks: readonly string[]): CompletionItem[] {
  const requirements = frameworks.flatMap((id) => framework(id)?.requirements ?? []);
  return requirements.map((requirement, order) => item(requirement, order, requirementName(requirement)));
}

function cites(file: SourceFile, id: string): boolean {
  return mentionsIn(file).some(({ target }) => target.type === "foreign" && target.standard === id);
}

function item(requirement: Requirement, order: number, label: string): CompletionItem {
  const { framework: owner, title } = requirement;
  return {
    label,
    labelDetails: { description: title },
    detail: `${owner.name}, ${owner.edition}`,
    kind: CompletionItemKind.Reference,
    filterText: `${label} ${title}`,
    sortText: `f${String(order).padStart(4, "0")}`,
    insertText: label,
  };
}
