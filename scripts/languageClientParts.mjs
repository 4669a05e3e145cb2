import { readFile } from "node:fs/promises";
import path from "node:path";

/** What a server may announce (`ServerCapabilities` of LSP 3.18), and the file in lib/common/ of vscode-languageclient that answers to it. */
const PARTS = {
  callHierarchyProvider: "callHierarchy",
  codeActionProvider: "codeAction",
  codeLensProvider: "codeLens",
  colorProvider: "colorProvider",
  completionProvider: "completion",
  declarationProvider: "declaration",
  definitionProvider: "definition",
  diagnosticProvider: "diagnostic",
  documentFormattingProvider: "formatting",
  documentHighlightProvider: "documentHighlight",
  documentLinkProvider: "documentLink",
  documentOnTypeFormattingProvider: "formatting",
  documentRangeFormattingProvider: "formatting",
  documentSymbolProvider: "documentSymbol",
  executeCommandProvider: "executeCommand",
  foldingRangeProvider: "foldingRange",
  hoverProvider: "hover",
  implementationProvider: "implementation",
  inlayHintProvider: "inlayHint",
  inlineCompletionProvider: "inlineCompletion",
  inlineValueProvider: "inlineValue",
  linkedEditingRangeProvider: "linkedEditingRange",
  notebookDocumentSync: "notebook",
  referencesProvider: "reference",
  renameProvider: "rename",
  selectionRangeProvider: "selectionRange",
  semanticTokensProvider: "semanticTokens",
  signatureHelpProvider: "signatureHelp",
  typeDefinitionProvider: "typeDefinition",
  typeHierarchyProvider: "typeHierarchy",
  "workspace.fileOperations": "fileOperations",
  "workspace.textDocumentContent": "textDocumentContent",
  workspaceSymbolProvider: "workspaceSymbol",
};

/** What the client does for every server, or must be able to do when a server asks for it later: these parts are never left out. */
const ALWAYS = ["textDocumentSync", "workspace.workspaceFolders"];

/**
 * Leaves those parts of vscode-languageclient out of a bundle that a server with these capabilities has no use for: more than a
 * quarter of it. The library makes all of its parts for each client, so a part that does nothing takes the place of one that is left out.
 *
 * A capability to which no part answers fails the build, and so does a library whose parts are not where or what they were.
 */
export function languageClientParts(capabilities) {
  const announced = names(capabilities).filter((name) => !ALWAYS.includes(name));
  const unanswered = announced.filter((name) => !(name in PARTS));
  if (unanswered.length > 0) throw new Error(`vscode-languageclient has no part that answers to ${unanswered.join(", ")}`);
  const kept = new Set(announced.map((name) => PARTS[name]));
  const leftOut = new Set(Object.values(PARTS).filter((part) => !kept.has(part)));

  return {
    name: "language-client-parts",
    setup({ onLoad, onEnd }) {
      const unseen = new Set(Object.values(PARTS));
      onLoad({ filter: /[\\/]vscode-languageclient[\\/]lib[\\/]common[\\/]\w+\.js$/ }, async ({ path: file }) => {
        const part = path.basename(file, ".js");
        const source = await readFile(file, "utf8");
        unseen.delete(part);
        const errors = [...unmet(part, source), ...(part === "api" ? [] : usesOf(leftOut, source))].map((text) => ({
          text: `${file}: ${text}`,
        }));
        return { contents: leftOut.has(part) ? idle(source) : source, errors };
      });
      onEnd(() => ({
        errors: [...unseen].map((part) => ({ text: `vscode-languageclient has no lib/common/${part}.js any more, or does not use it` })),
      }));
    },
  };
}

/** The names of all that a server announces; what concerns the workspace is named one by one. */
function names({ workspace = {}, ...rest }) {
  return [...Object.keys(rest), ...Object.keys(workspace).map((name) => `workspace.${name}`)];
}

/** The capabilities that a part of the library should answer to by its name, and does not. */
function unmet(part, source) {
  return Object.keys(PARTS)
    .filter((name) => PARTS[name] === part && !source.includes(`.${name.split(".").at(-1)}`))
    .map((name) => `this part does not answer to ${name}`);
}

/** What a file of the library needs of parts that are left out beyond their features. `api.js` only hands on what they export. */
function usesOf(leftOut, source) {
  return [...source.matchAll(/\b(\w+)_\d+\.(\w+)/g)]
    .filter(([, part, name]) => leftOut.has(part) && !name.endsWith("Feature"))
    .map(([use]) => `${use} is left out of the bundle`);
}

/** A module with the same features as this one, which do nothing. */
function idle(source) {
  const features = [...source.matchAll(/^exports\.(\w+Feature) = \1;$/gm)].map(([, name]) => name);
  if (features.length === 0) throw new Error("a part without a feature");
  return `class Idle {
    fillClientCapabilities() {}
    initialize() {}
    getState() { return { kind: "static" }; }
    clear() {}
  }
  Object.assign(exports, { ${features.map((name) => `${name}: Idle`).join(", ")} });`;
}
