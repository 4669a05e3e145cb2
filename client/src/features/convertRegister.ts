import { commands, l10n, type QuickPickItem, Range, Uri, window, workspace } from "vscode";
import type {
  ConvertRegisterParams,
  ConvertRegisterResult,
  RegisterSummary,
  RegistersParams,
  RegistersResult,
} from "../../../server/src/lsp/protocol.ts";
import type { ClientFeature } from "../clientFeature.ts";
import { chooseFolder } from "../support/chooseFolder.ts";
import { askServer, plain, showProblem } from "../support/problems.ts";

/**
 * *ISMS: Convert register to YAML records*: shows a table or CSV file as YAML, and puts that in its place once the user says so. Refused
 * where something would be lost. The change is one edit, which can be undone.
 */
export const feature: ClientFeature = (context, client) => {
  const title = l10n.t("Convert register to YAML records");
  const wanted = l10n.t("The register could not be converted");

  const convert = async () => {
    const active = window.activeTextEditor?.document.uri;
    const place = active ?? (await chooseFolder(l10n.t("Folder with the register")));
    if (!place) return;
    const params: RegistersParams = { uri: client.code2ProtocolConverter.asUri(place) };
    const answer = await askServer<RegistersResult>(client, "isms/registers", params, wanted);
    if (!answer) return;
    const register = await chooseRegister(answer.registers, active && client.code2ProtocolConverter.asUri(active), title);
    if (register) await preview(register, false);
  };

  const preview = async (register: RegisterSummary, keepsUnknown: boolean): Promise<void> => {
    const params: ConvertRegisterParams = { uri: register.uri, kind: register.kind, keepsUnknown };
    const answer = await askServer<ConvertRegisterResult>(client, "isms/convertRegister", params, wanted);
    if (!answer) return;
    if (!answer.edit) {
      if (await explainRefusal(register, answer, title)) await preview(register, true);
      return;
    }
    await window.showTextDocument(await workspace.openTextDocument({ language: "yaml", content: answer.text }), { preview: true });
    const go = l10n.t("Convert");
    const detail = l10n.t("Writes {0} and takes the register out of {1}: one change, which can be undone.", answer.path, register.path);
    const placeHolder = l10n.t("{0} records as shown. Nothing has been changed yet.", answer.records);
    if (!(await window.showQuickPick([{ label: go, detail }], { title, placeHolder, ignoreFocusOut: true }))) return;
    try {
      const isTaken = await workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(answer.edit));
      if (!isTaken) throw new Error(l10n.t("the editor did not take the change."));
      await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
      await window.showTextDocument(Uri.joinPath(Uri.parse(register.uri, true), "..", answer.path.split("/").at(-1) ?? ""));
    } catch (error) {
      void showProblem(client, wanted, error);
    }
  };

  context.subscriptions.push(commands.registerCommand("isms.convertRegister", convert));
};

/** The only register of the active file, or the one that the user picks. */
async function chooseRegister(
  all: readonly RegisterSummary[],
  active: string | undefined,
  title: string,
): Promise<RegisterSummary | undefined> {
  const own = all.filter(({ uri }) => uri === active);
  if (own.length === 1) return own[0];
  const offered = own.length > 0 ? own : all;
  if (offered.length === 0) {
    void window.showInformationMessage(l10n.t("No table or CSV file here is read as a register, so there is nothing to convert."));
    return undefined;
  }
  type Item = QuickPickItem & { readonly register: RegisterSummary };
  const items = offered.map(
    (register): Item => ({ label: plain(register.path), description: `${register.label} · ${register.records}`, register }),
  );
  return (await window.showQuickPick(items, { title, placeHolder: l10n.t("Register that becomes YAML"), matchOnDescription: true }))
    ?.register;
}

/** Shows what would be lost, place by place. True where the user wants it kept beside the fields. */
async function explainRefusal({ uri }: RegisterSummary, { refusals }: ConvertRegisterResult, title: string): Promise<boolean> {
  type Item = QuickPickItem & { readonly refusal?: ConvertRegisterResult["refusals"][number] };
  const items: Item[] = refusals.map((refusal) => ({
    label: plain(refusal.reason),
    description: refusal.count > 1 ? l10n.t("and {0} more", refusal.count - 1) : "",
    refusal,
  }));
  if (refusals.every(({ canKeep }) => canKeep)) {
    const detail = l10n.t("Columns and texts that no field can hold are written as they are; rows between the records become comments.");
    items.unshift({ label: l10n.t("Keep it all, in x-… fields and comments"), detail });
  }
  const choice = await window.showQuickPick(items, {
    title,
    placeHolder: l10n.t("Not converted: this would be lost. Pick one to see its place."),
  });
  if (!choice?.refusal) return choice !== undefined;
  const { start, end } = choice.refusal.range;
  await window.showTextDocument(Uri.parse(uri, true), { selection: new Range(start.line, start.character, end.line, end.character) });
  return false;
}
