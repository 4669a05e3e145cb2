import { catalog } from "../../../server/src/core/catalog/catalog.ts";
import { Random } from "./random.ts";
import { actionItem, assetItem, PEOPLE, paragraph, personId, RISK_HEADER, riskCells, riskItem } from "./records.ts";

/** The sizes of the generated workspaces, in files. */
export const SIZES = { S: 100, M: 1_000, L: 10_000 } as const;
export type Size = keyof typeof SIZES;

/** How many of a hundred files are what; the rest are files of one risk. */
const SHARES = { policies: 30, tables: 4, csv: 4, assets: 10, actions: 10 };
const RISKS_IN_REGISTER = 100;
const ASSETS_IN_FILE = 10;

/** The files of an ISMS of our formats, by path: the same bytes in every run. */
export function workspace(size: Size | number): Map<string, string> {
  const files = base();
  const count = typeof size === "number" ? size : SIZES[size];
  const of = (share: number) => Math.round((count * share) / 100);
  const assets = of(SHARES.assets) * ASSETS_IN_FILE;
  const add = (number: number, path: (index: number) => string, text: (index: number) => string) => {
    for (let index = 0; index < number; index++) files.set(path(index), text(index));
  };
  const singles = count - files.size - 1 - Object.values(SHARES).reduce((sum, share) => sum + of(share), 0);
  const risks = RISKS_IN_REGISTER + singles;
  files.set("risks/register.yaml", register(RISKS_IN_REGISTER, assets));
  add(
    of(SHARES.policies),
    (index) => `policies/${folderOf(index)}/POL-${index}.md`,
    (index) => policy(index, 14_000, risks),
  );
  add(
    of(SHARES.tables),
    (index) => `tables/table-${index}.md`,
    (index) => table(20, index * 20),
  );
  add(
    of(SHARES.csv),
    (index) => `csv/register-${index}.csv`,
    (index) => csv(20, 500_000 + index * 20),
  );
  add(
    of(SHARES.assets),
    (index) => `assets/${folderOf(index)}/assets-${index}.yaml`,
    (index) => assetFile(index),
  );
  add(
    of(SHARES.actions),
    (index) => `actions/${folderOf(index)}/ACT-${index}.yaml`,
    (index) => `actions:\n${actionItem(index, risks)}`,
  );
  add(
    singles,
    (index) => `risks/${folderOf(index)}/risk-${index}.yaml`,
    (index) => `risks:\n${riskItem(RISKS_IN_REGISTER + index, assets)}`,
  );
  return files;
}

/** A risk register of so many risks in one file: about 600 bytes a risk. */
export function register(risks: number, assets: number): string {
  const items = ["risks:\n"];
  for (let number = 0; number < risks; number++) items.push(riskItem(number, assets));
  return items.join("");
}

/** What a register of risks needs beside it: people, methodology, SoA and assets. */
export function base(assets = 0): Map<string, string> {
  const people = Array.from({ length: PEOPLE }, (_, number) => `  - {id: ${personId(number)}, name: Person ${number}}\n`).join("");
  const entries = catalog().controls.map(
    ({ id }) => `    - {control: ${id}, applicable: true, justification: "Needed for the systems of unit ${id}.", status: planned}\n`,
  );
  const files = new Map([
    ["isms.yaml", "isms:\n  organisation: Bench Ltd\n  size: medium\n"],
    ["people.yaml", `people:\n${people}`],
    ["methodology.yaml", METHODOLOGY],
    ["soa.yaml", `soa:\n  version: "1.0"\n  approvedBy: ${personId(1)}\n  approvedOn: 2026-03-01\n  controls:\n${entries.join("")}`],
  ]);
  if (assets > 0) files.set("assets.yaml", `assets:\n${Array.from({ length: assets }, (_, number) => assetItem(number)).join("")}`);
  return files;
}

/** An approved policy of about so many bytes. */
export function policy(number: number, bytes: number, risks: number): string {
  const random = new Random(number + 7);
  const owner = personId(random.below(PEOPLE));
  let text = `---
id: POL-${String(number).padStart(5, "0")}
title: Policy ${number}
type: policy
version: "1.0"
status: approved
owner: ${owner}
approvedBy: ${personId(random.below(PEOPLE))}
approvedOn: 2026-02-01
nextReview: 2027-02-01
controls: [${random.of(catalog().controls).id}]
---

# Policy ${number}
`;
  for (let section = 1; text.length < bytes; section++) {
    text += `\n## ${section} Rules of part ${section}\n\n${paragraph(random, risks)}\n\n- ${paragraph(random, risks)}\n- ${paragraph(random, risks)}\n`;
  }
  return text;
}

/** A Markdown file with a risk register of so many rows, numbered from `first`. */
export function table(rows: number, first: number): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`;
  const body = Array.from({ length: rows }, (_, index) => line(riskCells(first + index)));
  return `# Register\n\n${line(RISK_HEADER)}${line(RISK_HEADER.map(() => "---"))}${body.join("")}`;
}

function csv(rows: number, first: number): string {
  const lines = [RISK_HEADER, ...Array.from({ length: rows }, (_, index) => riskCells(first + index))];
  return lines.map((cells) => `${cells.join(",")}\n`).join("");
}

function assetFile(index: number): string {
  const items = Array.from({ length: ASSETS_IN_FILE }, (_, number) => assetItem(index * ASSETS_IN_FILE + number));
  return `assets:\n${items.join("")}`;
}

/** A hundred files a folder. */
function folderOf(index: number): string {
  return String(Math.floor(index / 100)).padStart(3, "0");
}

const METHODOLOGY = `methodology:
  title: Risk methodology
  likelihood: [{value: 1, label: rare}, {value: 2, label: unlikely}, {value: 3, label: possible}, {value: 4, label: likely}, {value: 5, label: certain}]
  impact: [{value: 1, label: minor}, {value: 2, label: low}, {value: 3, label: medium}, {value: 4, label: high}, {value: 5, label: severe}]
  formula: product
  levels: [{name: low, min: 1, max: 5}, {name: medium, min: 6, max: 12}, {name: high, min: 13, max: 25}]
  acceptance: {maxScore: 5, authority: ${personId(0)}}
  reviewEvery: annually
  approvedBy: ${personId(0)}
  approvedOn: 2026-01-10
`;
