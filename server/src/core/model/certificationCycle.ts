import type { CertificationData } from "../generated/types.ts";
import { addFrequency } from "../text/dates.ts";

/** An audit by the certification body: planned, held, or both. */
export type AuditEvent = NonNullable<CertificationData["stage1"]>;

/** The years between a decision to certify and the end of the certificate, with the audits that they ask for. */
export interface CertificationCycle {
  readonly decidedOn: string;
  /** The last day of the certificate: as it says, or three years after the decision; or the day on which it was withdrawn. */
  readonly expires: string;
  readonly surveillance: readonly SurveillanceStep[];
}

/** One surveillance audit that the cycle asks for. */
export interface SurveillanceStep {
  /** The last day for it. */
  readonly due: string;
  /** What is recorded for it, and its place in the list. */
  readonly event: AuditEvent | undefined;
  readonly index: number | undefined;
}

/**
 * The cycle that a decision began; undefined before there is one. ISO/IEC 17021-1 wants the first surveillance audit within twelve months of
 * the decision and one in each calendar year after it; the year in which the certificate ends has the recertification instead.
 */
export function certificationCycle({ decidedOn, certificate, surveillance = [] }: CertificationData): CertificationCycle | undefined {
  const start = decidedOn ?? certificate?.issued;
  if (start === undefined) return undefined;
  const worded = certificate?.expires ?? addFrequency(start, "P3Y") ?? start;
  const [expires = worded] = [worded, certificate?.withdrawnOn ?? worded].sort();
  const events = surveillance
    .map((event, index) => ({ event, index, day: dayOf(event) }))
    .filter((one): one is typeof one & { day: string } => one.day !== undefined && one.day > start)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const [first, ...others] = events;
  const [firstDue, ...laterDues] = dueDays(start, expires, first?.day);
  const later = laterDues.map((due) => {
    // a second audit in the year of the one before does not stand for the next year
    while (others[0] && others[0].day.slice(0, 4) < due.slice(0, 4)) others.shift();
    return step(due, others.shift());
  });
  return { decidedOn: start, expires, surveillance: firstDue === undefined ? [] : [step(firstDue, first), ...later] };
}

function step(due: string, recorded: { readonly event: AuditEvent; readonly index: number } | undefined): SurveillanceStep {
  return { due, event: recorded?.event, index: recorded?.index };
}

/** The day from which the certificate is suspended, where it still is. */
export function suspendedSince({ certificate = {} }: CertificationData, today: string): string | undefined {
  const { suspendedOn, reinstatedOn = "", withdrawnOn } = certificate;
  if (suspendedOn === undefined || suspendedOn > today || reinstatedOn >= suspendedOn) return undefined;
  return withdrawnOn !== undefined && withdrawnOn <= today ? undefined : suspendedOn;
}

/** The day of an audit: the one on which it was held, else the one it is planned for. */
export function dayOf(event: AuditEvent | undefined): string | undefined {
  return event?.date ?? event?.planned;
}

/** The last days for the audits: twelve months after the decision, then the ends of the calendar years after that of the first audit. */
function dueDays(decidedOn: string, expires: string, first: string | undefined): string[] {
  const year = Number(decidedOn.slice(0, 4));
  const last = Math.min(Number(expires.slice(0, 4)), year + LONGEST_YEARS) - 1;
  const from = first?.startsWith(String(year)) ? year + 1 : year + 2;
  const later = Array.from({ length: Math.max(0, last - from + 1) }, (_, index) => `${from + index}-12-31`);
  return [addFrequency(decidedOn, "P12M") ?? decidedOn, ...later].filter((due) => due < expires);
}

/** A certificate with a slip in its year must not ask for a hundred audits. */
const LONGEST_YEARS = 5;
