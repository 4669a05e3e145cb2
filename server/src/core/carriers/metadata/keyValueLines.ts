import type { MetadataForm } from "./form.ts";
import { statementGroups } from "./statements.ts";

/** `**Version:** 1.0.3`, `- **Owner**: Jane` and `Version: 1.0 | Status: Draft`. */
export const keyValueLines: MetadataForm = {
  carrier: "prose",
  read: ({ lines }) => statementGroups(lines.filter(({ prose }) => !/^\s*[|>]/.test(prose))),
};
