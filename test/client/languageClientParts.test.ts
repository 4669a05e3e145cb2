import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { build, type Plugin } from "esbuild";
import type { ClientCapabilities } from "vscode-languageclient";
import { languageClientParts } from "../../scripts/languageClientParts.mjs";
import { features } from "../../server/src/core/generated/features.ts";
import { initializeResult } from "../../server/src/core/generated/initializeResult.ts";

const { capabilities } = initializeResult;

describe("the language client in the bundle", () => {
  it("has a part for each request that the server announces", async () => {
    const client = await clientFor(capabilities);
    const announced = features.filter(({ capability }) => Object.keys(capability).length > 0).map(({ method }) => method);
    assert.ok(announced.includes("textDocument/hover"));
    assert.deepEqual(
      announced.filter((method) => !client.getFeature(method)),
      [],
    );
  });

  it("can do what the server asks for later", async () => {
    const client = await clientFor(capabilities);
    for (const name of ["didChangeConfiguration", "didChangeWatchedFiles", "didChangeWorkspaceFolders"]) {
      assert.ok(client.getFeature(`workspace/${name}`), name);
    }
  });

  it("tells the server of nothing that was left out", async () => {
    const { textDocument, workspace, notebookDocument } = (await clientFor(capabilities)).computeClientCapabilities();
    assert.ok(textDocument?.hover && textDocument.inlayHint && workspace?.didChangeWatchedFiles);
    for (const absent of [textDocument.rename, textDocument.diagnostic, workspace.fileOperations, notebookDocument]) {
      assert.equal(absent, undefined);
    }
  });

  it("gets what the server begins to announce", async () => {
    const client = await clientFor({ ...capabilities, renameProvider: true });
    assert.ok(client.getFeature("textDocument/rename"));
    assert.ok(client.computeClientCapabilities().textDocument?.rename);
  });

  it("is not built when nothing in it answers to what the server announces", () => {
    assert.throws(() => languageClientParts({ ...capabilities, monikerProvider: true }), /monikerProvider/);
  });

  it("is not built when the library has moved a part", async () => {
    const moved: Plugin = {
      name: "moved",
      setup: ({ onResolve }) => onResolve({ filter: /^\.\/rename$/ }, () => ({ path: "/moved/rename.js", external: true })),
    };
    await assert.rejects(bundle(moved, languageClientParts(capabilities)), /no lib\/common\/rename\.js any more/);
  });

  it("is not built when what stays needs a part that is left out", async () => {
    const { documentSymbolProvider: _, ...others } = capabilities; // of which workspace symbols need a list
    await assert.rejects(bundle(languageClientParts(others)), /documentSymbol_1\.SupportedSymbolKinds is left out/);
  });
});

/** What is looked at in a language client. */
interface Client {
  getFeature(method: string): object | undefined;
  /** What it would tell a server that it can do. */
  computeClientCapabilities(): ClientCapabilities;
}

/** A client made of the bundle for a server with these capabilities. */
async function clientFor(announced: object): Promise<Client> {
  const [file] = (await bundle(languageClientParts(announced))).outputFiles;
  const module = { exports: {} as { BaseLanguageClient: new (id: string, name: string, options: object) => Client } };
  new Function("module", "exports", "require", file?.text ?? "")(module, module.exports, createRequire(import.meta.url));
  return new module.exports.BaseLanguageClient("isms", "ISMS", {});
}

/** A bundle with the language client, and the stand-in for VS Code. */
async function bundle(...plugins: readonly Plugin[]) {
  const stdin = { contents: 'export { BaseLanguageClient } from "vscode-languageclient";', resolveDir: process.cwd() };
  const form = { bundle: true, write: false, format: "cjs", platform: "node", logLevel: "silent" } as const;
  return build({ ...form, stdin, plugins: [...plugins, standInForVsCode] });
}

/** Stands in for VS Code's API where nothing is done with it: whatever is read, called or made of it is itself. */
const standInForVsCode: Plugin = {
  name: "stand-in-for-vscode",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^vscode$/ }, () => ({ path: "vscode", namespace: "stand-in" }));
    onLoad({ filter: /.*/, namespace: "stand-in" }, () => ({
      contents: `const api = new Proxy(class {}, {
        get: (target, name) => (name in target ? target[name] : api),
        apply: () => api,
        construct: (target, values, made) => (made === api ? api : Reflect.construct(target, values, made)),
      });
      module.exports = api;`,
    }));
  },
};
