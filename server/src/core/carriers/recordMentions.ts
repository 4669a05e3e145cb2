import type { Mention, Segment, Target } from "../model/record.ts";
import { sharedTarget } from "../model/sharedTarget.ts";
import { type Field, fieldAt, type Kind } from "../schema/kinds.ts";
import { eachScalar, type MapNode } from "../syntax/node.ts";
import { readClauseIds, readControlId, scanReferences } from "../syntax/references.ts";
import { resolvePath } from "../text/paths.ts";
import { sharedText } from "../text/sharedText.ts";
import { proseMentions } from "./prose.ts";

/**
 * Everything that a record points at: the ids in its reference fields, and what its texts speak of.
 * `source` is the text of the segment, because a folded or quoted text has other offsets than its value.
 */
export function recordMentions(kind: Kind, node: MapNode, path: string, segment: Segment, source: string): Mention[] {
  const mentions: Mention[] = [];
  eachScalar(node, (scalar, at) => {
    if (at.length === 1 && at[0] === "id") return;
    const field = fieldAt(kind.root, at);
    if (!field?.refs) {
      if (typeof scalar.value === "string" && !field?.enum && !field?.format && scalar.value.length > 2) {
        const prose = proseMentions(source.slice(scalar.start, scalar.end), scalar.start, segment, true);
        for (const mention of prose) mentions.push(mention);
      }
      return;
    }
    const name = sharedText(at.filter((step) => typeof step === "string" && step !== "").join("."));
    const text = String(scalar.value ?? "");
    for (const target of fieldTargets(field, text.trim(), path).map(sharedTarget)) {
      mentions.push({ start: scalar.start, end: scalar.end, segment, text, target, field: name, expects: field.refs, open: field.open });
    }
  });
  return mentions;
}

/** What the value of a reference field points at, read by the kinds that the field expects: several for a range of them. */
function fieldTargets(field: Field, text: string, path: string): Target[] {
  const expects = field.refs ?? [];
  if (text === "") return [];
  const clauses = expects.includes("clause") ? readClauseIds(text) : [];
  // of a bare number that may be either, a clause is meant: controls are told by their letter
  if (expects.includes("clause") && (clauses.length > 0 || !expects.includes("control"))) {
    return (clauses.length > 0 ? clauses : [text]).map((id) => ({ type: "clause", id }));
  }
  const controls = expects.includes("control") ? controlTargets(text) : [];
  if (controls.length > 0) return controls;
  const onlyFile = expects.length === 1 && expects[0] === "file";
  if (expects.includes("file") && (onlyFile || /\/|\.[A-Za-z0-9]{1,5}$/.test(text))) {
    return /^[a-z][a-z0-9+.-]*:/i.test(text) ? [] : [{ type: "file", path: resolvePath(path, text) }];
  }
  return [{ type: "record", id: text }];
}

/** A control in any spelling, a range or theme of them, or an id of another standard; none where the text is more than that. */
function controlTargets(text: string): Target[] {
  const id = readControlId(text);
  if (id) return [{ type: "control", id, edition: isOld(id) ? "2013" : "2022" }];
  const [reference, ...others] = scanReferences(text, { namesStandard: true });
  if (!reference || others.length > 0 || reference.end < text.length) return [];
  const { standard, type, ids, edition } = reference;
  if (standard !== "iso27001") {
    const words = text.slice(0, reference.start).split(" ").length;
    return words <= 3 ? [{ type: "foreign", standard, id: ids[0] ?? text }] : [];
  }
  if (reference.start > 0 || (type !== "control" && type !== "theme")) return [];
  return ids.map((member) => ({ type, id: member, edition: edition ?? (isOld(member) ? "2013" : "2022") }));
}

/** Three numbers, or a theme that 2022 does not have. Anything else in a record's field is meant as a control of 2022. */
function isOld(id: string): boolean {
  const parts = id.split(".");
  return parts.length > 3 || Number(parts[1]) > 8;
}
