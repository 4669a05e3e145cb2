import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Locator, Page } from "playwright-core";
import { ensureBuilt } from "./ensureBuilt.ts";
import { root } from "./root.ts";
import { launchBrowser } from "./vscode/browser.ts";
import { linkExtension, readManifest } from "./vscode/installedExtension.ts";
import { folderUrl, startServer } from "./vscode/server.ts";
import type { Theme } from "./vscode/settings.ts";
import {
  chooseTheme,
  clearNotifications,
  hoverOver,
  moveMouseAway,
  openFile,
  openView,
  openViewAlone,
  openWorkbench,
  problemRows,
  sideBar,
  viewRows,
  waitForExtension,
  widenSideBar,
} from "./vscode/workbench.ts";

/** What the pictures show: a place in a file of the example with findings, a text there that has a hover, and opened rows of the view. */
const scene = {
  example: "nordlicht-draft",
  file: "risks.yaml",
  line: 26,
  hoverText: "A.5.17",
  rows: ["A.5 Organizational", "Access control"],
};

/** The views that are pictured one by one, each with the rows to open in it. */
const views: ReadonlyArray<{ name: string; rows: readonly string[] }> = [
  { name: "Risks", rows: ["critical", "high"] },
  { name: "Calendar", rows: [] },
  { name: "Clauses", rows: ["6 Planning"] },
  { name: "Project", rows: [] },
  { name: "Frameworks", rows: ["GDPR"] },
];

const pictures = path.join(root, "docs/images");

/** Takes the pictures for the documentation, in each theme. */
async function takeAll(): Promise<void> {
  await ensureBuilt();
  mkdirSync(pictures, { recursive: true });
  const temporary = mkdtempSync(path.join(os.tmpdir(), "isms-pictures-"));
  const folder = path.join(temporary, scene.example);
  cpSync(path.join(root, "examples", scene.example), folder, { recursive: true });
  const extensions = linkExtension();
  const server = await startServer({ extensionsDir: extensions.path, settings: pictureSettings });
  const browser = await launchBrowser();
  try {
    const page = await openWorkbench(browser, folderUrl(server, folder));
    await waitForExtension(page, readManifest().displayName);
    await arrange(page);
    for (const theme of ["dark", "light"] as const) {
      await chooseTheme(page, theme);
      await takePictures(page, theme);
    }
    await widenSideBar(page, 480);
    for (const theme of ["dark", "light"] as const) {
      await chooseTheme(page, theme);
      for (const view of views) await takeView(page, view, theme);
    }
  } finally {
    await browser.close();
    await server.stop();
    extensions.remove();
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Without what is only there because VS Code runs in a browser, or because this is no one's real work. */
const pictureSettings = {
  "editor.minimap.enabled": false,
  "git.enabled": false,
  "remote.autoForwardPorts": false,
  "window.commandCenter": false,
  "workbench.layoutControl.enabled": false,
};

/** The Coverage view at the left, a file in the middle, the findings below. */
async function arrange(page: Page): Promise<void> {
  await openView(page, "Coverage");
  await viewRows(page, "Coverage").first().waitFor();
  for (const row of scene.rows) await viewRows(page, "Coverage").filter({ hasText: row }).first().click();
  await openFile(page, scene.file, scene.line);
  await openView(page, "Problems");
  await problemRows(page).first().waitFor();
  await clearNotifications(page);
}

async function takePictures(page: Page, theme: Theme): Promise<void> {
  await moveMouseAway(page);
  await save(page, `overview-${theme}`);
  await hoverOver(page, scene.hoverText);
  await save(page, `hover-${theme}`);
  await moveMouseAway(page);
}

/** One view alone in the side bar; rows are opened the first time, and stay so. */
async function takeView(page: Page, { name, rows }: (typeof views)[number], theme: Theme): Promise<void> {
  await openViewAlone(page, name);
  for (const row of rows) {
    const closed = viewRows(page, name).and(page.locator('[aria-expanded="false"]')).filter({ hasText: row });
    if ((await closed.count()) > 0) await closed.first().click();
  }
  await moveMouseAway(page);
  await save(sideBar(page), `view-${name.toLowerCase()}-${theme}`);
}

async function save(page: Page | Locator, name: string): Promise<void> {
  const file = path.join(pictures, `${name}.png`);
  await page.screenshot({ path: file, animations: "disabled", caret: "hide" });
  console.log(path.relative(root, file));
}

// npm run screenshots
await takeAll();
