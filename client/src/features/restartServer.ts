import { commands, l10n, window } from "vscode";
import { State } from "vscode-languageclient";
import type { ClientFeature } from "../clientFeature.ts";
import { showProblem } from "../support/problems.ts";

/** *ISMS: Restart language server*, for when something has gone wrong that we have not thought of. */
export const feature: ClientFeature = (context, client) => {
  const restart = async () => {
    try {
      if (client.state === State.Running) await client.stop();
      await client.start();
      window.setStatusBarMessage(l10n.t("The ISMS language server has been restarted."), 4000);
    } catch (error) {
      void showProblem(client, l10n.t("The language server could not be restarted"), error);
    }
  };
  context.subscriptions.push(commands.registerCommand("isms.restartServer", restart));
};
