import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";

// The tests run in another process than the browser that shows them. They ask for a screenshot by a file `NAME.request`
// in a folder that both know; when it is taken, the file is gone.

/** Takes the screenshots that are asked for, until the process ends. */
export async function answerScreenshots(folder: string, take: (name: string) => Promise<void>): Promise<never> {
  for (;;) {
    for (const file of readdirSync(folder)) {
      const { name, ext } = path.parse(file);
      if (ext !== ".request") continue;
      await take(name).catch((error: unknown) => console.error(`no screenshot ${name}: ${String(error)}`));
      rmSync(path.join(folder, file));
    }
    await delay(100);
  }
}

/** Asks for a screenshot and waits until it is taken. */
export async function requestScreenshot(folder: string, name: string): Promise<void> {
  const request = path.join(folder, `${name}.request`);
  writeFileSync(request, "");
  while (existsSync(request)) await delay(50);
}
