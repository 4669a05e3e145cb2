import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parse, stringify } from "yaml";

/**
 * What somebody writes into a file: a mapping goes into the mapping that is there, or into the records of the list that is there by
 * their ids (`*`: into each); `null` takes out; anything else stands in its place.
 */
export type Change = { readonly [key: string]: Change } | readonly unknown[] | string | number | boolean | null;

/** Who approves documents, when, and until when they hold. */
export interface Approval {
  readonly only?: readonly string[];
  readonly approvedOn: string;
  readonly nextReview: string;
}

/** The people of a company who work on its ISMS. */
export class Company {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Writes into a YAML file. */
  write(file: string, change: Change): void {
    const target = path.join(this.folder, file);
    const before = existsSync(target) ? parse(readFileSync(target, "utf8")) : {};
    writeFileSync(target, stringify(changed(before, change)));
  }

  /** Makes the templates of policies the company's own and approves them. */
  approve({ only, approvedOn, nextReview }: Approval): void {
    for (const name of readdirSync(path.join(this.folder, "policies"))) {
      if (only && !only.includes(name)) continue;
      const target = path.join(this.folder, "policies", name);
      const text = readFileSync(target, "utf8")
        .replaceAll("<!-- isms-template -->\n", "")
        .replace(/\[TBD: ([^\]]*)\]/g, "$1")
        .replace(/^(approved|nextReview).*\n/gm, "")
        .replace(/^version: .*\nstatus: .*$/m, `version: "${approvedOn.slice(0, 4)}.1"\nstatus: approved`)
        .replace(/^owner: /m, `approvedBy: anna\napprovedOn: ${approvedOn}\nnextReview: ${nextReview}\nowner: `);
      writeFileSync(target, text);
    }
  }
}

function changed(before: unknown, change: Change): unknown {
  if (!isMapping(change)) return change;
  if (Array.isArray(before)) return changedRecords(before, change);
  const after: Record<string, unknown> = { ...(before as object | undefined) };
  for (const [key, value] of Object.entries(change)) {
    if (value === null) delete after[key];
    else after[key] = changed(after[key], value);
  }
  return after;
}

function changedRecords(records: readonly unknown[], change: Readonly<Record<string, Change>>): unknown[] {
  const { "*": all, ...byId } = change;
  const idOf = (record: unknown) => (record as { readonly id?: string; readonly control?: string }).id ?? "";
  const known = new Set(records.map(idOf));
  const old = records.flatMap((record) => {
    const own = byId[idOf(record)];
    if (own === null) return [];
    const first = all === undefined ? record : changed(record, inTheWordsOf(record, all));
    return [own === undefined ? first : changed(first, own)];
  });
  const added = Object.entries(byId).flatMap(([id, value]) => (known.has(id) || value === null ? [] : [{ id, ...(value as object) }]));
  return [...old, ...added];
}

/** A change for each of many records, with `{title}` where theirs goes. */
function inTheWordsOf(record: unknown, change: Change): Change {
  const { title = "" } = record as { readonly title?: string };
  return JSON.parse(JSON.stringify(change).replaceAll("{title}", title)) as Change;
}

function isMapping(change: Change): change is { readonly [key: string]: Change } {
  return typeof change === "object" && change !== null && !Array.isArray(change);
}
