import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { format, parseArgs } from "node:util";
import { buildWebTests, builtTests } from "../../scripts/buildTests.ts";
import { ensureBuilt } from "../../scripts/ensureBuilt.ts";
import { root } from "../../scripts/root.ts";
import { launchBrowser } from "../../scripts/vscode/browser.ts";
import { folderUrl, startServer } from "../../scripts/vscode/server.ts";
import { logFromVsCode } from "../vscode/log.ts";
import { closingLine, isGreen, type Report } from "../vscode/report.ts";
import { runInPage } from "../vscode/testPage.ts";
import { startWebHost } from "./proxy.ts";

const usage = `usage: npm run test:web -- [--screenshot FILE]

Runs the suite in test/web/suite with the extension in the browser's extension host, as in VS Code for the Web.
`;

async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { screenshot: { type: "string" }, help: { type: "boolean" } } });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  await ensureBuilt();
  await buildWebTests();
  const temporary = mkdtempSync(path.join(os.tmpdir(), "isms-web-"));
  try {
    const workspace = path.join(temporary, "nordlicht");
    cpSync(path.join(root, "examples/nordlicht"), workspace, { recursive: true });
    return (await runSuite(workspace, values.screenshot)) ? 0 : 1;
  } finally {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Runs the suite in a copy of the example workspace, and tells whether it passed. */
async function runSuite(workspace: string, screenshot: string | undefined): Promise<boolean> {
  const server = await startServer({ testDriver: true });
  const tests = path.relative(root, path.join(builtTests.web, "index.js")).replaceAll(path.sep, "/");
  const host = await startWebHost({ vscodePort: server.port, extension: root, tests });
  const browser = await launchBrowser();
  let report: Report | undefined;
  try {
    const code = await runInPage({
      server,
      browser,
      url: folderUrl(host, workspace),
      minutes: 5,
      log(level, args) {
        // A worker in a browser can write no report file, so the line that the suite prints last is the report
        const parsed = parseClosingLine(format(...args));
        if (parsed) report = parsed;
        else logFromVsCode(level, args);
      },
      async ended(page) {
        if (!screenshot) return;
        mkdirSync(path.dirname(path.resolve(screenshot)), { recursive: true });
        await page.screenshot({ path: screenshot });
      },
    });
    if (!report) console.error("The suite printed no result: the extension host died, or never got to the tests.");
    else console.log(closingLine(report));
    return report !== undefined && isGreen(report) && code === 0;
  } catch (error) {
    console.error((error as Error).message);
    return false;
  } finally {
    await browser.close();
    host.close();
    await server.stop();
  }
}

function parseClosingLine(text: string): Report | undefined {
  const counts = /^(\d+) passed, (\d+) failed, (\d+) skipped$/.exec(text)?.slice(1).map(Number);
  if (!counts) return undefined;
  const [passes = 0, failures = 0, pending = 0] = counts;
  return { passes, failures, pending };
}

// npm run test:web
process.exitCode = await main(process.argv.slice(2));
