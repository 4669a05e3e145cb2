import { commands, EventEmitter, l10n, Uri, workspace } from "vscode";
import type { ControlPageParams, ControlPageResult, CoverageRoot } from "../../../server/src/lsp/protocol.ts";
import type { ClientFeature } from "../clientFeature.ts";
import { activeRoot, chooseRoot, configurationUri } from "../support/activeRoot.ts";
import type { CoverageNode } from "../support/coverageNodes.ts";
import { coverageSource } from "../support/coverageSource.ts";
import { pickControl } from "../support/pickControl.ts";
import { askServer } from "../support/problems.ts";

const SCHEME = "isms-control";

/** *ISMS: Show control…*: a control's page as Markdown that nobody can edit, up to date while it is open. */
export const feature: ClientFeature = (context, client) => {
  const source = coverageSource(client);
  const changed = new EventEmitter<Uri>();

  const provideTextDocumentContent = async (uri: Uri): Promise<string> => {
    const { control, uri: isms } = paramsOf(uri);
    const wanted = l10n.t("The page of {0} could not be read", control);
    const page = await askServer<ControlPageResult>(client, "isms/controlPage", { control, uri: isms } satisfies ControlPageParams, wanted);
    return page?.markdown ?? l10n.t("There is nothing to read about {0}.", control);
  };

  const showControl = async (target?: CoverageNode | string) => {
    await source.ready;
    const root = typeof target === "object" ? target.root : await rootFor(target);
    const control = typeof target === "string" ? target : target?.type === "control" ? target.control.id : await ask(root);
    if (control) await commands.executeCommand("markdown.showPreview", pageUri(control, root));
  };
  const rootFor = (target: string | undefined) =>
    target === undefined ? chooseRoot(source.roots, l10n.t("Show control")) : activeRoot(source.roots);
  const ask = async (root: CoverageRoot | undefined) => {
    const control = root && (await pickControl(root, l10n.t("Show control")));
    return control?.id;
  };

  const refreshOpenPages = () => {
    for (const { uri } of workspace.textDocuments) if (uri.scheme === SCHEME) changed.fire(uri);
  };
  context.subscriptions.push(
    changed,
    source.onDidChange(refreshOpenPages),
    workspace.registerTextDocumentContentProvider(SCHEME, { onDidChange: changed.event, provideTextDocumentContent }),
    commands.registerCommand("isms.showControl", showControl),
  );
};

/** `isms-control:/A.8.8.md`, and which ISMS it is about as the query. */
function pageUri(control: string, root: CoverageRoot | undefined): Uri {
  return Uri.from({ scheme: SCHEME, path: `/${control}.md`, query: root && configurationUri(root) });
}

function paramsOf({ path, query }: Uri): ControlPageParams {
  return { control: path.slice(1).replace(/\.md$/, ""), uri: query || undefined };
}
