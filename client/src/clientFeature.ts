import type { ExtensionContext } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";

/** One part of the extension's face: set up before the server runs, so that its commands exist at once. */
export type ClientFeature = (context: ExtensionContext, client: BaseLanguageClient) => void;
