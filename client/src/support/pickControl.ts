import { l10n, type QuickPickItem, QuickPickItemKind, window } from "vscode";
import type { CoverageControl, CoverageRoot } from "../../../server/src/lsp/protocol.ts";
import { plain } from "./problems.ts";
import { stateIcon } from "./states.ts";

interface ControlItem extends QuickPickItem {
  readonly control?: CoverageControl;
}

/** Lets the user pick a control by number, words of its title or state, in the groups of the tree. */
export async function pickControl(
  root: CoverageRoot,
  title: string,
  isOffered: (control: CoverageControl) => boolean = () => true,
): Promise<CoverageControl | undefined> {
  const items = root.themes.flatMap((theme) =>
    theme.groups.flatMap((group): ControlItem[] => {
      const controls = group.controls.filter(isOffered);
      const separator = { label: plain(group.title), kind: QuickPickItemKind.Separator };
      return controls.length > 0 ? [separator, ...controls.map(controlItem)] : [];
    }),
  );
  const placeHolder = l10n.t("Number, words of the title, or state of a control");
  return (await window.showQuickPick(items, { title, placeHolder, matchOnDescription: true }))?.control;
}

function controlItem(control: CoverageControl): ControlItem {
  const { id, title, state, stateLabel } = control;
  return { label: plain(`${id} ${title}`), description: stateLabel, iconPath: stateIcon(state), control };
}
