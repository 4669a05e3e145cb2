import { type Counterpart, framework, partsOf, type Requirement, requirementLabel, requirementName } from "../catalog/crosswalks.ts";
import type { CrosswalkSource } from "../catalog/frameworkTypes.ts";
import { controlCoverage, stateLabel } from "../model/coverage.ts";
import { dutyLabel, type FrameworkDuty, frameworkDuties } from "../model/frameworkDuties.ts";
import { nameOf } from "../model/recordFields.ts";
import { clauseShown, shownLabel } from "../model/shownRequirements.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { t } from "../text/l10n.ts";
import { bullets, escapeMarkdown, sections } from "./markdown.ts";

/** How many requirements a line names with their titles; longer lists are ids alone. */
const TITLED = 4;
const TITLE_LENGTH = 70;

/**
 * The requirements of the frameworks that `isms.yaml` names which a control or clause helps with, as Markdown, with who says so;
 * undefined where there are none.
 */
export function counterpartsText(id: string, { config }: Snapshot): string | undefined {
  const lines = config.frameworks.flatMap((name) => {
    const owner = framework(name);
    return owner
      ? bySource(owner.counterparts(id)).map((group) => `**${owner.shortName}** ${requirementList(group)} *(${names(group.sources)})*`)
      : [];
  });
  return lines.length === 0 ? undefined : `**${t("Helps with, which is never proof that it is met")}**\n${bullets(lines)}`;
}

/** A requirement of another framework as Markdown: what helps with it and how far that is here, and what has to come from elsewhere. */
export function requirementText(requirement: Requirement, snapshot: Snapshot): string {
  const { framework: owner, pairs, notGiven, title } = requirement;
  const parts = partsOf(requirement).map((part) => `**${requirementLabel(part)}** ${part.title}`);
  const saysWho = owner.sources.length > 1;
  const lines = pairs.map(({ id, sources }) => `${pairText(id, snapshot)}${saysWho ? ` *(${names(sources)})*` : ""}`);
  const used = owner.sources.filter((source) => pairs.some(({ sources }) => sources.includes(source)));
  return sections(
    `**${requirementName(requirement)} ${title}**  \n${owner.name}, ${owner.edition}`,
    parts.length > 0 ? bullets(parts) : undefined,
    lines.length > 0
      ? `**${t("What helps with it in ISO/IEC 27001, which is never proof that it is met")}**\n${bullets(lines)}`
      : undefined,
    lines.length + parts.length === 0 ? t("No control or clause of ISO/IEC 27001 is known to help with it.") : undefined,
    notGiven.length > 0 ? `**${t("What ISO/IEC 27001 does not give")}**\n${bullets(dutyTexts(requirement, snapshot))}` : undefined,
    owner.note,
    used.length > 0 ? `*${t("Pairs:")} ${used.map(sourceText).join("; ")}*` : undefined,
  );
}

/** What a requirement asks for beyond ISO/IEC 27001, with the obligations that track it here. */
function dutyTexts({ framework: owner, notGiven }: Requirement, snapshot: Snapshot): string[] {
  if (!snapshot.isIsms) return notGiven.map(({ text }) => text);
  const own = frameworkDuties(owner, snapshot).filter(({ id }) => notGiven.some((duty) => duty.id === id));
  return own.map((duty) => `${duty.text} *(${trackedBy(duty)})*`);
}

/** What a value of `tracks` means, such as `gdpr/lawful-basis`, with the obligations that track it; undefined for any other text. */
export function dutyText(name: string, snapshot: Snapshot): string | undefined {
  const owner = framework(name.split("/")[0] ?? "");
  const duty = owner && frameworkDuties(owner, snapshot).find((one) => one.name === name);
  if (!owner || !duty) return undefined;
  return sections(
    `**${duty.title}**  \n${[owner.shortName, ...duty.labels].join(" · ")}`,
    `${t("What ISO/IEC 27001 does not give")}: ${duty.text}`,
    trackedBy(duty),
  );
}

function trackedBy({ name, state, obligations }: FrameworkDuty): string {
  const names = obligations.map((record) => escapeMarkdown(nameOf(record))).join(", ");
  return state === "untracked" ? t("{0}: `tracks: [{1}]`", dutyLabel(state), name) : `${dutyLabel(state)}: ${names}`;
}

/** A control or clause with its state here. */
function pairText(id: string, snapshot: Snapshot): string {
  const control = snapshot.catalog.control(id);
  if (!control) {
    const shown = snapshot.isIsms ? `: ${shownLabel(clauseShown(id, snapshot))}` : "";
    return `${t("Clause {0}", id)} ${snapshot.catalog.clause(id)?.title ?? ""}${shown}`;
  }
  const state = snapshot.isIsms ? `: ${stateLabel(controlCoverage(id, snapshot).state)}` : "";
  return `**${id}** ${control.title}${state}`;
}

interface Group {
  readonly sources: readonly CrosswalkSource[];
  readonly requirements: readonly Requirement[];
}

/** What the same sources say together. */
function bySource(counterparts: readonly Counterpart[]): readonly Group[] {
  const groups = new Map<string, { sources: readonly CrosswalkSource[]; requirements: Requirement[] }>();
  for (const { requirement, sources } of counterparts) {
    const group = groups.get(names(sources)) ?? { sources, requirements: [] };
    group.requirements.push(requirement);
    groups.set(names(sources), group);
  }
  return [...groups.values()];
}

function requirementList({ requirements }: Group): string {
  const titled = requirements.length <= TITLED;
  return requirements
    .map((one) => (titled ? `${requirementLabel(one)} ${shortTitle(one.title)}` : requirementLabel(one)))
    .join(titled ? "; " : ", ");
}

function shortTitle(title: string): string {
  return title.length > TITLE_LENGTH ? `${title.slice(0, TITLE_LENGTH).trimEnd()}…` : title;
}

function names(sources: readonly CrosswalkSource[]): string {
  return sources.map(({ name }) => name).join(", ");
}

function sourceText({ name, work, licence, url }: CrosswalkSource): string {
  return `[${name}](${url}), ${work} (${licence})`;
}
