import { kindOf } from "../schema/kinds.ts";
import type { IsmsRecord } from "./record.ts";

/** No more of a title is shown. */
const LONGEST = 100;

/** A record in a tree or list: its id and title; what an ISMS has once is called by its kind. */
export function recordLabel({ kind, id, title }: IsmsRecord): string {
  const { container, label } = kindOf(kind);
  if (container === "singleton") return label;
  const text = [id, title === id ? undefined : title].filter(Boolean).join(" ") || label;
  return text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text;
}
