import { l10n, type Uri, window } from "vscode";
import type { CoverageRoot } from "../../../server/src/lsp/protocol.ts";
import { plain } from "./problems.ts";

/** The ISMS that holds the active editor's file, or the only one. */
export function activeRoot(roots: readonly CoverageRoot[]): CoverageRoot | undefined {
  return rootOf(window.activeTextEditor?.document.uri, roots) ?? (roots.length === 1 ? roots[0] : undefined);
}

/** The active ISMS; where that cannot be told, the one that the user picks. */
export async function chooseRoot(roots: readonly CoverageRoot[], title: string): Promise<CoverageRoot | undefined> {
  const active = activeRoot(roots);
  if (active || roots.length === 0) return active;
  const items = roots.map((root) => ({ label: plain(root.organisation), description: decodeURIComponent(root.uri), root }));
  return (await window.showQuickPick(items, { title, placeHolder: l10n.t("Which ISMS?") }))?.root;
}

/** A file of an ISMS: the server finds the ISMS by it, as by any other file's address. */
export function configurationUri({ uri }: CoverageRoot): string {
  return `${uri.replace(/\/$/, "")}/isms.yaml`;
}

/** The innermost ISMS around a file. */
function rootOf(file: Uri | undefined, roots: readonly CoverageRoot[]): CoverageRoot | undefined {
  const text = file?.toString();
  return roots.filter(({ uri }) => text?.startsWith(`${uri.replace(/\/$/, "")}/`)).sort((a, b) => b.uri.length - a.uri.length)[0];
}
