/** Writes the reference documentation out of what kinds, rules and features say of themselves. Runs after generate.ts. */
import { features } from "../server/src/core/generated/features.ts";
import { rules } from "../server/src/core/generated/rules.ts";
import { ruleFile } from "../server/src/core/ruleKit/ruleUrl.ts";
import { kinds } from "../server/src/core/schema/kinds.ts";
import { featureTable, kindIndex, kindPage, ruleIndex, rulePage } from "./generate/docs.ts";
import { write, writeFolder } from "./generate/write.ts";

/** Requests of LSP that people look for in the table and that the server does not answer. */
const UNANSWERED = [
  "callHierarchy/*",
  "textDocument/codeLens",
  "textDocument/declaration",
  "textDocument/diagnostic",
  "textDocument/documentColor",
  "textDocument/documentHighlight",
  "textDocument/documentLink",
  "textDocument/foldingRange",
  "textDocument/formatting",
  "textDocument/implementation",
  "textDocument/linkedEditingRange",
  "textDocument/rename",
  "textDocument/selectionRange",
  "textDocument/semanticTokens/*",
  "textDocument/signatureHelp",
  "textDocument/typeDefinition",
];

await writeFolder(
  "docs/rules",
  new Map([["README.md", ruleIndex(rules)], ...rules.map((rule): [string, string] => [ruleFile(rule.code), rulePage(rule)])]),
);
await writeFolder(
  "docs/kinds",
  new Map([["README.md", kindIndex(kinds)], ...kinds.map((kind): [string, string] => [`${kind.name}.md`, kindPage(kind)])]),
);
await write("docs/language-server.md", featureTable(features, UNANSWERED));
