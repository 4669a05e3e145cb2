import type { InlayHint } from "vscode-languageserver-types";
import { documentFeature, type OpenFile, type RangeParams } from "../featureKit/feature.ts";
import { riskText } from "../featureKit/recordText.ts";
import type { IsmsRecord } from "../model/record.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { mentionsIn, spanIn } from "../model/sourceFile.ts";
import { nodeAt } from "../syntax/node.ts";
import type { Span } from "../text/span.ts";

export const feature = documentFeature<RangeParams, InlayHint[]>({
  method: "textDocument/inlayHint",
  capability: { inlayHintProvider: true },
  summary: "A control's title behind its id in a record's field, a risk's score and level behind its rating.",
  handle({ file, params, snapshot, environment }) {
    const span = { start: file.lines.offsetAt(params.range.start), end: file.lines.offsetAt(params.range.end) };
    const { controlTitles, riskScores } = environment.inlayHints;
    return [...(controlTitles ? titleHints(file, span, snapshot) : []), ...(riskScores ? scoreHints(file, span, snapshot) : [])];
  },
});

function titleHints(file: OpenFile, within: Span, { catalog }: Snapshot): InlayHint[] {
  return mentionsIn(file).flatMap((mention): InlayHint[] => {
    const { target } = mention;
    if (target.type !== "control" || mention.field === undefined || (target.edition ?? file.edition) !== "2022") return [];
    const { end } = spanIn(file, mention);
    const title = end >= within.start && end <= within.end ? catalog.control(target.id)?.title : undefined;
    return title ? [{ position: file.lines.positionAt(end), label: title, paddingLeft: true }] : [];
  });
}

function scoreHints(file: OpenFile, within: Span, snapshot: Snapshot): InlayHint[] {
  return file.records.flatMap((record): InlayHint[] => {
    const span = record.kind === "risks" ? spanIn(file, record) : undefined;
    const isNear = span !== undefined && span.end >= within.start && span.start <= within.end;
    const rating = isNear ? nodeAt(record.node, ["impact"]) : undefined;
    const end = rating && spanIn(file, { ...rating, segment: record.segment }).end;
    if (end === undefined || end < within.start || end > within.end) return [];
    const label = riskText(record as IsmsRecord<"risks">, snapshot);
    return label ? [{ position: file.lines.positionAt(end), label, paddingLeft: true }] : [];
  });
}
