import { commands, EventEmitter, l10n, Uri, window, workspace } from "vscode";
import type { CoverageRoot, GapsParams, GapsResult } from "../../../server/src/lsp/protocol.ts";
import type { ClientFeature } from "../clientFeature.ts";
import { chooseRoot, configurationUri } from "../support/activeRoot.ts";
import { coverageSource } from "../support/coverageSource.ts";
import { askServer, showProblem } from "../support/problems.ts";
import { sortByExistence, writeNewFiles } from "../support/writeNewFiles.ts";

const SCHEME = "isms-gaps";

/** *ISMS: Gap analysis*: every clause and control held against the records, as a page that stays up to date while it is open. */
export const feature: ClientFeature = (context, client) => {
  const source = coverageSource(client);
  const changed = new EventEmitter<Uri>();
  const wanted = l10n.t("The gaps could not be analysed");
  const ask = (uri: string) => askServer<GapsResult>(client, "isms/gaps", { uri } satisfies GapsParams, wanted);
  const analyse = async () => {
    await source.ready;
    const root = await chooseRoot(source.roots, l10n.t("Gap analysis"));
    if (!root) return;
    const uri = configurationUri(root);
    await commands.executeCommand("markdown.showPreview", Uri.from({ scheme: SCHEME, path: `/${l10n.t("Gap analysis")}.md`, query: uri }));
    const file = (await ask(uri))?.file;
    if (file) await offerFile(root, file);
  };
  const offerFile = async (root: CoverageRoot, file: NonNullable<GapsResult["file"]>) => {
    const folder = Uri.parse(root.uri);
    const { fresh } = await sortByExistence(folder, [file]);
    if (fresh.length === 0) return;
    const record = l10n.t("Write {0}", file.path);
    const question = l10n.t("{0} gaps are not recorded yet. As records they can have an owner and a day.", file.gaps);
    if ((await window.showInformationMessage(question, record)) !== record) return;
    try {
      await writeNewFiles(folder, [file]);
      await window.showTextDocument(Uri.joinPath(folder, file.path));
    } catch (error) {
      void showProblem(client, l10n.t("{0} could not be written", file.path), error);
    }
  };
  const refreshOpenPages = () => {
    for (const { uri } of workspace.textDocuments) if (uri.scheme === SCHEME) changed.fire(uri);
  };
  context.subscriptions.push(
    changed,
    source.onDidChange(refreshOpenPages),
    workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: async ({ query }) => (await ask(query))?.markdown ?? l10n.t("There is no ISMS here to analyse."),
    }),
    commands.registerCommand("isms.gaps", analyse),
  );
};
