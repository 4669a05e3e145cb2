import type { Connection } from "vscode-languageserver";
import { isDay } from "../core/text/dates.ts";
import type { Settings } from "./protocol.ts";

/** Asks the client for its `isms` settings; empty where it cannot say or says nonsense. */
export async function readSettings(connection: Connection, canAsk: boolean, scopeUri: string | undefined): Promise<Settings> {
  if (!canAsk) return defaultSettings;
  try {
    const given: unknown = await connection.workspace.getConfiguration({ section: "isms", scopeUri });
    return cleanSettings(given);
  } catch {
    return defaultSettings;
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
