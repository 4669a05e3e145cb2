import type { ProvenIds } from "../model/edition.ts";
import type { Edition } from "../model/record.ts";
import { type Named, namedIn } from "../syntax/references.ts";
import type { ChangedRun } from "../text/changedRun.ts";
import type { SectionContent, SectionReading } from "./markdownSection.ts";
import { LEAST_SECTIONS } from "./sections.ts";
import { type Sum, type Summary, sumUp } from "./summary.ts";

/** What all sections of a Markdown file say together. */
export interface Summaries {
  readonly named: Summary<SectionReading, Named>;
  /** The numbers that its headings bear. */
  readonly numbers: Summary<SectionReading, ReadonlySet<string>>;
  /** Names that are no placeholders, because links and elements are called so. */
  readonly excluded: Summary<SectionReading, ReadonlySet<string>>;
  /** Headings of several sections may be those of a register. */
  readonly mayHoldRegister: Summary<SectionReading, boolean>;
}

/** Sums up what the sections of a file say; `before` is that of its version before. */
export function summarise(readings: readonly SectionReading[], before: Summaries | undefined): Summaries {
  return {
    named: sumUp(readings, NAMED, before?.named),
    numbers: sumUp(readings, NUMBERS, before?.numbers),
    excluded: sumUp(readings, EXCLUDED, before?.excluded),
    mayHoldRegister: sumUp(readings, MAY_HOLD_REGISTER, before?.mayHoldRegister),
  };
}

const NAMED: Sum<SectionReading, Named> = {
  saidBy: ({ named }) => named.key,
  of: (readings) => namedIn(readings.flatMap(({ outline }) => outline.names)),
  isSame: (named, other) => named.key === other.key,
};
const NUMBERS = setOf(({ numbers }) => numbers);
const EXCLUDED = setOf(({ placeholders }) => placeholders.excludes);
const MAY_HOLD_REGISTER: Sum<SectionReading, boolean> = {
  saidBy: ({ runs }) => runs.join("\n"),
  of: mayHoldRegister,
  isSame: (may, other) => may === other,
};

const EDITIONS = ["2022", "2013"] as const;

/** The ids that prove editions in any of several places. */
export function joinedIds(parts: readonly ProvenIds[]): ProvenIds {
  const ids: Record<Edition, Set<string>> = { "2022": new Set(), "2013": new Set() };
  for (const part of parts) for (const edition of EDITIONS) for (const id of part[edition]) ids[edition].add(id);
  return ids;
}

/** The ids that prove editions in all sections: `before` are those of sections that differ in `run`, and stay the same object while they are all. */
export function provenIn(
  contents: readonly SectionContent[],
  { removed, added }: ChangedRun<SectionContent>,
  before: ProvenIds,
): ProvenIds {
  const isSame = EDITIONS.every((edition) => {
    const isStill = (id: string) => contents.some(({ provenIds }) => provenIds[edition].has(id));
    const isKnown = (id: string) => before[edition].has(id);
    return (
      added.every(({ provenIds }) => [...provenIds[edition]].every(isKnown)) &&
      removed.every(({ provenIds }) => [...provenIds[edition]].every(isStill))
    );
  });
  return isSame ? before : joinedIds(contents.map(({ provenIds }) => provenIds));
}

function setOf(listOf: (reading: SectionReading) => readonly string[]): Sum<SectionReading, ReadonlySet<string>> {
  return {
    saidBy: (reading) => listOf(reading).join("\n"),
    of: (readings) => new Set(readings.flatMap(listOf)),
    isSame: (set, other) => set.size === other.size && [...set].every((one) => other.has(one)),
  };
}

function mayHoldRegister(readings: readonly SectionReading[]): boolean {
  const counts = new Map<string, number>();
  for (const { runs } of readings) {
    for (const run of runs) {
      const count = (counts.get(run) ?? 0) + 1;
      if (count >= LEAST_SECTIONS) return true;
      counts.set(run, count);
    }
  }
  return false;
}
