import type { IsmsRecord } from "../model/record.ts";
import { kindOf } from "../schema/kinds.ts";

/** A tree shows no more of a title. */
const LONGEST = 100;

/** A record in a tree: its id and title; what an ISMS has once is called by its kind. */
export function recordLabel({ kind, id, title }: IsmsRecord): string {
  const { container, label } = kindOf(kind);
  if (container === "singleton") return label;
  const text = [id, title === id ? undefined : title].filter(Boolean).join(" ") || label;
  return text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text;
}
