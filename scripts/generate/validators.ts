import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import addFormats from "ajv-formats";
import type { Schema } from "./kinds.ts";

/**
 * Compiles the schemas to plain JavaScript, one validator a kind, so that nothing is compiled at run time (a web worker's
 * content security policy forbids it).
 */
export function validatorCode(schemas: ReadonlyMap<string, Schema>, kindNames: readonly string[]): string {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, code: { source: true, esm: true, lines: true } });
  addFormats(ajv, ["date", "email"]);
  for (const [file, schema] of schemas) ajv.addSchema(bare(withoutRecordLists(schema)), file);
  const code = standaloneCode(ajv, Object.fromEntries(kindNames.map((name) => [name, `${name}.schema.json`])));
  // the run-time parts are CommonJS modules of ajv; an ES module imports them
  let count = 0;
  const imports: string[] = [];
  const body = compact(code).replace(
    /require\("([^"]+)"\)(\.default|\.fullFormats(?:\.date|\.email)|\.fullFormats\["?\w+"?\])?/g,
    (_, module: string, member: string | undefined) => {
      const name = `imported${count++}`;
      imports.push(`import * as ${name} from "${module.endsWith(".js") ? module : `${module}.js`}";`);
      return member === ".default" ? `(${name}.default.default ?? ${name}.default)` : `(${name}.default ?? ${name})${member ?? ""}`;
    },
  );
  return `${imports.join("\n")}\n${body}\n`;
}

/** Records listed inside another record are validated one by one with their own validator, not again with their parent. */
function withoutRecordLists(schema: Schema): Schema {
  const properties = Object.entries(schema.properties ?? {}).map(([key, field]) => [
    key,
    field["x-isms"]?.records ? { type: "array" } : field,
  ]);
  return schema.properties ? { ...schema, properties: Object.fromEntries(properties) } : schema;
}

/** Without what only people and the editor read, which would double the code's size. */
function bare<T>(schema: T): T {
  return JSON.parse(
    JSON.stringify(schema, (key, value) =>
      key === "x-isms" || ((key === "description" || key === "title") && typeof value === "string") ? undefined : value,
    ),
  );
}

/**
 * The generated code is mostly the making of errors, written out at each place where there may be one. One function makes them
 * instead, without the place in the schema, which nobody reads: the code is then half as long, and read that much sooner.
 */
function compact(code: string): string {
  const written =
    /const (err\d+) = \{instancePath(?::(.+?))?,schemaPath:.+?,keyword:(".+?"),params:(.+),message:(.+)\};\nif\(vErrors === null\)\{\nvErrors = \[\1\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}/g;
  const short = code.replace(
    written,
    (_, _name, place = "instancePath", keyword, params, message) =>
      `(vErrors ??= []).push(problem(${place},${keyword},${params},${message}));`,
  );
  return `${short}function problem(instancePath, keyword, params, message) {\nreturn {instancePath, keyword, params, message};\n}\n`;
}
