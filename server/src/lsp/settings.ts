import type { Connection } from "vscode-languageserver";
import { isDay } from "../core/text/dates.ts";
import type { Settings } from "./protocol.ts";

/** Asks the client for its `isms` settings; undefined where it fails to say. */
export async function askForSettings(connection: Connection, scopeUri: string | undefined): Promise<unknown> {
  try {
    return await connection.workspace.getConfiguration({ section: "isms", scopeUri });
  } catch (error) {
    connection.console.warn(`isms settings: ${String(error)}`);
    return undefined;
  }
}

export const defaultSettings: Settings = { inlayHints: { controlTitles: true, riskScores: true } };

/** Keeps of what a client sent what the server understands. */
export function cleanSettings(given: unknown): Settings {
  if (typeof given !== "object" || given === null) return defaultSettings;
  const { today, standardText, inlayHints } = given as Record<string, unknown>;
  const hints = (typeof inlayHints === "object" && inlayHints !== null ? inlayHints : {}) as Record<string, unknown>;
  return {
    today: typeof today === "string" && isDay(today) ? today : undefined,
    inlayHints: { controlTitles: hints.controlTitles !== false, riskScores: hints.riskScores !== false },
    standardText: typeof standardText === "string" && standardText !== "" ? standardText : undefined,
  };
}
