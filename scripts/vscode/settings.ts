/** VS Code's settings, as in a settings.json. */
export type Settings = Readonly<Record<string, unknown>>;

/** The colour themes that pictures are taken in. */
export const themes = { dark: "Dark Modern", light: "Light Modern" } as const;
export type Theme = keyof typeof themes;

/** A VS Code that reports nothing, greets nobody and offers no AI: only what is under test or on show. */
export const quietSettings: Settings = {
  "telemetry.telemetryLevel": "off",
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "git.openRepositoryInParentFolders": "never",
  "npm.fetchOnlinePackageInfo": false,
  "security.workspace.trust.enabled": false,
  "settingsSync.keybindingsPerPlatform": false,
  "update.mode": "none",
  "window.restoreWindows": "none",
  "workbench.editor.useModal": "off", // editors that float above the window are closed by the next key
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.settings.enableNaturalLanguageSearch": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.welcomePage.walkthroughs.openOnInstall": false,
};
