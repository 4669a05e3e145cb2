import type { Field, Kind } from "../../server/src/core/schema/kinds.ts";

/** Writes the TypeScript types of the kinds' data: every member optional, because files may lack or misspell anything. */
export function typeDeclarations(kinds: readonly Kind[]): string {
  const parts = kinds.map((kind) => `/** ${kind.description} */\nexport interface ${typeName(kind)} ${objectType(kind.root, "")}\n`);
  const map = kinds.map((kind) => `  ${kind.name}: ${typeName(kind)};`).join("\n");
  return `${parts.join("\n")}\n/** The data of a record by its kind. */\nexport interface KindData {\n${map}\n}\n\n/** The name of a kind: its top-level key in YAML files; an SoA entry has none, its records stand in soa.controls. */\nexport type KindName = keyof KindData;\n`;
}

function typeName(kind: Kind): string {
  return `${kind.name[0]?.toUpperCase()}${kind.name.slice(1)}Data`;
}

function objectType(field: Field, indent: string): string {
  const inner = `${indent}  `;
  const members = (field.fields ?? [])
    .filter((member) => !member.records)
    .map((member) => `${inner}/** ${member.description} */\n${inner}readonly ${member.name}?: ${typeOf(member, inner)};\n`);
  if (field.values) members.push(`${inner}readonly [key: string]: ${typeOf(field.values, inner)};\n`);
  return `{\n${members.join("")}${indent}}`;
}

function typeOf(field: Field, indent: string): string {
  if (field.enum) return field.enum.map((value) => JSON.stringify(value)).join(" | ");
  const types = field.types.map((type) => {
    if (type === "array") return `readonly ${field.items ? bracketed(typeOf(field.items, indent)) : "unknown"}[]`;
    if (type === "object") return objectType(field, indent);
    return type;
  });
  return types.join(" | ") || "unknown";
}

const bracketed = (type: string) => (type.includes("|") || type.startsWith("readonly") ? `(${type})` : type);
