import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { kinds } from "../../../server/src/core/schema/kinds.ts";
import { peerFile, peerFolder, peerName } from "./peers.ts";
import type { BenchServer, OpenTexts } from "./server.ts";

/** Our own server, as an editor starts it, on the day for which the workspaces are generated. */
export const ours: BenchServer = {
  name: "isms",
  command: [process.execPath, path.resolve("dist/server.js"), "--stdio"],
  settings: { isms: { today: "2026-11-02", inlayHints: { controlTitles: true, riskScores: true } } },
};

/** A server that answers at once: what no server can be faster than. */
export const floor: BenchServer = { name: "floor", command: [process.execPath, path.resolve("test/bench/servers/floor.mjs")] };

/** yaml-language-server with our schemas on the files that hold records. */
export function yamlServer(folder: string): BenchServer {
  return {
    name: peerName("yaml-language-server"),
    command: [process.execPath, peerFile("yaml-language-server/bin/yaml-language-server"), "--stdio"],
    settings: {
      yaml: {
        validate: true,
        hover: true,
        completion: true,
        format: { enable: false },
        schemaStore: { enable: false, url: "" },
        kubernetesCRDStore: { enable: false },
        maxItemsComputed: 100_000,
        schemas: { [pathToFileURL(recordSchema(folder)).toString()]: ["**/*.yaml"] },
      },
      http: { proxy: "", proxyStrictSSL: false },
      "[yaml]": {},
      editor: { tabSize: 2, detectIndentation: false },
      files: { associations: {} },
    },
    handlers: { "custom/schema/request": () => null, "vscode/content": () => null },
  };
}

/** VS Code's JSON server with the same schemas, for records that are written as JSON. */
export function jsonServer(folder: string): BenchServer {
  return {
    name: `vscode-json (${peerName("vscode-langservers-extracted")})`,
    command: [process.execPath, peerFile("vscode-langservers-extracted/bin/vscode-json-language-server"), "--stdio"],
    pulls: true,
    settings: {
      json: { validate: { enable: true }, schemas: [{ fileMatch: ["*.json"], url: pathToFileURL(recordSchema(folder)).toString() }] },
      http: { proxy: "", proxyStrictSSL: false },
    },
  };
}

/** One schema for whatever stands in a YAML file of an ISMS: our kinds under their keys. Returns its path. */
function recordSchema(folder: string): string {
  const target = path.join(folder, ".bench-schemas");
  mkdirSync(target, { recursive: true });
  const properties: Record<string, unknown> = {};
  for (const { name, container } of kinds) {
    const file = `${name}.schema.json`;
    writeFileSync(path.join(target, file), readFileSync(path.resolve("schemas", file)));
    const one = { $ref: `./${file}` };
    if (container === "collection") properties[name] = { type: "array", items: one };
    if (container === "singleton") properties[name] = one;
  }
  const schema = path.join(target, "all.schema.json");
  writeFileSync(schema, JSON.stringify({ $schema: "https://json-schema.org/draft/2020-12/schema", type: "object", properties }));
  return schema;
}

/** VS Code's Markdown server; the client parses and reads files for it, as VS Code's extension host does. */
export function markdownServer(folder: string): BenchServer {
  return {
    name: `vscode-markdown (${peerName("vscode-langservers-extracted")})`,
    command: [process.execPath, peerFile("vscode-langservers-extracted/bin/vscode-markdown-language-server"), "--stdio"],
    initializationOptions: { markdownFileExtensions: ["md"] },
    pulls: true,
    settings: {
      markdown: {
        server: { log: "off" },
        preferredMdPathExtensionStyle: "auto",
        occurrencesHighlight: { enabled: true },
        suggest: { paths: { enabled: true, includeWorkspaceHeaderCompletions: "onDoubleHash" } },
        validate: {
          enabled: true,
          referenceLinks: { enabled: "warning" },
          fragmentLinks: { enabled: "warning" },
          fileLinks: { enabled: "warning", markdownFragmentLinks: "inherit" },
          unusedLinkDefinitions: { enabled: "hint" },
          duplicateLinkDefinitions: { enabled: "warning" },
          ignoredLinks: [],
        },
      },
    },
    handlers: markdownHandlers(folder),
  };
}

interface Uri {
  readonly uri: string;
}

function markdownHandlers(folder: string): BenchServer["handlers"] {
  const peers = createRequire(path.join(peerFolder(), "package.json"));
  const MarkdownIt = peers("markdown-it") as new (options: object) => { parse(text: string, env: object): unknown };
  const parser = new MarkdownIt({ html: true });
  const parsed = new Map<string, { readonly version: number; readonly tokens: unknown }>();
  const withoutFrontMatter = (text: string) => text.replace(/^---\n[\s\S]*?\n---\n/, (head) => "\n".repeat(head.split("\n").length - 1));
  return {
    "markdown/parse": ({ uri, text }: Uri & { readonly text?: string }, texts: OpenTexts) => {
      if (text !== undefined) return parser.parse(withoutFrontMatter(text), {});
      const open = texts.get(uri);
      const known = parsed.get(uri);
      if (known && known.version === (open?.version ?? 0)) return known.tokens;
      const tokens = parser.parse(withoutFrontMatter(open?.text ?? readFileSync(fileURLToPath(uri), "utf8")), {});
      parsed.set(uri, { version: open?.version ?? 0, tokens });
      return tokens;
    },
    "markdown/fs/readFile": ({ uri }: Uri) => [...readFileSync(fileURLToPath(uri))],
    "markdown/fs/readDirectory": ({ uri }: Uri) =>
      readdirSync(fileURLToPath(uri), { withFileTypes: true }).map((entry) => [entry.name, { isDirectory: entry.isDirectory() }]),
    "markdown/fs/stat": ({ uri }: Uri) => {
      try {
        return { isDirectory: statSync(fileURLToPath(uri)).isDirectory() };
      } catch {
        return null;
      }
    },
    "markdown/fs/watcher/create": () => null,
    "markdown/fs/watcher/delete": () => null,
    "markdown/findMarkdownFilesInWorkspace": () =>
      readdirSync(folder, { recursive: true })
        .map(String)
        .filter((file) => file.endsWith(".md"))
        .map((file) => pathToFileURL(path.join(folder, file)).toString()),
  };
}

/** What remark-language-server does, on the packages that it is made of. */
export function remarkServer(): BenchServer {
  const file = path.join(peerFolder(), "remark-server.mjs");
  writeFileSync(
    file,
    `import { createUnifiedLanguageServer } from "unified-language-server";
import { remark } from "remark";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import recommended from "remark-preset-lint-recommended";
createUnifiedLanguageServer({ configurationSection: "remark", ignoreName: ".remarkignore", packageField: "remarkConfig", pluginPrefix: "remark",
  plugins: [remarkFrontmatter, remarkGfm, recommended], processorName: "remark", processorSpecifier: "remark", defaultProcessor: remark, rcName: ".remarkrc" });
`,
  );
  return { name: "remark-language-server", command: [process.execPath, file, "--stdio"], settings: { remark: { requireConfig: false } } };
}
