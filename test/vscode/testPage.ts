import type { Browser, Page } from "playwright-core";
import type { VsCodeServer } from "../../scripts/vscode/server.ts";

/** A page of the embedded VS Code in which tests run. */
export interface TestPage {
  readonly server: VsCodeServer;
  readonly browser: Browser;
  readonly url: string;
  /** A run that takes longer has hung. */
  readonly minutes: number;
  /** Takes what VS Code, and code in its extension host, logs. */
  log(level: string, args: readonly unknown[]): void;
  /** Called with the page before the tests start. */
  opened?(page: Page): void;
  /** Called when the tests have run, while the page is still there. */
  ended?(page: Page): Promise<void>;
}

/** Opens a page whose address or configuration starts tests, and waits for the exit code that VS Code gives them. */
export async function runInPage(test: TestPage): Promise<number> {
  const page = await test.browser.newPage({ viewport: { width: 1280, height: 800 } });
  // VS Code's test driver looks for both functions when it starts
  await page.exposeFunction("codeAutomationLog", test.log);
  const exitCode = new Promise<number>((resolve) => void page.exposeFunction("codeAutomationExit", resolve));
  test.opened?.(page);
  await page.goto(test.url, { waitUntil: "commit" });
  const code = await Promise.race([exitCode, failure(test, page)]);
  await test.ended?.(page);
  return code;
}

/** Rejected when there is nothing left to wait for. */
function failure({ server, browser, minutes }: TestPage, page: Page): Promise<never> {
  return new Promise((_, reject) => {
    void server.died.then(() => reject(new Error(`The VS Code server ended early:\n${server.output()}`)));
    browser.once("disconnected", () => reject(new Error("The browser ended early.")));
    page.once("crash", () => reject(new Error("VS Code's page crashed.")));
    setTimeout(() => reject(new Error(`No result after ${minutes} minutes.`)), minutes * 60_000).unref();
  });
}
