import type { Feature } from "../../server/src/core/featureKit/feature.ts";

/** The module with the server's answer to `initialize`: features say what they can do, and it is there before they are loaded. */
export function initializeResultCode(features: readonly Feature[], version: string): string {
  const result = {
    serverInfo: { name: "isms", version },
    capabilities: {
      textDocumentSync: { openClose: true, change: 2 /* incremental */, save: true },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      ...Object.assign({}, ...features.map((feature) => feature.capability)),
    },
  };
  return `export const initializeResult = ${JSON.stringify(result, null, 2)};\n`;
}
