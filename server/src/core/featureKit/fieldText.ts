import type { Field } from "../schema/kinds.ts";
import { t } from "../text/l10n.ts";
import { bullets, sections } from "./markdown.ts";

/** What a field is for and what it takes, as Markdown, from its schema. */
export function fieldText(field: Field): string {
  const values = field.enum ?? field.items?.enum;
  const meanings = field.enumDescriptions ?? field.items?.enumDescriptions;
  return sections(
    `**${field.name}** · ${typeText(field)}${field.required ? ` · ${t("required")}` : ""}`,
    field.description,
    values && bullets(values.map((value, index) => `\`${value}\`${meanings?.[index] ? `: ${meanings[index]}` : ""}`)),
  );
}

/** A field's type in words. */
export function typeText(field: Field): string {
  if (field.format === "date") return t("date, YYYY-MM-DD");
  if (field.format === "moment") return t("date YYYY-MM-DD, or date and time YYYY-MM-DDThh:mm");
  if (field.refs) return t("reference to {0}", field.refs.join(", "));
  if (field.items) return t("list of {0}", field.items.refs ? t("references to {0}", field.items.refs.join(", ")) : typeText(field.items));
  if (field.enum) return t("one of");
  return field.types
    .map((type) => ({ string: t("text"), number: t("number"), boolean: "true / false", object: t("mapping"), array: t("list") })[type])
    .join(t(" or "));
}
