import { l10n, type QuickPickItem, window } from "vscode";
import type { InitParams } from "../../../server/src/lsp/protocol.ts";

interface ValueItem<V = string> extends QuickPickItem {
  readonly value: V;
}

/** Asks what a new ISMS needs to know; undefined when the user turns away. */
export async function askStarter(title: string): Promise<InitParams | undefined> {
  const step = (number: number) => `${title} (${l10n.t("{0} of {1}", number, 4)})`;
  const organisation = await window.showInputBox({
    title: step(1),
    prompt: l10n.t("Legal name of the organisation that runs the ISMS"),
    placeHolder: l10n.t("for example Nordlicht Software GmbH"),
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === "" ? l10n.t("Please enter the organisation's name.") : undefined),
  });
  if (organisation === undefined) return undefined;
  const options = { ignoreFocusOut: true, matchOnDescription: true };
  const size = await window.showQuickPick(sizes(), { ...options, title: step(2), placeHolder: l10n.t("How many people work there?") });
  if (!size) return undefined;
  const placeHolder = l10n.t("Other frameworks that matter to you; none is fine");
  const frameworks = await window.showQuickPick(frameworkItems(), { ...options, title: step(3), placeHolder, canPickMany: true });
  if (!frameworks) return undefined;
  const language = await window.showQuickPick(languages(), { ...options, title: step(4), placeHolder: l10n.t("Language of the ISMS") });
  if (!language) return undefined;
  return {
    organisation: organisation.trim(),
    size: size.value,
    frameworks: frameworks.map(({ value }) => value),
    language: language.value,
  };
}

/** The sizes that an organisation may have, to pick one. */
export function sizes(): ValueItem<InitParams["size"]>[] {
  return [
    { value: "small", label: l10n.t("Small"), description: l10n.t("fewer than 50 people") },
    { value: "medium", label: l10n.t("Medium"), description: l10n.t("50 to 250 people") },
    { value: "large", label: l10n.t("Large"), description: l10n.t("more than 250 people") },
  ];
}

/** The frameworks that `isms.yaml` may name. */
function frameworkItems(): ValueItem[] {
  return [
    { value: "gdpr", label: "GDPR", description: l10n.t("Regulation (EU) 2016/679, data protection") },
    { value: "nis2", label: "NIS2", description: l10n.t("Directive (EU) 2022/2555") },
    {
      value: "nis2-2024-2690",
      label: "NIS2 2024/2690",
      description: l10n.t("Implementing Regulation (EU) 2024/2690, technical requirements"),
    },
    { value: "dora", label: "DORA", description: l10n.t("Regulation (EU) 2022/2554, financial sector") },
    { value: "soc2", label: "SOC 2", description: l10n.t("Trust Services Criteria") },
    { value: "nist-csf", label: "NIST CSF", description: l10n.t("Cybersecurity Framework 2.0") },
    { value: "nist-800-53", label: "NIST SP 800-53", description: l10n.t("Revision 5") },
  ];
}

/** Languages by their own names, which need no translation. */
function languages(): ValueItem[] {
  const names: readonly (readonly [string, string])[] = [
    ["en", "English"],
    ["de", "Deutsch"],
    ["es", "Español"],
    ["fr", "Français"],
    ["it", "Italiano"],
    ["nl", "Nederlands"],
    ["pl", "Polski"],
    ["pt", "Português"],
    ["sv", "Svenska"],
  ];
  const english = l10n.t("the templates are in English");
  return names.map(([value, label]) => ({ value, label, description: value === "en" ? value : `${value} · ${english}` }));
}
