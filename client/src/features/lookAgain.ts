import { window } from "vscode";
import { State } from "vscode-languageclient";
import { LOOK_AGAIN } from "../../../server/src/lsp/protocol.ts";
import type { ClientFeature } from "../clientFeature.ts";

/** Has the server look at the disk when people come back from another window: a terminal there may have switched branches. */
export const feature: ClientFeature = (context, client) => {
  context.subscriptions.push(
    window.onDidChangeWindowState(({ focused }) => {
      if (focused && client.state === State.Running) void client.sendNotification(LOOK_AGAIN);
    }),
  );
};
