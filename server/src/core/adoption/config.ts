import { readFile } from "../carriers/readFile.ts";
import { catalog } from "../catalog/catalog.ts";
import { CONFIG_FILE } from "../model/config.ts";
import type { IsmsRecord } from "../model/record.ts";
import { spanIn } from "../model/sourceFile.ts";
import { patternOf, sourceKind } from "../ruleKit/editSources.ts";
import { insertField, scalarText } from "../ruleKit/editYaml.ts";
import { kindOf } from "../schema/kinds.ts";
import { applyEdits, lineBreakOf } from "../text/edit.ts";
import { t } from "../text/l10n.ts";
import type { Adoption } from "./adoption.ts";
import type { AdoptChoice } from "./choice.ts";
import type { Copy } from "./copies.ts";
import type { RegisterFound } from "./registers.ts";

/** The `isms` record of an `isms.yaml`, with where it starts; undefined where it has none, "damaged" where the file cannot be read. */
export interface ConfigRecord {
  readonly record: IsmsRecord;
  readonly offset: number;
}

export function configRecordIn(text: string): ConfigRecord | "damaged" | undefined {
  const file = readFile(CONFIG_FILE, text, { catalog: catalog(), inIsms: true });
  if (file.problems.some(({ code }) => code === "syntax/yaml")) return "damaged";
  const record = file.records.find(({ kind }) => kind === "isms");
  return record && { record, offset: spanIn(file, { start: 0, end: 0, segment: record.segment }).start };
}

/** The least that makes a folder an ISMS, to read it as one. */
export function leastConfig(organisation: string): string {
  return `isms:\n  organisation: ${scalarText(oneLine(organisation))}\n`;
}

/** An `isms.yaml` for a folder that has none: what was found, what is guessed with a word about it, and what a person has to say. */
export function newConfig(adoption: Adoption, copies: readonly Copy[], choice: AdoptChoice): string {
  const { organisation, size } = choice;
  const lines = ["isms:"];
  const comment = (text: string) => lines.push(`  # ${oneLine(text)}`);
  const { name, from } = adoption.organisation;
  if (organisation === undefined) comment(t("A guess: {0}. Write the legal name of the organisation.", from));
  lines.push(`  organisation: ${scalarText(oneLine(organisation ?? name))}`);
  if (size === undefined) {
    comment(t("How many people work for it? small: fewer than 50, medium: 50 to 250, large: more."));
    lines.push("  # size: small");
  } else {
    lines.push(`  size: ${size}`);
  }
  for (const { field, value, why } of findings(adoption, copies)) {
    if (why !== undefined) comment(why);
    lines.push(`  ${field}:${value.startsWith("\n") ? value.replaceAll("\n", "\n  ") : ` ${value}`}`);
  }
  lines.push(...undecided(adoption.registers, choice));
  return `${lines.join("\n")}\n`;
}

/** Nobody reads more questions than that. */
const MOST_QUESTIONS = 10;

/** What is not surely a register, as a source in a comment: whoever knows better takes the mark away. */
function undecided(registers: readonly RegisterFound[], { corrections = [] }: AdoptChoice): string[] {
  const unsure = registers.filter(({ sureness }) => sureness === "unsure").slice(0, MOST_QUESTIONS);
  if (unsure.length === 0 || corrections.some((correction) => "kind" in correction)) return [];
  const items = unsure.flatMap(({ path, kind, reason }) => [
    `- files: ${scalarText(patternOf(path))}`,
    `  kind: none # ${oneLine(t("read as {0}: {1}", sourceKind(kind), reason))}`,
  ]);
  const head = oneLine(t("Not surely registers. Where they are none, take the # away:"));
  return [head, "sources:", ...items.map((line) => `  ${line}`)].map((line) => `  # ${line}`);
}

/** A field of `isms.yaml` that is not said there yet, and what to say. */
export interface ConfigChange {
  readonly field: string;
  /** YAML of the value. */
  readonly value: string;
  readonly why: string | undefined;
}

/** What an `isms.yaml` leaves out and the folder tells. What is said there was decided by a person and stays. */
export function missingSettings(
  { record }: ConfigRecord,
  adoption: Adoption,
  copies: readonly Copy[],
  { size }: AdoptChoice,
): ConfigChange[] {
  const isSaid = (field: string) => record.written.entries.some(({ key }) => key === field);
  const wanted = [...(size === undefined ? [] : [{ field: "size", value: size, why: undefined }]), ...findings(adoption, copies)];
  return wanted.filter(({ field }) => !isSaid(field));
}

/** The text of an `isms.yaml` with one more field in its `isms` record; everything else stays as it is. */
export function withSetting(text: string, { record, offset }: ConfigRecord, { field, value }: ConfigChange): string {
  return applyEdits(text, [insertField(text, record.written, offset, field, value, kindOf("isms").root)]);
}

/** An `isms.yaml` without an `isms` record gets one before what it holds. */
export function withRecord(text: string, record: string): string {
  const lineBreak = lineBreakOf(text);
  const added = record.replaceAll("\n", lineBreak);
  return text.trim() === "" ? added : `${added}${lineBreak}${text}`;
}

function findings({ language, frameworks }: Adoption, copies: readonly Copy[]): ConfigChange[] {
  const proposed = frameworks.filter(({ isProposed }) => isProposed);
  const counts = proposed.map(({ name, references, files }) => t("{0} {1} times in {2} files", name, references, files));
  return [
    ...(language ? [{ field: "language", value: language.tag, why: undefined }] : []),
    ...(proposed.length > 0
      ? [{ field: "frameworks", value: `[${proposed.map(({ name }) => name).join(", ")}]`, why: t("Cited: {0}.", counts.join(", ")) }]
      : []),
    ...(copies.length > 0
      ? [{ field: "exclude", value: copiesLines(copies), why: t("Each record counts once, so copies are left out.") }]
      : []),
  ];
}

function copiesLines(copies: readonly Copy[]): string {
  const lines = copies.map(({ path, of, records }) => {
    return `\n  - ${scalarText(patternOf(path))} # ${oneLine(t("the same {0} records as {1}", records, of))}`;
  });
  return lines.join("");
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cs}]+/gu, " ").trim();
}
