import type { Problem, Segment } from "../model/record.ts";
import { NO_HEADINGS } from "../model/sourceFile.ts";
import { parseCsv } from "../syntax/csv.ts";
import { namesStandard } from "../syntax/references.ts";
import { SegmentPlace } from "../syntax/segmentPlace.ts";
import { t } from "../text/l10n.ts";
import type { Carried, CarrierContext } from "./carrier.ts";
import { titlesInRecords } from "./misplacedTitles.ts";
import { proseMentions } from "./prose.ts";
import { readRegisters } from "./registers.ts";
import { findPlaceholders } from "./wording.ts";

/** Reads a CSV file: its records where it is a register, and the references in it. Outside an ISMS it holds nothing for us. */
export function readCsvFile(path: string, text: string, context: CarrierContext): Carried {
  const segment: Segment = new SegmentPlace();
  const nothing = { segments: new Map([[segment, 0]]), headings: NO_HEADINGS, collections: [], cache: undefined };
  if (!context.inIsms) return { ...nothing, records: [], mentions: [], problems: [] };
  const csv = parseCsv(text);
  const all = proseMentions(text, 0, segment, namesStandard(text));
  const { records, problems, mentions, registers } = readRegisters([csv], { path, text, prose: text, segment, form: "csv" }, all, context);
  return {
    ...nothing,
    records,
    registers,
    mentions: [mentions],
    misplacedTitles: titlesInRecords(records),
    wording: findPlaceholders(text, text, segment),
    problems: [...csv.unclosedQuotes.slice(0, 1).map((quote) => unclosed(quote, csv.unclosedQuotes.length, segment)), ...problems],
  };
}

function unclosed({ start, end }: { start: number; end: number }, count: number, segment: Segment): Problem {
  const message = t(
    "A double quote is not closed where the cell ends (such cells: {0}; this is the first). The quote is read as a part of the text, and the cells behind it may be cut in the wrong places. Close it, or double every quote inside the text and put the text in quotes.",
    count,
  );
  return { code: "syntax/csv", start, end, segment, message };
}
