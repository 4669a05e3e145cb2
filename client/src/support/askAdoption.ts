import { l10n, type QuickPickItem, QuickPickItemKind, ThemeColor, ThemeIcon, window } from "vscode";
import type { AdoptAnswer, AdoptParams, Correction, RegisterFound, RegisterKind, TableFound } from "../../../server/src/lsp/protocol.ts";
import { type AdoptionTable, placeOf, sizeOf } from "./adoptionTables.ts";
import { askRegister } from "./askRegister.ts";
import { sizes } from "./askStarter.ts";
import { plain } from "./problems.ts";

/** What the user has said so far. */
export type AdoptionChoice = Omit<AdoptParams, "uri"> & { readonly corrections: readonly Correction[] };

/** Each item knows what follows from it: what the user says then, `write`, or nothing, which asks again. */
interface Item extends QuickPickItem {
  readonly next?: () => Promise<AdoptionChoice | "write" | undefined>;
}

/**
 * Asks what to do with what was recognised, until the user says to write it, says something new (which may change what is
 * recognised), or turns away: then undefined.
 */
export async function askAdoption(answer: AdoptAnswer, choice: AdoptionChoice): Promise<AdoptionChoice | "write" | undefined> {
  for (;;) {
    const item = await window.showQuickPick(items(answer, choice), {
      title: l10n.t("Adopt {0}", plain(answer.name)),
      placeHolder: l10n.t("Write isms.yaml, or choose what is not right"),
      matchOnDescription: true,
      matchOnDetail: true,
      ignoreFocusOut: true,
    });
    if (!item?.next) return undefined;
    const next = await item.next();
    if (next) return next;
  }
}

function items(answer: AdoptAnswer, choice: AdoptionChoice): Item[] {
  const { adoption, problems } = answer;
  const correct = (correction: Correction | undefined) => correction && { ...choice, corrections: merged(choice.corrections, correction) };
  const ask = (table: AdoptionTable) => async () => correct(await askRegister(answer.kinds, table));
  return [
    ...problems.map(problemItem),
    writeItem(answer),
    ...(answer.before === undefined ? questions(answer, choice) : []),
    ...(choice.corrections.length > 0 ? [takeBack(choice)] : []),
    separator(l10n.t("registers")),
    ...adoption.registers.map((register): Item => ({ ...registerItem(register, answer.kinds), next: ask(register) })),
    ...(adoption.unread.length > 0 ? [separator(l10n.t("kept like registers, but read as none"))] : []),
    ...adoption.unread.map((table): Item => ({ ...tableItem(table), next: ask(table) })),
    separator(l10n.t("documents")),
    {
      label: l10n.t("Leave a document out…"),
      iconPath: new ThemeIcon("exclude"),
      next: async () => {
        const path = await askDocument(answer);
        return correct(path === undefined ? undefined : { path, exclude: true });
      },
    },
  ];
}

function writeItem({ edit, before }: AdoptAnswer): Item {
  if (!edit)
    return {
      label: l10n.t("Nothing to change"),
      description: l10n.t("isms.yaml says all that this folder tells"),
      iconPath: new ThemeIcon("check"),
    };
  return {
    label: l10n.t("Write isms.yaml"),
    description: before === undefined ? l10n.t("the only file that is written") : l10n.t("adds what is missing; the rest stays"),
    iconPath: new ThemeIcon("check"),
    next: async () => "write",
  };
}

function problemItem(problem: string): Item {
  return {
    label: l10n.t("This correction has no effect"),
    detail: plain(problem),
    iconPath: new ThemeIcon("warning"),
    next: async () => undefined,
  };
}

/** What no file tells for sure. */
function questions({ adoption }: AdoptAnswer, choice: AdoptionChoice): Item[] {
  const { name, from } = adoption.organisation;
  const size = sizes().find(({ value }) => value === choice.size);
  return [
    {
      label: l10n.t("Organisation: {0}", plain(choice.organisation ?? name)),
      description: choice.organisation === undefined ? l10n.t("a guess: {0}", from) : undefined,
      iconPath: new ThemeIcon("organization"),
      next: async () => {
        const prompt = l10n.t("Legal name of the organisation that runs the ISMS");
        const text = await window.showInputBox({ prompt, value: choice.organisation ?? name, ignoreFocusOut: true });
        return text?.trim() ? { ...choice, organisation: text.trim() } : undefined;
      },
    },
    {
      label: l10n.t("Size: {0}", size?.label.toLowerCase() ?? l10n.t("not said")),
      description: size?.description,
      iconPath: new ThemeIcon("person"),
      next: async () => {
        const picked = await window.showQuickPick(sizes(), { placeHolder: l10n.t("How many people work there?"), ignoreFocusOut: true });
        return picked && { ...choice, size: picked.value };
      },
    },
  ];
}

function takeBack(choice: AdoptionChoice): Item {
  return {
    label: l10n.t("Take back the last correction"),
    description: plain(choice.corrections.at(-1)?.path ?? ""),
    iconPath: new ThemeIcon("discard"),
    next: async () => ({ ...choice, corrections: choice.corrections.slice(0, -1) }),
  };
}

const ICONS = {
  sure: new ThemeIcon("pass", new ThemeColor("testing.iconPassed")),
  likely: new ThemeIcon("info", new ThemeColor("editorWarning.foreground")),
  unsure: new ThemeIcon("question", new ThemeColor("editorError.foreground")),
} as const;

function registerItem(register: RegisterFound, kinds: readonly RegisterKind[]): QuickPickItem {
  const label = kinds.find(({ kind }) => kind === register.kind)?.label ?? register.kind;
  const description = `${placeOf(register)} · ${sizeOf(register)}`;
  return { label, description, detail: plain(register.reason), iconPath: ICONS[register.sureness] };
}

function tableItem(table: TableFound): QuickPickItem {
  const headers = plain(table.headers.filter(Boolean).join(", "));
  return { label: placeOf(table), description: sizeOf(table), detail: headers, iconPath: new ThemeIcon("table") };
}

async function askDocument({ adoption }: AdoptAnswer): Promise<string | undefined> {
  const { types, withoutMetadata } = adoption.documents;
  const groups = [
    ...types.map(({ type, paths }) => ({ label: type ?? l10n.t("no type said"), paths })),
    { label: l10n.t("without metadata"), paths: withoutMetadata },
  ];
  const items = groups.flatMap(({ label, paths }) => [separator(label), ...paths.map((path) => ({ label: plain(path), path }))]);
  const picked = await window.showQuickPick<QuickPickItem & { readonly path?: string }>(items, {
    placeHolder: l10n.t("File that does not belong to the ISMS"),
    ignoreFocusOut: true,
  });
  return picked?.path;
}

/** One correction a file: a later one takes the place of the one before. */
function merged(corrections: readonly Correction[], correction: Correction): Correction[] {
  const before = corrections.find(({ path }) => path === correction.path);
  const others = corrections.filter((other) => other !== before);
  const isSame = before && "kind" in before && "kind" in correction && before.kind === correction.kind;
  return [...others, isSame ? { ...correction, columns: { ...before.columns, ...correction.columns } } : correction];
}

function separator(label: string): QuickPickItem {
  return { label, kind: QuickPickItemKind.Separator };
}
