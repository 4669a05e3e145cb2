import { l10n, type QuickPickItem, QuickPickItemKind, ThemeIcon, window } from "vscode";
import type { Correction, RegisterKind } from "../../../server/src/lsp/protocol.ts";
import { type AdoptionTable, placeOf } from "./adoptionTables.ts";
import { plain } from "./problems.ts";

/** Asks what is not right about a table: its kind, its columns, or that it is a register at all. Undefined when the user turns away. */
export async function askRegister(kinds: readonly RegisterKind[], table: AdoptionTable): Promise<Correction | undefined> {
  const { path } = table;
  const present = "kind" in table ? kinds.find(({ kind }) => kind === table.kind) : undefined;
  type Item = QuickPickItem & { readonly next: () => Promise<Correction | undefined> };
  const items: Item[] = [
    {
      label: present ? l10n.t("It is something else…") : l10n.t("It is a register…"),
      description: present && l10n.t("now: {0}", present.label),
      iconPath: new ThemeIcon("symbol-class"),
      next: async () => {
        const kind = await askKind(kinds, present);
        // a table that nothing was recognised in tells no columns either
        return kind && (present ? { path, kind: kind.name } : askColumns(table, kind));
      },
    },
  ];
  if (present) {
    items.push(
      {
        label: l10n.t("Its columns…"),
        description: l10n.t("what each of them holds"),
        iconPath: new ThemeIcon("split-horizontal"),
        next: () => askColumns(table, present),
      },
      {
        label: l10n.t("It is no register"),
        description: l10n.t("its tables are left alone"),
        iconPath: new ThemeIcon("circle-slash"),
        next: async () => ({ path, kind: "none" }),
      },
    );
  }
  items.push({
    label: l10n.t("It does not belong to the ISMS"),
    description: l10n.t("the file is left out"),
    iconPath: new ThemeIcon("exclude"),
    next: async () => ({ path, exclude: true }),
  });
  const item = await window.showQuickPick(items, { title: placeOf(table), ignoreFocusOut: true });
  return item?.next();
}

async function askKind(kinds: readonly RegisterKind[], present: RegisterKind | undefined): Promise<RegisterKind | undefined> {
  const items = kinds
    .filter((kind) => kind !== present)
    .map((kind) => ({ label: kind.label, description: kind.name, detail: kind.description, value: kind }));
  const placeHolder = l10n.t("What does each of its rows say something about?");
  return (await window.showQuickPick(items, { placeHolder, matchOnDetail: true, ignoreFocusOut: true }))?.value;
}

/** Lets the user say what columns hold, one after the other, until they are done. */
async function askColumns(table: AdoptionTable, kind: RegisterKind): Promise<Correction | undefined> {
  const known = new Map("columns" in table ? table.columns.map(({ header, field }) => [header, field]) : []);
  const headers = "columns" in table ? [...table.unreadColumns, ...known.keys()] : table.headers.filter(Boolean);
  const said = new Map<string, string>();
  type Item = QuickPickItem & { readonly header?: string };
  for (;;) {
    const done: Item = { label: l10n.t("Done"), iconPath: new ThemeIcon("check") };
    const columns = headers.map((header): Item => {
      const field = said.get(header) ?? known.get(header);
      return { label: plain(header), description: field === undefined ? l10n.t("not read") : `→ ${inWords(field)}`, header };
    });
    const separator: Item = { label: l10n.t("columns"), kind: QuickPickItemKind.Separator };
    const placeHolder = l10n.t("Choose a column to say what it holds");
    const item = await window.showQuickPick([done, separator, ...columns], {
      title: `${placeOf(table)}: ${kind.label}`,
      placeHolder,
      ignoreFocusOut: true,
    });
    if (!item) return undefined;
    if (item.header === undefined) break;
    const field = await askField(item.header, kind);
    if (field !== undefined) said.set(item.header, field);
  }
  const columns = Object.fromEntries([...said].map(([header, field]) => [field, header]));
  return { path: table.path, kind: kind.name, columns };
}

async function askField(header: string, { fields, label }: RegisterKind): Promise<string | undefined> {
  const items = fields.map(({ name, description }) => ({ label: inWords(name), detail: description, name }));
  const title = l10n.t("{0}: what does “{1}” hold?", label, plain(header));
  return (await window.showQuickPick(items, { title, matchOnDetail: true, ignoreFocusOut: true }))?.name;
}

/** `treatment: approved by` for `treatment.approvedBy`. */
function inWords(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll(".", ": ");
}
