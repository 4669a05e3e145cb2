/**
 * The one way in which a text that a person reads is made: the English sentence is the key into the bundle of the
 * display language, `{0}` and so on are its arguments.
 */
export { config as configureL10n, t } from "@vscode/l10n";
