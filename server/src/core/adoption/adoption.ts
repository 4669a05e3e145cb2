import type { KindName } from "../generated/types.ts";
import { CONFIG_FILE } from "../model/config.ts";
import type { Edition } from "../model/record.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { missingControls } from "../model/soa.ts";
import { mentionsIn, type SourceFile } from "../model/sourceFile.ts";
import { formulaInWords, formulaOf } from "../ruleKit/proposeMethodology.ts";
import { kindOf } from "../schema/kinds.ts";
import { type DocumentsFound, documentsIn } from "./documents.ts";
import { guessLanguage, guessOrganisation, type LanguageGuess, type OrganisationGuess } from "./guesses.ts";
import { type RegisterFound, registersIn } from "./registers.ts";
import { sampleTexts } from "./sampleTexts.ts";
import { type TableFound, unreadTables } from "./unreadTables.ts";

/** What a folder holds when it is read as an ISMS, and how surely. */
export interface Adoption {
  /** How many files are read. */
  readonly files: number;
  readonly organisation: OrganisationGuess;
  readonly language: LanguageGuess | undefined;
  /** References to controls, by edition of the standard. */
  readonly references: Readonly<Record<Edition, number>>;
  readonly documents: DocumentsFound;
  readonly registers: readonly RegisterFound[];
  /** Tables that are kept like registers and read as none. */
  readonly unread: readonly TableFound[];
  readonly soa: SoaFound;
  /** The risk formula that the registers follow; undefined where they do not say, or a methodology does. */
  readonly formula: FormulaFound | undefined;
  /** Other standards and laws that are cited, the most cited first. */
  readonly frameworks: readonly FrameworkFound[];
}

/** How many of the controls of Annex A the SoA says something about. */
export interface SoaFound {
  readonly covered: number;
  readonly total: number;
  readonly themes: readonly { readonly id: string; readonly title: string; readonly covered: number; readonly total: number }[];
}

export interface FormulaFound {
  /** As people write it. */
  readonly text: string;
  /** How many of how many risks it fits. */
  readonly fits: number;
  readonly of: number;
}

export interface FrameworkFound {
  /** As in `frameworks` of `isms.yaml`, where that knows it. */
  readonly name: string;
  readonly references: number;
  readonly files: number;
  /** Cited so often, and of those that `isms.yaml` can name, that the ISMS has to do with it. */
  readonly isProposed: boolean;
}

/** What a folder is looked through with, besides its snapshot. */
export interface AdoptionContext {
  readonly name: string;
  readonly text: (path: string) => Promise<string | undefined>;
  /** True where a pattern of `isms.yaml` means a path. */
  readonly matches: (pattern: string, path: string) => boolean;
}

/** Looks through a folder that was read as an ISMS. */
export async function adoptionOf(snapshot: Snapshot, { name, text, matches }: AdoptionContext): Promise<Adoption> {
  const files = [...snapshot.files.values()].filter(({ path }) => path !== CONFIG_FILE);
  const isSaid = (path: string, kind: KindName) =>
    snapshot.config.sources.some((source) => source.kind === kind && matches(source.files, path));
  const samples = await sampleTexts(files, text);
  return {
    files: files.length,
    organisation: guessOrganisation(samples, name),
    language: guessLanguage(samples),
    references: referencesByEdition(files),
    documents: documentsIn(snapshot, files),
    registers: files.flatMap((file) => registersIn(file, isSaid)).sort((a, b) => rankOf(a.kind) - rankOf(b.kind)),
    unread: await unreadTables(files, text),
    soa: soaFound(snapshot),
    formula: formulaFound(snapshot),
    frameworks: frameworksIn(files),
  };
}

/** What an auditor asks for first comes first. */
const FIRST_KINDS: readonly KindName[] = ["soaEntry", "risks", "assets", "actions"];

function rankOf(kind: KindName): number {
  const at = FIRST_KINDS.indexOf(kind);
  return at < 0 ? FIRST_KINDS.length : at;
}

function referencesByEdition(files: readonly SourceFile[]): Record<Edition, number> {
  const counts = { "2022": 0, "2013": 0 };
  for (const file of files) {
    for (const { target } of mentionsIn(file))
      if (target.type === "control" || target.type === "theme") counts[target.edition ?? file.edition]++;
  }
  return counts;
}

function soaFound(snapshot: Snapshot): SoaFound {
  const { catalog } = snapshot;
  const missing = new Set(missingControls(snapshot));
  const themes = catalog.themes.map(({ id, title }) => {
    const controls = catalog.controls.filter((control) => control.id.startsWith(`${id}.`));
    return { id, title, covered: controls.filter((control) => !missing.has(control.id)).length, total: controls.length };
  });
  const sum = (count: "covered" | "total") => themes.reduce((total, theme) => total + theme[count], 0);
  return { covered: sum("covered"), total: sum("total"), themes };
}

function formulaFound({ index }: Snapshot): FormulaFound | undefined {
  const inferred = index.singleton("methodology") ? undefined : formulaOf(index.ofKind("risks"));
  return inferred && { text: formulaInWords(inferred), fits: inferred.count - inferred.misfits.length, of: inferred.count };
}

function frameworksIn(files: readonly SourceFile[]): FrameworkFound[] {
  const known = kindOf("isms").root.fields?.find(({ name }) => name === "frameworks")?.items?.enum ?? [];
  const counts = new Map<string, { references: number; files: Set<string> }>();
  for (const file of files) {
    for (const { target } of mentionsIn(file)) {
      if (target.type !== "foreign") continue;
      const count = counts.get(target.standard) ?? { references: 0, files: new Set() };
      count.references++;
      count.files.add(file.path);
      counts.set(target.standard, count);
    }
  }
  return [...counts]
    .map(([name, { references, files: inFiles }]) => ({
      name,
      references,
      files: inFiles.size,
      isProposed: known.includes(name) && references >= LEAST_REFERENCES && inFiles.size >= LEAST_FILES,
    }))
    .sort((a, b) => b.references - a.references || (a.name < b.name ? -1 : 1));
}

/** A single footnote does not make a law one that the ISMS answers to. */
const LEAST_REFERENCES = 3;
const LEAST_FILES = 2;
