import templates from "../../../catalog/templates/index.yaml";
import { standardActivities } from "../catalog/activities.ts";
import { catalog } from "../catalog/catalog.ts";
import type { StarterCondition, StarterTemplates } from "../catalog/planTypes.ts";
import { scalarText } from "../ruleKit/editYaml.ts";
import { activityLines } from "../ruleKit/standardActivities.ts";
import { kindOf } from "../schema/kinds.ts";
import { addFrequency } from "../text/dates.ts";

/** What somebody who starts an ISMS is asked. */
export interface StarterChoice {
  readonly organisation: string;
  readonly size: "small" | "medium" | "large";
  /** Other frameworks to keep in view, as in `isms.yaml`. */
  readonly frameworks: readonly string[];
  /** Language of the ISMS as a BCP 47 tag; English where it is missing. The templates are English either way. */
  readonly language?: string;
}

/** A file to write, below the folder that becomes the ISMS. */
export interface StarterFile {
  readonly path: string;
  readonly text: string;
}

/** The values that `field` of the `isms` record may have: the sizes and frameworks to choose from. */
export function starterChoices(field: "size" | "frameworks"): readonly string[] {
  const found = kindOf("isms").root.fields?.find(({ name }) => name === field);
  return found?.enum ?? found?.items?.enum ?? [];
}

/**
 * The files of a new ISMS: registers as YAML, policies as Markdown, an SoA with all 93 controls. Nothing in them counts as
 * done: policies are drafts with marks, controls are planned and unjustified, example risks are neither rated nor treated.
 * `today` is YYYY-MM-DD.
 */
export function starterFiles(choice: StarterChoice, today: string): StarterFile[] {
  const { files, texts } = templates();
  return files.filter((file) => isFor(file, choice)).flatMap((file) => starterFile(file, texts, choice, today));
}

function starterFile(
  { path, parts = [{ template: path }] }: StarterTemplates["files"][number],
  texts: StarterTemplates["texts"],
  choice: StarterChoice,
  today: string,
): StarterFile[] {
  const wanted = parts.filter((part) => isFor(part, choice));
  const isYaml = path.endsWith(".yaml");
  const text = wanted.map(({ template }) => fill(texts[template] ?? "", isYaml, choice, today)).reduce(isYaml ? joined : concatenated, "");
  return wanted.length > 0 ? [{ path, text }] : [];
}

function concatenated(text: string, part: string): string {
  return text + part;
}

/** One part after the other, with an empty line above one that begins anew with a comment. */
function joined(text: string, part: string): string {
  return text !== "" && part.startsWith("#") ? `${text}\n${part}` : text + part;
}

function isFor({ sizes, frameworks }: StarterCondition, choice: StarterChoice): boolean {
  return (sizes?.includes(choice.size) ?? true) && (frameworks?.some((framework) => choice.frameworks.includes(framework)) ?? true);
}

/** `{{organisation}}`; `{{today+P2W}}` is the day two weeks on. */
const HOLE = /\{\{([\w-]+)(?:\+(\w+))?\}\}/g;

/** A line of YAML that is nothing but a key or dash and a hole. */
const IS_WHOLE_VALUE = /^ *(?:- )?(?:[\w-]+: )?\{\{[\w-]+\}\}$/;

/**
 * Fills the holes of a template. In YAML a text from the user is written as a scalar where it is the whole value, and as it is
 * inside a block scalar, where no character means anything.
 */
function fill(template: string, isYaml: boolean, choice: StarterChoice, today: string): string {
  const lines = template.split("\n").map((line) => {
    const place = !isYaml ? "markdown" : IS_WHOLE_VALUE.test(line) ? "scalar" : "block";
    return line.replace(HOLE, (hole, name: string, later: string | undefined) => {
      if (name === "organisation") return userText(choice.organisation, place);
      if (name === "today") return later === undefined ? today : (addFrequency(today, later) ?? hole);
      return values[name]?.(choice, today) ?? hole;
    });
  });
  return lines.join("\n");
}

/** What the holes are filled with, besides days and the organisation. */
const values: Readonly<Record<string, (choice: StarterChoice, today: string) => string>> = {
  size: ({ size }) => size,
  language: ({ language }) => scalarText(language ?? "en"),
  frameworks: ({ frameworks }) => `[${frameworks.map(scalarText).join(", ")}]`,
  soaEntries,
  activities: ({ size }, today) => activities(size, addFrequency(today, UNTIL_OPERATION) ?? today),
};

/** Duties begin when the rules that ask for them are in force. */
const UNTIL_OPERATION = "P4M";

/** A text from the user on one line, without characters that no file should hold. */
function userText(text: string, place: "scalar" | "block" | "markdown"): string {
  const line = text.replace(/[\s\p{Cc}\p{Cs}]+/gu, " ").trim();
  if (place === "scalar") return scalarText(line);
  return place === "block" ? line : line.replace(/[\\`*_[\]<>]/g, "\\$&");
}

/** The standard activities, each with the role that sees to it. */
function activities(size: StarterChoice["size"], from: string): string {
  const records = standardActivities(size).map((activity) => activityLines(activity, from, activity.role ?? "role-isms-manager"));
  return records.map((lines) => `  - ${lines.join("\n    ")}`).join("\n");
}

/** An entry for each control of Annex A, with a line of comment above each group. */
function soaEntries(): string {
  const { controls, groups, theme } = catalog();
  const sections = groups.map((group) => {
    const members = controls.filter((control) => control.group === group.key);
    const title = `    # ${group.theme} ${theme(group.theme)?.title ?? ""}: ${group.title}`;
    return [title, ...members.map(({ id, title }) => soaEntry(id, title))].join("\n");
  });
  return sections.join("\n\n");
}

function soaEntry(id: string, title: string): string {
  return `    - control: ${id}
      title: ${scalarText(title)}
      applicable: true
      justification: ""
      status: planned`;
}
