import { spawn } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { runCommand } from "./command.ts";
import { ensureBuilt } from "./ensureBuilt.ts";
import { root } from "./root.ts";
import { findBrowser, launchBrowser } from "./vscode/browser.ts";
import { findDesktop, hasDisplay } from "./vscode/desktop.ts";
import { installPackage, linkExtension, readManifest } from "./vscode/installedExtension.ts";
import { folderUrl, startServer, type VsCodeServer } from "./vscode/server.ts";
import { openView, openWorkbench, viewRows, waitForExtension } from "./vscode/workbench.ts";

const usage = `usage: npm start -- [options]

Opens an ISMS in VS Code with this extension: in the desktop VS Code when there is one, otherwise in an embedded
VS Code that you use in your browser.

  --folder DIR       the folder to open (default: examples/nordlicht)
  --embedded         use the embedded VS Code even when a desktop one is installed
  --port N           the embedded VS Code's port (default: any free one)
  --vsix FILE        install this package into the embedded VS Code, instead of the working copy
  --check            start the embedded VS Code without a window, wait until the extension works, and stop
  --screenshot FILE  with --check: save a picture of the window
`;

async function main(args: string[]): Promise<number> {
  const options = parseOptions(args);
  if (!options) return 2;
  if (options.help) {
    console.log(usage);
    return 0;
  }
  try {
    return await start(options);
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}

type Options = NonNullable<ReturnType<typeof parseOptions>>;

async function start(options: Options): Promise<number> {
  const folder = path.resolve(options.folder ?? path.join(root, "examples/nordlicht"));
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
  if (!options.vsix) await ensureBuilt();

  const desktop = options.embedded || options.check || options.vsix ? undefined : findDesktop();
  if (desktop) return openDesktop(desktop, folder);

  const extensions = options.vsix ? await installPackage(options.vsix) : linkExtension();
  try {
    const server = await startServer({ extensionsDir: extensions.path, port: Number(options.port ?? 0) });
    try {
      if (options.check) return await check(server, folder, options.screenshot);
      return await serve(server, folder);
    } finally {
      await server.stop();
    }
  } finally {
    extensions.remove();
  }
}

function parseOptions(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        folder: { type: "string" },
        embedded: { type: "boolean" },
        port: { type: "string" },
        vsix: { type: "string" },
        check: { type: "boolean" },
        screenshot: { type: "string" },
        help: { type: "boolean" },
      },
    });
    return values;
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return undefined;
  }
}

/** Opens the desktop VS Code, which lives on when this script has ended. */
async function openDesktop(code: string, folder: string): Promise<number> {
  console.error(`opening ${folder} in ${code} …`);
  const args = ["--new-window", `--extensionDevelopmentPath=${root}`, folder];
  await runCommand(code, args, { shell: process.platform === "win32" });
  return 0;
}

/** Keeps the embedded VS Code running until the user has had enough. */
async function serve(server: VsCodeServer, folder: string): Promise<number> {
  const url = folderUrl(server, folder);
  console.log(`\nVS Code with ISMS as Code is at\n\n  ${url}\n\nCtrl-C ends it.\n`);
  const browser = hasDisplay() ? findBrowser() : undefined;
  if (browser) spawn(browser, [url], { detached: true, stdio: "ignore" }).unref();

  await server.died;
  console.error(`The VS Code server has ended by itself:\n${server.output()}`);
  return 1;
}

/** Proves that a user would see the extension work: it is active, and its view has content. */
async function check(server: VsCodeServer, folder: string, screenshot: string | undefined): Promise<number> {
  const browser = await launchBrowser();
  try {
    const page = await openWorkbench(browser, folderUrl(server, folder));
    try {
      await waitForExtension(page, readManifest().displayName);
      await openView(page, "Coverage");
      await viewRows(page, "Coverage")
        .first()
        .waitFor()
        .catch(() => {
          throw new Error("its Coverage view stays empty");
        });
      console.log("The extension is active and shows its Coverage view.");
      return 0;
    } catch (error) {
      console.error(`The extension does not work in VS Code: ${(error as Error).message}`);
      return 1;
    } finally {
      if (screenshot) {
        mkdirSync(path.dirname(path.resolve(screenshot)), { recursive: true });
        await page.screenshot({ path: screenshot });
      }
    }
  } finally {
    await browser.close();
  }
}

// npm start
process.exitCode = await main(process.argv.slice(2));
