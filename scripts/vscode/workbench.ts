// Functions passed to `evaluate` run in the browser.
/// <reference lib="dom" />
import type { Browser, Locator, Page } from "playwright-core";
import { type Theme, themes } from "./settings.ts";

/** How long VS Code may take for anything, on a slow and busy machine. */
const patience = 60_000;

/** The editor's hover. */
const hoverSelector = ".monaco-resizable-hover:visible";

const windowSize = { width: 1280, height: 800 };

/** Opens VS Code's page in a browser and waits until its window is drawn. */
export async function openWorkbench(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: windowSize });
  page.setDefaultTimeout(patience);
  await page.goto(url, { waitUntil: "commit" });
  await page.locator(".monaco-workbench .part.statusbar").waitFor();
  return page;
}

/** Runs a command by its title, such as "View: Toggle Panel", as a user does in the command palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await pick(page, `>${title}`, title);
}

/** Brings a view to the front by its name, whichever container it is in. */
export async function openView(page: Page, name: string): Promise<void> {
  await pick(page, `view ${name}`, name);
}

/** Brings a view to the front and closes the others of its container, so that it has all the room. */
export async function openViewAlone(page: Page, name: string): Promise<void> {
  await openView(page, name);
  const others = page.locator(`.sidebar .pane-header[aria-expanded="true"]:not([aria-label^="${name}"])`);
  while ((await others.count()) > 0) await others.first().click();
  await viewRows(page, name).first().waitFor();
}

/** Draws the side bar's edge to this distance from the left, in pixels. */
export async function widenSideBar(page: Page, right: number): Promise<void> {
  const box = await sideBar(page).boundingBox();
  if (!box) throw new Error("no side bar is shown");
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width, y);
  await page.mouse.down();
  await page.mouse.move(right, y, { steps: 5 });
  await page.mouse.up();
}

/** The side bar with the view that is open in it. */
export function sideBar(page: Page): Locator {
  return page.locator(".part.sidebar");
}

/** Opens a file of the workspace by its name or path. */
export async function openFile(page: Page, file: string, line?: number): Promise<void> {
  const name = file.split("/").at(-1) ?? file;
  await pick(page, file, name);
  await page.locator(".tab.active", { hasText: name }).waitFor();
  await page.locator(".editor-instance .view-line").first().waitFor();
  if (line === undefined) return;
  await page.keyboard.press("Control+G");
  await quickInput(page).locator("input").first().fill(`:${line}`);
  await page.keyboard.press("Enter");
}

/** Changes the colour theme of the running window. */
export async function chooseTheme(page: Page, theme: Theme): Promise<void> {
  await runCommand(page, "Preferences: Color Theme");
  await quickInput(page).locator('input[placeholder*="Theme"]').waitFor();
  await answer(page, themes[theme], themes[theme]);
  await page.locator(theme === "dark" ? ".monaco-workbench.vs-dark" : ".monaco-workbench.vs").waitFor();
}

/** The rows of a tree view, found by the view's name. */
export function viewRows(page: Page, name: string): Locator {
  return page.locator(`.pane:has(.pane-header[aria-label^="${name}"]) .monaco-list-row`);
}

/** The rows of the Problems panel: files and the findings in them. */
export function problemRows(page: Page): Locator {
  return page.locator(".markers-panel .monaco-list-row");
}

/**
 * Waits until an extension is active, as the list of running extensions tells: that is where a user would look,
 * and needs nothing of the extension itself.
 */
export async function waitForExtension(page: Page, displayName: string): Promise<void> {
  // a window high enough for the whole list, of which only the visible rows exist
  await page.setViewportSize({ ...windowSize, height: 3000 });
  await runCommand(page, "Developer: Show Running Extensions");
  const row = page.locator(".runtime-extensions-editor .extension", { hasText: displayName });
  const activated = row.filter({ has: page.locator(".activation-time", { hasText: /\d+\s*ms/ }) });
  await activated.waitFor().catch(() => {
    throw new Error(`${displayName} is not among the active extensions after ${patience / 1000} s`);
  });
  await runCommand(page, "View: Close Editor");
  await page.setViewportSize(windowSize);
}

/** Rests the mouse on the first occurrence of a text in the active editor and waits for the hover it brings up. */
export async function hoverOver(page: Page, text: string): Promise<Locator> {
  const shown = page
    .locator(hoverSelector)
    .filter({ hasNotText: /^\s*Loading/ })
    .first();
  // The language server may still be reading: a hover that comes up empty is asked for again.
  for (const deadline = Date.now() + patience; Date.now() < deadline; ) {
    const { x, y } = await positionOf(page, text);
    await page.mouse.move(x, y + 60);
    await page.mouse.move(x, y, { steps: 5 });
    const came = await shown.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false,
    );
    if (came) return shown;
  }
  throw new Error(`no hover came up over "${text}"`);
}

/** Takes the mouse to where nothing reacts to it, and waits until the hover it had brought up is gone. */
export async function moveMouseAway(page: Page): Promise<void> {
  await page.mouse.move(windowSize.width / 2, 2);
  await page.locator(hoverSelector).first().waitFor({ state: "hidden" });
}

/** Dismisses the notifications that a start brings with it. */
export async function clearNotifications(page: Page): Promise<void> {
  await runCommand(page, "Notifications: Clear All Notifications");
}

/** Where the middle of a text is on the page. A line's elements are its tokens, so the text can span several. */
async function positionOf(page: Page, text: string): Promise<{ x: number; y: number }> {
  const line = page.locator(".editor-group-container.active .view-line", { hasText: text }).first();
  return line.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const start = (element.textContent ?? "").replaceAll("\u00a0", " ").indexOf(wanted);
    let middle = Math.max(start, 0) + Math.floor(wanted.length / 2);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0;
      if (middle < length) {
        range.setStart(node, middle);
        range.setEnd(node, middle + 1);
        break;
      }
      middle -= length;
    }
    const box = range.getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  }, text);
}

/** Asks VS Code's quick input and takes the answer with this label. */
async function pick(page: Page, query: string, label: string): Promise<void> {
  await quickInput(page).waitFor({ state: "hidden" });
  // a key pressed while the window is still starting is lost
  for (let attempt = 0; attempt < 10 && !(await quickInput(page).isVisible()); attempt++) {
    await page.keyboard.press("F1");
    await quickInput(page)
      .waitFor({ timeout: 2000 })
      .catch(() => {});
  }
  await answer(page, query, label);
}

/** Types into the open quick input and takes the answer with this label. */
async function answer(page: Page, query: string, label: string): Promise<void> {
  const box = quickInput(page).locator("input").first();
  await box.fill(query);
  const exactly = new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`);
  const rows = quickInput(page).locator(".monaco-list-row");
  const wanted = rows.filter({ has: page.locator(".label-name", { hasText: exactly }) }).first();
  await wanted.waitFor();
  // By keyboard: the list is drawn anew while it is filtered, and a click could meet another row
  for (let row = 0; !(await isFocused(wanted)); row++) {
    if (row === 20) throw new Error(`"${label}" is not among the first answers to "${query}"`);
    await page.waitForTimeout(100);
    if (row > 5) await box.press("ArrowDown");
  }
  await box.press("Enter");
}

async function isFocused(row: Locator): Promise<boolean> {
  return (await row.getAttribute("class"))?.split(" ").includes("focused") ?? false;
}

function quickInput(page: Page): Locator {
  return page.locator(".quick-input-widget");
}
