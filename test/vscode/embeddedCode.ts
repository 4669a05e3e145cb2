import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { root } from "../../scripts/root.ts";
import { launchBrowser } from "../../scripts/vscode/browser.ts";
import { folderUrl, startServer, type VsCodeServer } from "../../scripts/vscode/server.ts";
import { variables } from "./environment.ts";
import { logFromVsCode } from "./log.ts";
import { answerScreenshots } from "./screenshots.ts";
import { runInPage } from "./testPage.ts";

// A stand-in for the `code` executable: it takes the arguments that @vscode/test-electron passes, runs the tests in the
// embedded VS Code with a browser as its window, and ends with their exit code.

run(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(String(error));
    process.exit(1);
  },
);

async function run(args: readonly string[]): Promise<number> {
  const server = await startServer({
    testDriver: true,
    userDataDir: option(args, "user-data-dir"),
    extensionsDir: option(args, "extensions-dir"),
  });
  const browser = await launchBrowser();
  try {
    return await runInPage({
      server,
      browser,
      url: testUrl(server, args),
      minutes: 10,
      log: logFromVsCode,
      opened(page) {
        const requests = process.env[variables.screenshots];
        if (requests) void answerScreenshots(requests, (name) => takeScreenshot(page, name));
      },
    });
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** The address that opens the workspace and runs the tests in it. */
function testUrl(server: VsCodeServer, args: readonly string[]): string {
  const remote = (name: string) => {
    const value = option(args, name);
    if (!value) throw new Error(`--${name}=… is missing`);
    return `vscode-remote://127.0.0.1:${server.port}${encodeURI(path.resolve(value))}`;
  };
  const payload = [
    ["extensionDevelopmentPath", remote("extensionDevelopmentPath")],
    ["extensionTestsPath", remote("extensionTestsPath")],
    ["skipWelcome", "true"],
    ["skipReleaseNotes", "true"],
  ];
  const folder = args.find((arg) => !arg.startsWith("-"));
  if (!folder) throw new Error("no folder to open is given");
  return `${folderUrl(server, folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

function option(args: readonly string[], name: string): string | undefined {
  const prefix = `--${name}=`;
  return args.find((arg) => arg.startsWith(prefix))?.slice(prefix.length);
}

async function takeScreenshot(page: Page, name: string): Promise<void> {
  const folder = path.join(root, "out/screenshots");
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}
