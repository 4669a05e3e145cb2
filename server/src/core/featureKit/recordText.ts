import { type Methodology, methodologyOf } from "../model/methodology.ts";
import type { IsmsRecord } from "../model/record.ts";
import { idAndTitle } from "../model/recordLabel.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { kindOf } from "../schema/kinds.ts";
import { t } from "../text/l10n.ts";
import { bullets, escapeMarkdown, sections } from "./markdown.ts";
import { recordState } from "./recordState.ts";

/** Fields that are shown by the heading, or are too long for a summary. */
const LEFT_OUT = new Set(["id", "title", "name", "notes", "tags", "links", "description", "statement"]);
const MAX_LENGTH = 200;

/** A record in short, as Markdown: what it is called, where it stands by what is worked out from it, and what it says. */
export function recordText(record: IsmsRecord, snapshot: Snapshot): string {
  const kind = kindOf(record.kind);
  const data = record.data as Record<string, unknown>;
  const text = data.description ?? data.statement;
  return sections(
    `**${escapeMarkdown(idAndTitle(record))}**  \n${kind.label} · ${escapeMarkdown(record.path)}`,
    record.kind === "risks" ? riskText(record as IsmsRecord<"risks">, snapshot) : recordState(record, snapshot),
    typeof text === "string" ? escapeMarkdown(shorten(text)) : undefined,
    bullets(
      Object.entries(data)
        .filter(([name]) => !LEFT_OUT.has(name))
        .flatMap(([name, value]) => line(name, value)),
    ),
  );
}

/** Score and level of a risk before and after treatment; empty where the methodology does not say how to rate. */
export function riskText({ data }: IsmsRecord<"risks">, { index }: Snapshot): string | undefined {
  const rate = methodologyOf(index);
  if (!rate) return undefined;
  const words = (rated: ReturnType<Methodology["rate"]>) => (rated ? `${rated.score}${rated.level ? ` (${rated.level})` : ""}` : undefined);
  const inherent = words(rate.rateRisk(data));
  const residual = words(rate.rate(data.residual?.likelihood, data.residual?.impact));
  return [inherent && t("Risk {0}", inherent), residual && t("residual {0}", residual)].filter(Boolean).join(" → ") || undefined;
}

function line(name: string, value: unknown): string[] {
  if (Array.isArray(value))
    return value.length > 0 && value.every((item) => typeof item !== "object")
      ? [`${name}: ${escapeMarkdown(shorten(value.join(", ")))}`]
      : [];
  if (typeof value === "object" && value !== null) {
    const parts = Object.entries(value).flatMap(([key, part]) => (typeof part === "object" ? [] : [`${key} ${part}`]));
    return parts.length > 0 ? [`${name}: ${escapeMarkdown(shorten(parts.join(", ")))}`] : [];
  }
  return [`${name}: ${escapeMarkdown(shorten(String(value)))}`];
}

function shorten(text: string): string {
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}
