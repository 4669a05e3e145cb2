// npm test: sets everything up, then holds the project against all of its tests. Works from a fresh clone.
import { spawnSync } from "node:child_process";
import { ensureInstalled, run } from "./setUp.mjs";

ensureInstalled();
run("npm", ["run", "--silent", "generate"]);
if (process.env.CI) {
  // generated files are checked in: a clone whose generators say something else is out of date
  const changed = spawnSync("git", ["status", "--porcelain", "--", "docs", "schemas", "server", "client", "snippets"], {
    encoding: "utf8",
  }).stdout;
  if (changed) {
    console.error(`Generated files differ from those checked in:\n${changed}`);
    process.exit(1);
  }
}
run("npm", ["run", "--silent", "lint"]);
run("npm", ["run", "--silent", "build"]);
run("npm", ["run", "--silent", "test:unit"]);
run("npm", ["run", "--silent", "test:vscode"]);
run("npm", ["run", "--silent", "test:web"]);
