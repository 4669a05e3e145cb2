import requiredRoles from "../../../catalog/required-roles.yaml";
import type { RequiredRoles } from "../catalog/wordTypes.ts";
import { PhraseList, wordsOf } from "../text/words.ts";
import { isHeld, isInternalAudit } from "./audits.ts";
import { isHere } from "./duties.ts";
import type { IsmsIndex } from "./ismsIndex.ts";
import type { IsmsRecord } from "./record.ts";
import { nameOf } from "./recordFields.ts";
import type { Snapshot } from "./snapshot.ts";
import { topManagement } from "./topManagement.ts";

/** A role that an ISMS needs and that nobody in its records has. */
export interface MissingRole {
  readonly role: "lead" | "top-management" | "auditor";
  /** The records that wait for somebody with it; none for the lead, whom every ISMS needs. */
  readonly waiting: readonly string[];
}

/**
 * The roles of clause 5.3 that neither a role, nor a person's title, nor a record that names somebody speaks of. None where no role and
 * no title is recorded, or where a document answers clause 5.3: then it may say who has them.
 */
export function missingRoles(snapshot: Snapshot): MissingRole[] {
  const { index } = snapshot;
  const titles = titlesOf(snapshot);
  if (titles.length === 0 || index.ofKind("document").some(answersRoles)) return [];
  const waitingForApproval = hasTopManagement(titles, snapshot) ? [] : unapproved(snapshot);
  const waitingForAudit = hasAuditor(titles, snapshot) ? [] : unassignedAudits(snapshot);
  return [
    ...(hasLead(titles, snapshot) ? [] : [{ role: "lead", waiting: [] } as const]),
    ...(waitingForApproval.length > 0 ? [{ role: "top-management", waiting: waitingForApproval } as const] : []),
    ...(waitingForAudit.length > 0 ? [{ role: "auditor", waiting: waitingForAudit } as const] : []),
  ];
}

/** What roles and the people who are here are called. */
function titlesOf({ index, today }: Snapshot): string[] {
  const people = index.ofKind("people").filter((person) => isHere(person, today));
  return [
    ...index.ofKind("roles").flatMap(({ title, id }) => [title ?? "", id ?? ""]),
    ...people.flatMap(({ data }) => [data.title ?? "", ...(data.roles ?? [])]),
  ].filter((title) => title.trim() !== "");
}

/**
 * The ids of the role or the people who run the ISMS, by title or duties. None where several roles might and their duties do not tell
 * which: independence is no matter for guesses.
 */
export function ismsLeads(index: IsmsIndex): string[] {
  const { lead, system, conduct, auditor } = words();
  const isLead = (title: string) => lead(title) && !auditor(title);
  const titled = index.ofKind("roles").filter(({ title, id }) => isLead(title ?? id ?? ""));
  const running = titled.filter((role) => dutiesOf(role).some((duty) => system(duty) && conduct(duty)));
  const [role] = titled.length > 1 && running.length === 1 ? running : titled.length === 1 ? titled : [];
  if (titled.length > 0) return role?.id === undefined ? [] : [role.id];
  return index.ofKind("people").flatMap(({ id, data }) => (id !== undefined && isLead(data.title ?? "") ? [id] : []));
}

function answersRoles({ data }: IsmsRecord<"document">): boolean {
  const { clauses = [], controls = [] } = data;
  return clauses.some((clause) => /^5\.3\b/.test(String(clause))) || controls.includes("A.5.2");
}

function hasLead(titles: readonly string[], snapshot: Snapshot): boolean {
  const { index } = snapshot;
  const { lead, system, conduct, auditor } = words();
  if (index.singleton("isms")?.data.owner !== undefined) return true;
  if ([...titles, ...documentPeople(snapshot)].some(lead)) return true;
  return index
    .ofKind("roles")
    .filter(({ title, id }) => !auditor(title ?? id ?? ""))
    .some((role) => dutiesOf(role).some((duty) => system(duty) && conduct(duty)));
}

function hasTopManagement(titles: readonly string[], snapshot: Snapshot): boolean {
  return topManagement(snapshot.index).length > 0 || [...titles, ...documentPeople(snapshot)].some(words().direction);
}

function hasAuditor(titles: readonly string[], { index }: Snapshot): boolean {
  const { auditor, audits } = words();
  return (
    titles.some(auditor) ||
    index.ofKind("roles").some((role) => dutiesOf(role).some(audits)) ||
    index.ofKind("audits").some((audit) => isInternalAudit(audit) && (audit.data.auditors ?? []).length > 0)
  );
}

/** Documents may name their people in words, such as `CISO`. */
function documentPeople({ index }: Snapshot): string[] {
  return index.ofKind("document").flatMap(({ data }) => [data.owner ?? "", data.author ?? "", data.approvedBy ?? ""]);
}

/** What top management approves; none of it once somebody has approved something, who will be top management then. */
function unapproved({ index }: Snapshot): string[] {
  const records = [
    ...index.ofKind("scope"),
    ...index.ofKind("methodology"),
    ...index.ofKind("soa"),
    ...index.ofKind("document").filter(({ data }) => data.type === "policy" && data.status !== "retired"),
  ];
  return records.some(({ data }) => data.approvedBy !== undefined)
    ? []
    : records.map((record) => (record.kind === "document" ? nameOf(record) : `\`${record.kind}\``));
}

/** Internal audits that are still to come and name no auditor; one that was held without is a finding of its own. */
function unassignedAudits({ index, today }: Snapshot): string[] {
  const audits = index.ofKind("audits").filter((audit) => {
    return isInternalAudit(audit) && audit.data.status !== "cancelled" && !isHeld(audit, today);
  });
  const planned = index.ofKind("auditProgramme").flatMap((programme) => {
    const open = (programme.data.planned ?? []).filter((audit) => isInternalAudit({ data: audit }) && audit.audit === undefined);
    return open.some(({ auditors = [] }) => auditors.length > 0) ? [] : open.map(({ id, title }) => id ?? title ?? nameOf(programme));
  });
  return [...audits.map(nameOf), ...planned];
}

function dutiesOf({ data }: IsmsRecord<"roles">): string[] {
  return [...(data.responsibilities ?? []), ...(data.authorities ?? [])];
}

type Test = (text: string) => boolean;

let tests: Readonly<Record<keyof RequiredRoles, Test>> | undefined;

function words(): Readonly<Record<keyof RequiredRoles, Test>> {
  const { lead, system, conduct, direction, auditor, audits } = requiredRoles();
  tests ??= {
    lead: finder(lead),
    system: finder(system),
    conduct: finder(conduct),
    direction: finder(direction),
    auditor: finder(auditor),
    audits: finder(audits),
  };
  return tests;
}

function finder(phrases: readonly string[]): Test {
  const list = new PhraseList(phrases);
  return (text) => list.firstIn(wordsOf(text)) !== undefined;
}
