import { kindOf } from "../schema/kinds.ts";
import type { IsmsRecord } from "./record.ts";

/** No more of a title is shown. */
const LONGEST = 100;

/** What a record is called in full; empty for one without id and title. */
export function idAndTitle({ id = "", title = "" }: Pick<IsmsRecord, "id" | "title">): string {
  return id !== "" && title !== "" ? `${id} ${title}` : id + title;
}

/** A record in a tree or list: its id and title; what an ISMS has once is called by its kind. */
export function recordLabel({ kind, id, title }: IsmsRecord): string {
  const { container, label } = kindOf(kind);
  if (container === "singleton") return label;
  const text = idAndTitle({ id, title: title === id ? undefined : title }) || label;
  return text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text;
}
