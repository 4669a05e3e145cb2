import { clauseGuidance } from "../catalog/guidance.ts";
import type { Clause } from "../catalog/types.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { t } from "../text/l10n.ts";
import { counterpartsText } from "./frameworkText.ts";
import { bullets, escapeMarkdown, sections } from "./markdown.ts";

/** Everything that the product says about a clause, as Markdown. */
export function clauseText(clause: Clause, snapshot: Snapshot, officialText: string | undefined): string {
  const { catalog } = snapshot;
  const guidance = clauseGuidance(clause.id);
  const required = catalog.documentedInformation.filter((item) => item.clause.split(" ")[0] === clause.id);
  const children = catalog.clauses.filter(({ parent }) => parent === clause.id).map(({ id, title }) => `${id} ${title}`);
  const list = (title: string, items: readonly string[] | undefined) =>
    items && items.length > 0 ? `**${title}**\n${bullets(items)}` : undefined;
  return sections(
    `**${t("Clause {0}", clause.id)} ${clause.title}**  \n${t("Requirement of ISO/IEC 27001:2022; it cannot be excluded")}`,
    officialText === undefined ? undefined : `> ${escapeMarkdown(officialText)}`,
    guidance?.purpose,
    list(
      t("Documented information that it requires"),
      required.map((item) => `${item.title} (${item.clause})`),
    ),
    list(t("What good looks like"), guidance?.goodPractice),
    list(t("Evidence an auditor asks for"), guidance?.evidence),
    list(t("Common mistakes"), guidance?.mistakes),
    children.length > 0 ? bullets(children) : undefined,
    counterpartsText(clause.id, snapshot),
    clause.was2013 ? t("In the 2013 edition this was clause {0}.", clause.was2013) : undefined,
    clause.amended ? t("Amendment 1:2024 added a question about climate change here.") : undefined,
  );
}
