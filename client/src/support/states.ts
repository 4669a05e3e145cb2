import { l10n, ThemeColor, ThemeIcon } from "vscode";
import type { ControlState } from "../../../server/src/lsp/protocol.ts";

/**
 * One shape a state, from a dashed ring over a full one to a filled one, so that no state is told by its colour alone.
 * The colours are contributed as `isms.state.*` with values for light, dark and both high contrast themes.
 */
const icons: Readonly<Record<ControlState, string>> = {
  missing: "issue-draft",
  excluded: "circle-slash",
  planned: "circle-large-outline",
  partial: "color-mode",
  implemented: "pass",
  evidenced: "pass-filled",
};

export function stateIcon(state: ControlState): ThemeIcon {
  return new ThemeIcon(icons[state], new ThemeColor(`isms.state.${state}`));
}

/** A state in words, as the server says it. */
export function stateLabel(state: ControlState): string {
  return {
    missing: l10n.t("no SoA entry"),
    excluded: l10n.t("excluded"),
    planned: l10n.t("planned"),
    partial: l10n.t("partly implemented"),
    implemented: l10n.t("implemented, no current evidence"),
    evidenced: l10n.t("implemented, with current evidence"),
  }[state];
}
