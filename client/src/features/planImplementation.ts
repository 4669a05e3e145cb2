import { commands, l10n, Uri, window } from "vscode";
import type { PlanParams, PlanResult } from "../../../server/src/lsp/protocol.ts";
import type { ClientFeature } from "../clientFeature.ts";
import { chooseRoot, configurationUri } from "../support/activeRoot.ts";
import { sizes } from "../support/askStarter.ts";
import { coverageSource } from "../support/coverageSource.ts";
import { askServer, showProblem } from "../support/problems.ts";
import { writeNewFiles } from "../support/writeNewFiles.ts";

/** *ISMS: Plan implementation*: asks for the first day and the size, and writes the usual phases as `project.yaml`. */
export const feature: ClientFeature = (context, client) => {
  const title = l10n.t("Plan implementation");
  const plan = async () => {
    const root = await chooseRoot(coverageSource(client).roots, title);
    if (!root) return;
    const uri = configurationUri(root);
    const wanted = l10n.t("The project could not be planned");
    // asked first without answers: a project that is there stays as it is, and nobody is asked in vain
    const known = await askServer<PlanResult>(client, "isms/plan", { uri } satisfies PlanParams, wanted);
    if (!known) return;
    if ("existing" in known) return showExisting(known.existing);
    const start = await askStart(title, known.file.start);
    const size =
      start && (await window.showQuickPick(sizes(), { title, placeHolder: l10n.t("How many people work there?"), ignoreFocusOut: true }));
    if (!size) return;
    const result = await askServer<PlanResult>(client, "isms/plan", { uri, start, size: size.value } satisfies PlanParams, wanted);
    if (!result || "existing" in result) return;
    try {
      const folder = Uri.parse(root.uri);
      const [written] = await writeNewFiles(folder, [result.file]);
      await window.showTextDocument(Uri.joinPath(folder, result.file.path));
      await commands.executeCommand("isms.project.focus");
      const { path, start: first, end, phases } = result.file;
      void window.showInformationMessage(
        written
          ? l10n.t("{0} was written: {1} phases from {2} to {3}. Change the days to what you decide.", path, phases, first, end)
          : l10n.t("{0} is there already and was left alone.", path),
      );
    } catch (error) {
      void showProblem(client, wanted, error);
    }
  };
  context.subscriptions.push(commands.registerCommand("isms.plan", plan));
};

async function showExisting(uri: string): Promise<void> {
  await window.showTextDocument(Uri.parse(uri));
  await commands.executeCommand("isms.project.focus");
  void window.showInformationMessage(l10n.t("The project is planned already: the Project view shows how far it is."));
}

async function askStart(title: string, today: string): Promise<string | undefined> {
  return window.showInputBox({
    title,
    prompt: l10n.t("First day of the project, YYYY-MM-DD"),
    value: today,
    ignoreFocusOut: true,
    validateInput: (text) => (isDay(text) ? undefined : l10n.t("Please enter a day as YYYY-MM-DD.")),
  });
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
