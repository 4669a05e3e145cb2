import type { Field, Kind } from "../../server/src/core/schema/kinds.ts";

/** A JSON Schema file of schemas/, as far as the project uses the language. */
export interface Schema {
  $id?: string;
  $ref?: string;
  $defs?: Record<string, Schema>;
  title?: string;
  description?: string;
  type?: Field["types"][number] | Field["types"];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  required?: string[];
  items?: Schema;
  enum?: string[];
  format?: "date" | "email";
  "x-isms"?: Record<string, unknown>;
}

/** Turns the schemas into the model that the server reads at run time: references resolved, annotations as plain members. */
export function kindModel(schemas: ReadonlyMap<string, Schema>): Kind[] {
  const kinds: Kind[] = [];
  for (const [file, schema] of schemas) {
    const annotations = schema["x-isms"];
    if (!annotations?.container) continue;
    const name = file.replace(".schema.json", "");
    const { container, clause, label, titleField, idPrefix, icon, snippet } = annotations as unknown as Kind;
    const root = fieldModel(name, schema, file, schemas, false);
    kinds.push({
      name,
      container,
      label,
      description: schema.description ?? "",
      clause,
      titleField,
      idPrefix,
      icon,
      snippet,
      root,
    } as Kind);
  }
  return kinds;
}

function fieldModel(name: string, schema: Schema, file: string, schemas: ReadonlyMap<string, Schema>, required: boolean): Field {
  const { target, targetFile } = resolve(schema, file, schemas);
  const merged: Schema = { ...target, ...schema, "x-isms": { ...target["x-isms"], ...schema["x-isms"] } };
  const annotations = (merged["x-isms"] ?? {}) as Partial<Field>;
  const isRecordList = annotations.records !== undefined;
  return {
    name,
    description: merged.description ?? "",
    types: merged.type === undefined ? [] : Array.isArray(merged.type) ? merged.type : [merged.type],
    required,
    format: annotations.format ?? merged.format,
    enum: merged.enum,
    enumDescriptions: annotations.enumDescriptions,
    suggest: annotations.suggest,
    requirements: annotations.requirements,
    refs: annotations.refs,
    open: annotations.open,
    synonyms: annotations.synonyms,
    records: annotations.records,
    fields:
      merged.properties &&
      Object.entries(merged.properties).map(([key, field]) =>
        fieldModel(key, field, targetFile, schemas, merged.required?.includes(key) ?? false),
      ),
    items: merged.items && !isRecordList ? fieldModel("", merged.items, targetFile, schemas, false) : undefined,
    values:
      typeof merged.additionalProperties === "object" ? fieldModel("", merged.additionalProperties, targetFile, schemas, false) : undefined,
  } as Field;
}

function resolve(schema: Schema, file: string, schemas: ReadonlyMap<string, Schema>): { target: Schema; targetFile: string } {
  if (!schema.$ref) return { target: schema, targetFile: file };
  const [refFile, pointer] = schema.$ref.split("#");
  const targetFile = refFile || file;
  let target = schemas.get(targetFile);
  for (const step of (pointer ?? "").split("/").filter(Boolean)) target = (target as unknown as Record<string, Schema> | undefined)?.[step];
  if (!target) throw new Error(`${file}: ${schema.$ref} points nowhere`);
  return resolve(target, targetFile, schemas);
}
