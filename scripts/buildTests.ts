import { readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { type BuildOptions, build, type Plugin } from "esbuild";
import { root } from "./root.ts";

const common = {
  absWorkingDir: root,
  bundle: true,
  sourcemap: "inline",
  logLevel: "warning",
} as const satisfies BuildOptions;

/** Where the built test suites are. */
export const builtTests = { vscode: path.join(root, "out/test/vscode"), web: path.join(root, "out/test/web") };

/** Builds the suite that runs in a Node extension host, and the stand-in for the `code` executable. */
export async function buildVsCodeTests(): Promise<void> {
  rmSync(builtTests.vscode, { recursive: true, force: true }); // a deleted test must not run on
  const suite = "test/vscode/suite";
  await Promise.all([
    build({
      ...common,
      entryPoints: [`${suite}/index.ts`, ...testFiles(suite)],
      outdir: path.join(builtTests.vscode, "suite"),
      platform: "node",
      format: "cjs",
      target: "node20",
      external: ["vscode", "mocha"],
    }),
    build({
      ...common,
      entryPoints: ["test/vscode/embeddedCode.ts"],
      outfile: path.join(builtTests.vscode, "embeddedCode.mjs"),
      platform: "node",
      format: "esm",
      target: "node20",
      packages: "external",
      banner: { js: "#!/usr/bin/env node" },
    }),
  ]);
}

/** Builds the suite that runs in a web extension host: one file with mocha and all tests in it. */
export async function buildWebTests(): Promise<void> {
  rmSync(builtTests.web, { recursive: true, force: true });
  await build({
    ...common,
    entryPoints: ["test/web/suite/index.ts"],
    outdir: builtTests.web,
    platform: "browser",
    format: "cjs",
    target: "es2022",
    mainFields: ["browser", "module", "main"],
    external: ["vscode"],
    plugins: [mochaForBrowsers, allTests("test/web/suite")],
  });
}

/**
 * Mocha's browser build is a UMD file in an ES module package. Read as an ES module it would overwrite the
 * bundle's own `module.exports`, so it is loaded as what it is.
 */
const mochaForBrowsers: Plugin = {
  name: "mocha-for-browsers",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^mocha\/browser$/ }, () => ({ path: "mocha.js", namespace: "mocha" }));
    onLoad({ filter: /.*/, namespace: "mocha" }, () => ({
      contents: readFileSync(path.join(root, "node_modules/mocha/mocha.js"), "utf8"),
      loader: "js",
    }));
  },
};

/** Makes `import "virtual:all-tests"` import every test file of a folder, so that none can be forgotten. */
function allTests(folder: string): Plugin {
  return {
    name: "all-tests",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^virtual:all-tests$/ }, () => ({ path: folder, namespace: "all-tests" }));
      onLoad({ filter: /.*/, namespace: "all-tests" }, () => ({
        contents: testFiles(folder)
          .map((file) => `import ${JSON.stringify(path.join(root, file))};`)
          .join("\n"),
        resolveDir: root,
      }));
    },
  };
}

function testFiles(folder: string): string[] {
  return readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => path.posix.join(folder, name));
}
