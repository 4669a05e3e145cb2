import { isInternalAudit } from "../../model/audits.ts";
import type { IsmsRecord } from "../../model/record.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { scalarText } from "../../ruleKit/editYaml.ts";
import { setFieldFix } from "../../ruleKit/fixes.ts";
import { joinedFix } from "../../ruleKit/joinedFix.ts";
import { addItemsFix, addValuesFix } from "../../ruleKit/listItems.ts";
import type { Fix } from "../../ruleKit/rule.ts";
import { startRecordFix } from "../../ruleKit/startRecord.ts";
import { lastDayOf } from "../../text/calendarPeriod.ts";
import { t } from "../../text/l10n.ts";

type Programme = IsmsRecord<"auditProgramme">;

/** What no audit of the programme looks at. */
interface Gap {
  readonly clauses: readonly string[];
  readonly controls: readonly string[];
}

/** Adds what is missing to the next internal audit of the programme, or plans another one for it, whose day is for people to set. */
export function programmeFixes(programme: Programme, gap: Gap, { today }: Snapshot): Fix[] {
  const next = nextAudit(programme, today);
  const item = [`title: ${scalarText(t("What no audit of the cycle has covered"))}`, "when:", "type: internal", ...linesOf(gap)];
  return [
    ...(next === undefined ? [] : [addToAuditFix(programme, next.position, next.name, gap)]),
    addItemsFix(t("Plan another internal audit for it"), programme, ["planned"], [item]),
  ];
}

/** The planned internal audit whose time ends first, today or later. */
function nextAudit(programme: Programme, today: string): { readonly position: number; readonly name: string } | undefined {
  const to = programme.data.cycle?.to ?? "9999";
  const coming = (programme.data.planned ?? []).flatMap((item, position) => {
    const day = item.when === undefined ? undefined : lastDayOf(String(item.when));
    if (!isInternalAudit({ data: item }) || day === undefined || day < today || day > to) return [];
    return [{ position, day, name: item.title ?? item.id ?? String(item.when) }];
  });
  return coming.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))[0];
}

function addToAuditFix(programme: Programme, position: number, name: string, gap: Gap): Fix {
  const fields = (["clauses", "controls"] as const).filter((field) => gap[field].length > 0);
  return joinedFix(
    t("Add it to “{0}”", name),
    fields.map((field) => addValuesFix("", programme, ["planned", position, field], gap[field])),
  );
}

/** Starts the record of an audit that the programme plans, with what the plan says of it; whether and when it is held stays open. */
export function startAuditFix(programme: Programme, position: number): Fix[] {
  const { title, id, when, type, clauses = [], controls = [], areas = [], auditors = [] } = programme.data.planned?.[position] ?? {};
  const day = lastDayOf(String(when));
  const scope = [...linesOf({ clauses: clauses.map(String), controls }), ...listLine("areas", areas)];
  const lines = [
    `title: ${scalarText(title ?? id ?? t("Audit of {0}", String(when)))}`,
    ...(type === undefined ? [] : [`type: ${type}`]),
    "status: planned",
    ...(day === undefined ? [] : [`date: ${day}`]),
    ...(scope.length === 0 ? [] : ["scope:", ...scope.map((line) => `  ${line}`)]),
    ...listLine("auditors", auditors),
  ];
  return [
    startRecordFix(t("Start the record of this audit, as planned"), "audits", lines, (audit) =>
      setFieldFix("", programme, ["planned", position, "audit"], scalarText(audit)),
    ),
  ];
}

function linesOf({ clauses, controls }: Gap): string[] {
  return [...listLine("clauses", clauses), ...listLine("controls", controls)];
}

function listLine(name: string, values: readonly string[]): string[] {
  return values.length === 0 ? [] : [`${name}: [${values.map(scalarText).join(", ")}]`];
}
