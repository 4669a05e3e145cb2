import type { HeadLine, MetadataForm } from "./form.ts";
import { statementGroups } from "./statements.ts";

/** `> **Status:** Approved`. */
export const blockquote: MetadataForm = {
  carrier: "prose",
  read: ({ lines }) => statementGroups(lines.map(unquoted)),
};

/** What is no quote ends the statements before it. */
function unquoted({ prose, start }: HeadLine): Pick<HeadLine, "prose" | "start"> {
  const mark = /^\s*(?:>\s?)+/.exec(prose)?.[0].length;
  if (mark === undefined) return { prose: prose.trim() === "" ? "" : "\u2014", start };
  return { prose: prose.slice(mark), start: start + mark };
}
