import { controlGuidance } from "../catalog/guidance.ts";
import type { Control } from "../catalog/types.ts";
import { type ControlCoverage, controlCoverage, stateLabel } from "../model/coverage.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { t } from "../text/l10n.ts";
import { counterpartsText } from "./frameworkText.ts";
import { bullets, escapeMarkdown, sections } from "./markdown.ts";

/**
 * Everything that the product says about a control, as Markdown: its state here, what it is for, what an auditor asks for. The
 * title is a heading where it is a page of its own, and bold in a hover.
 */
export function controlText(control: Control, snapshot: Snapshot, officialText: string | undefined, form: "hover" | "page"): string {
  const guidance = controlGuidance(control.id);
  const theme = snapshot.catalog.theme(control.id.slice(0, 3));
  const group = snapshot.catalog.groups.find(({ key }) => key === control.group);
  const name = `${control.id} ${control.title}`;
  return sections(
    `${form === "page" ? `# ${name}\n\n` : `**${name}**  \n`}${t("Control of Annex A, ISO/IEC 27001:2022")} · ${theme?.title ?? ""} · ${group?.title ?? ""}`,
    officialText === undefined ? undefined : `> ${escapeMarkdown(officialText)}`,
    snapshot.isIsms ? stateText(controlCoverage(control.id, snapshot)) : undefined,
    guidance?.purpose,
    list(t("What good looks like"), guidance?.goodPractice),
    list(t("Evidence an auditor asks for"), guidance?.evidence),
    list(t("Common mistakes"), guidance?.mistakes),
    counterpartsText(control.id, snapshot),
    attributes(control),
  );
}

function stateText({ state, entries, risks, obligations, actions, documents, evidence }: ControlCoverage): string {
  const entry = entries[0]?.data;
  const counts = [
    counted(risks.length, t("1 risk"), t("{0} risks", risks.length)),
    counted(obligations.length, t("1 obligation"), t("{0} obligations", obligations.length)),
    counted(actions.length, t("1 action"), t("{0} actions", actions.length)),
    counted(documents.length, t("1 document"), t("{0} documents", documents.length)),
    counted(evidence.length, t("1 piece of evidence"), t("{0} pieces of evidence", evidence.length)),
  ].filter(Boolean);
  const reason = entry?.justification ? `  \n${escapeMarkdown(entry.justification)}` : "";
  return `**${t("Here")}: ${stateLabel(state)}**${counts.length > 0 ? ` · ${counts.join(" · ")}` : ""}${reason}`;
}

function counted(count: number, one: string, many: string): string {
  return count === 0 ? "" : count === 1 ? one : many;
}

function list(title: string, items: readonly string[] | undefined): string | undefined {
  return items && items.length > 0 ? `**${title}**\n${bullets(items)}` : undefined;
}

function attributes({ type, properties, concepts, capabilities, domains, predecessors }: Control): string {
  const words = (tags: readonly string[]) => tags.map((tag) => `#${tag.replaceAll("_", "-")}`).join(" ");
  const before = predecessors.length > 0 ? t("Replaces {0} of the 2013 edition.", predecessors.join(", ")) : t("New in the 2022 edition.");
  return `${words(type)} ${words(properties)} ${words(concepts)} ${words(capabilities)} ${words(domains)}  \n${before}`;
}
