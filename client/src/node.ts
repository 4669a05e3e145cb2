import type { ExtensionContext } from "vscode";
import { nextTurn } from "./nextTurn.ts";

/** Entry on the desktop and in remote extension hosts. Resolves when all commands and views are there. */
export async function activate(context: ExtensionContext): Promise<void> {
  await nextTurn();
  const { start } = await import("./nodeExtension.ts");
  start(context);
}
