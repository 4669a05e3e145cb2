import { l10n, window } from "vscode";
import { type BaseLanguageClient, State } from "vscode-languageclient";

/** Asks the server. A failure is told to the user in words and gives undefined; the server answers `null` where it has nothing to say. */
export async function askServer<R>(
  client: BaseLanguageClient,
  method: string,
  params: unknown,
  wanted: string,
): Promise<R | null | undefined> {
  try {
    return await client.sendRequest<R | null>(method, params);
  } catch (error) {
    // A server that is being stopped drops its answers; whoever stopped it knows.
    if (client.state === State.Running) await showProblem(client, wanted, error);
    else void window.showErrorMessage(l10n.t("{0}: the language server is not running.", wanted));
    return undefined;
  }
}

/** Tells the user that something went wrong: `wanted` says what, the error why. */
export async function showProblem(client: BaseLanguageClient, wanted: string, error: unknown): Promise<void> {
  const showLog = l10n.t("Show log");
  const choice = await window.showErrorMessage(`${wanted}: ${plain(reason(error))}`, showLog);
  if (choice === showLog) client.outputChannel.show();
}

/** The reason of a failure in words. */
export function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A text that comes from outside, for places where VS Code would make links and icons of it. */
export function plain(text: string): string {
  return text.replaceAll("](", "] (").replaceAll("$(", "$ (");
}
