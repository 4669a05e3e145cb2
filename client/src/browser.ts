import type { ExtensionContext } from "vscode";
import { nextTurn } from "./nextTurn.ts";

/** Entry in the browser's extension host. Resolves when all commands and views are there. */
export async function activate(context: ExtensionContext): Promise<void> {
  await nextTurn();
  const { start } = await import("./browserExtension.ts");
  start(context);
}
