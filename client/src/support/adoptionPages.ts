import { commands, type Disposable, EventEmitter, l10n, Uri, workspace } from "vscode";
import type { AdoptAnswer } from "../../../server/src/lsp/protocol.ts";

const SCHEME = "isms-adopt";

/** Pages that say what a folder holds, as Markdown that nobody can edit: one for each folder. */
export interface AdoptionPages extends Disposable {
  /** Shows the page of an answer, or brings it up to date where it is open. */
  readonly show: (answer: AdoptAnswer) => Promise<void>;
}

export function adoptionPages(): AdoptionPages {
  const changed = new EventEmitter<Uri>();
  const texts = new Map<string, string>();
  const provider = workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? l10n.t("Run *ISMS: Adopt this folder* again to see this page."),
  });
  return {
    async show({ name, configUri, page }) {
      const uri = Uri.from({ scheme: SCHEME, path: `/${l10n.t("Adopt {0}", name)}.md`, query: configUri });
      const isKnown = texts.has(uri.toString());
      texts.set(uri.toString(), page);
      if (isKnown) changed.fire(uri);
      await commands.executeCommand("markdown.showPreview", uri);
    },
    dispose() {
      provider.dispose();
      changed.dispose();
    },
  };
}
