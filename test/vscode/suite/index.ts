import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { variables } from "../environment.ts";

/** What VS Code's extension host calls: runs all tests, and leaves a report for the runner. */
export async function run(): Promise<void> {
  // mocha is an ES module, which the extension host of an older VS Code cannot `require`
  const { default: Mocha } = await import("mocha");
  const mocha = new Mocha({ timeout: 60_000, color: false, forbidOnly: Boolean(process.env.CI) });
  for (const file of readdirSync(__dirname).sort()) {
    if (file.endsWith(".test.js")) mocha.addFile(path.join(__dirname, file));
  }
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      const report = process.env[variables.report];
      if (report) writeFileSync(report, JSON.stringify(runner.stats));
      if (failures === 0) resolve();
      else reject(new Error(`${failures} tests failed`));
    });
  });
}
