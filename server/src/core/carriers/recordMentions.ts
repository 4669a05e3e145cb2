import type { Mention, Segment, Target } from "../model/record.ts";
import { type Field, fieldAt, type Kind } from "../schema/kinds.ts";
import { eachScalar, type MapNode, type ScalarNode } from "../syntax/node.ts";
import { readClauseId, readControlId, scanReferences } from "../syntax/references.ts";
import { resolvePath } from "../text/paths.ts";
import { proseMentions } from "./prose.ts";

/**
 * Everything that a record points at: the ids in its reference fields, and what its texts speak of.
 * `source` is the text of the segment, because a folded or quoted text has other offsets than its value.
 */
export function recordMentions(kind: Kind, node: MapNode, path: string, segment: Segment, source: string): Mention[] {
  const mentions: Mention[] = [];
  eachScalar(node, (scalar, at) => {
    const field = fieldAt(kind.root, at);
    if (at.length === 1 && at[0] === "id") return;
    const name = at
      .map((step) => (typeof step === "number" ? "" : step))
      .filter(Boolean)
      .join(".");
    if (!field?.refs) {
      if (typeof scalar.value === "string" && !field?.enum && !field?.format && scalar.value.length > 2) {
        mentions.push(...proseMentions(source.slice(scalar.start, scalar.end), scalar.start, segment, true));
      }
      return;
    }
    const target = fieldTarget(field, scalar, path);
    if (target) {
      const text = String(scalar.value);
      mentions.push({ start: scalar.start, end: scalar.end, segment, text, target, field: name, expects: field.refs, open: field.open });
    }
  });
  return mentions;
}

/** What the value of a reference field points at, read by the kinds that the field expects. */
function fieldTarget(field: Field, scalar: ScalarNode, path: string): Target | undefined {
  const expects = field.refs ?? [];
  const text = String(scalar.value ?? "").trim();
  if (text === "") return undefined;
  if (expects.includes("clause")) {
    const id = readClauseId(text);
    return id ? { type: "clause", id } : { type: "clause", id: text };
  }
  if (expects.includes("control")) {
    const id = readControlId(text);
    if (id) return { type: "control", id, edition: isOld(id) ? "2013" : "2022" };
    const [foreign] = scanReferences(text, { namesStandard: false });
    if (foreign && foreign.standard !== "iso27001" && foreign.text === text)
      return { type: "foreign", standard: foreign.standard, id: foreign.ids[0] ?? text };
  }
  const onlyFile = expects.length === 1 && expects[0] === "file";
  if (expects.includes("file") && (onlyFile || /\/|\.[A-Za-z0-9]{1,5}$/.test(text))) {
    if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return undefined;
    return { type: "file", path: resolvePath(path, text) };
  }
  return { type: "record", id: text };
}

/** Three numbers, or a theme that 2022 does not have. Anything else in a record's field is meant as a control of 2022. */
function isOld(id: string): boolean {
  const parts = id.split(".");
  return parts.length > 3 || Number(parts[1]) > 8;
}
