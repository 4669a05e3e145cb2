// Tries the property tests with many more cases than `npm test` does, new ones each time. Arguments: how many times as many
// (default: 10), then folders or files below test/ (default: all that have properties).

import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const [factor = "10", ...wanted] = process.argv.slice(2);
if (!(Number(factor) >= 1)) throw new Error(`"${factor}" is no number of times`);

const tests = readdirSync("test", { recursive: true })
  .map((file) => path.posix.join("test", String(file).replaceAll("\\", "/")))
  .filter((file) => file.endsWith(".test.ts") && /\bcases\(/.test(readFileSync(file, "utf8")))
  .filter((file) => wanted.length === 0 || wanted.some((prefix) => file.startsWith(prefix)));

const run = spawnSync(process.execPath, ["scripts/test.mjs", ...tests, "--", "--timeout", "0"], {
  stdio: "inherit",
  env: { ...process.env, ISMS_MORE_CASES: factor },
});
process.exit(run.status ?? 1);
