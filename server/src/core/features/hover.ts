import type { Hover } from "vscode-languageserver-types";
import { requirementName, requirementOf } from "../catalog/crosswalks.ts";
import { clauseText } from "../featureKit/clauseText.ts";
import { controlText } from "../featureKit/controlText.ts";
import { type DocumentRequest, documentFeature, type PositionParams } from "../featureKit/feature.ts";
import { fieldText } from "../featureKit/fieldText.ts";
import { dutyText, requirementText } from "../featureKit/frameworkText.ts";
import { fieldPlaceAt, mentionsAt } from "../featureKit/locate.ts";
import { bullets, escapeMarkdown, sections } from "../featureKit/markdown.ts";
import { recordText } from "../featureKit/recordText.ts";
import { targetAt } from "../featureKit/targets.ts";
import { controlCoverage, stateLabel } from "../model/coverage.ts";
import type { Mention } from "../model/record.ts";
import { rangeIn } from "../model/sourceFile.ts";
import { t } from "../text/l10n.ts";

type Request = DocumentRequest<PositionParams>;

export const feature = documentFeature<PositionParams, Hover>({
  method: "textDocument/hover",
  capability: { hoverProvider: true },
  summary:
    "Controls with purpose, good practice, evidence, mistakes, their state here and what they help with in other frameworks; clauses; requirements of those frameworks; 2013 ids with successors; records; fields.",
  handle(request) {
    return mentionHover(request) ?? recordHover(request) ?? fieldHover(request);
  },
});

/** What the references at the cursor are about, the shortest first: `A.5.24-A.5.28` tells of all five. */
function mentionHover(request: Request): Hover | undefined {
  const mentions = mentionsAt(request.file, request.offset)
    .filter(({ target }) => target.type !== "record" || request.snapshot.index.withId(target.id).length > 0)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  const first = mentions[0];
  if (!first) return undefined;
  const same = mentions.filter((mention) => mention.start === first.start && mention.end === first.end);
  const texts = same.flatMap((mention) => mentionText(mention, request, same.length > 1) ?? []);
  if (texts.length === 0) return undefined;
  return { contents: { kind: "markdown", value: texts.join(same.length > 1 ? "\n" : "\n\n") }, range: rangeIn(request.file, first) };
}

function mentionText(mention: Mention, { snapshot, file, environment }: Request, short: boolean): string | undefined {
  const { target } = mention;
  const { catalog, index } = snapshot;
  switch (target.type) {
    case "control": {
      const edition = target.edition ?? file.edition;
      const control = catalog.control(target.id);
      if (edition === "2013" && catalog.isControl2013(target.id)) return oldControlText(target.id, snapshot);
      if (!control) return undefined;
      if (short) return `- **${control.id}** ${control.title}: ${stateLabel(controlCoverage(control.id, snapshot).state)}`;
      return controlText(control, snapshot, environment.standardText(control.id), "hover");
    }
    case "theme": {
      const theme = (target.edition ?? file.edition) === "2022" ? catalog.theme(target.id) : undefined;
      if (!theme) return catalog.isControl2013(target.id) ? oldControlText(target.id, snapshot) : undefined;
      const groups = catalog.groups.filter((group) => group.theme === theme.id).map(({ title, from, to }) => `${title}: ${from} – ${to}`);
      return sections(`**${theme.id} ${theme.title}**  \n${t("Theme of Annex A, ISO/IEC 27001:2022")}`, bullets(groups));
    }
    case "clause": {
      const clause = catalog.clause(target.id);
      return clause && clauseText(clause, snapshot, environment.standardText(clause.id));
    }
    case "foreign": {
      const requirement = requirementOf(target.standard, target.id);
      if (!requirement) return undefined;
      return short ? `- **${requirementName(requirement)}** ${requirement.title}` : requirementText(requirement, snapshot);
    }
    case "record": {
      const record = index.withId(target.id)[0];
      return record && recordText(record, snapshot);
    }
    default:
      return undefined;
  }
}

function oldControlText(id: string, { catalog }: Request["snapshot"]): string | undefined {
  const old = catalog.control2013(id);
  if (!old) return undefined;
  const kind = { control: t("Control"), objective: t("Control objective"), domain: t("Domain") }[old.type];
  const successors = old.successors.map((successor) => `**${successor}** ${catalog.control(successor)?.title ?? ""}`);
  return sections(
    `**${old.id} ${escapeMarkdown(old.title)}**  \n${t("{0} of the 2013 edition, withdrawn", kind)}`,
    `${t("In the 2022 edition:")}\n${bullets(successors)}`,
  );
}

/** A record's own id tells what the record says. */
function recordHover({ file, offset, snapshot }: Request): Hover | undefined {
  const target = targetAt(file, offset);
  const record = target?.type === "record" ? snapshot.index.withId(target.id)[0] : undefined;
  return record && { contents: { kind: "markdown", value: recordText(record, snapshot) } };
}

function fieldHover({ file, offset, snapshot }: Request): Hover | undefined {
  const place = fieldPlaceAt(file, offset);
  if (place?.onKey === false && place.path[0] === "tracks" && place.node?.type === "scalar") {
    const value = dutyText(String(place.node.value), snapshot);
    return value === undefined ? undefined : { contents: { kind: "markdown", value } };
  }
  return place?.onKey && place.field ? { contents: { kind: "markdown", value: fieldText(place.field) } } : undefined;
}
