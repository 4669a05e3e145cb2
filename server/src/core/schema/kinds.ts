import kindList from "../generated/kinds.json" with { type: "json" };
import type { KindName } from "../generated/types.ts";
import { fold } from "../text/suggest.ts";

/** A kind of record, as its schema in schemas/ defines it. */
export interface Kind {
  readonly name: KindName;
  /** `collection`: a list of records; `singleton`: one mapping; `entry`: the items of another kind's field; `document`: a Markdown file. */
  readonly container: "collection" | "singleton" | "entry" | "document";
  /** What a person calls one record of it. */
  readonly label: string;
  readonly description: string;
  /** Clause or control that asks for it; undefined for what no clause asks for. */
  readonly clause?: string;
  /** The field whose value names a record for people. */
  readonly titleField: string;
  readonly idPrefix?: string;
  /** A name of LSP's SymbolKind. */
  readonly icon: string;
  /** Fields that a snippet for a new record offers, in order. */
  readonly snippet: readonly string[];
  readonly root: Field;
}

/** A field of a record, or of a mapping inside one. */
export interface Field {
  readonly name: string;
  readonly description: string;
  /** JSON types that a value may have. */
  readonly types: readonly ("string" | "number" | "boolean" | "object" | "array")[];
  readonly required: boolean;
  /** `moment`: a date, or a date with a time. */
  readonly format?: "date" | "moment" | "email";
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  /** Values to offer where others are allowed too. */
  readonly suggest?: readonly string[];
  /** Requirements of other frameworks are offered, beside any other text. */
  readonly requirements?: boolean;
  /** What an id in this field points at: kinds, or `control`, `clause`, `file`, `any`. */
  readonly refs?: readonly RefTarget[];
  /** Free text is fine as long as the ISMS has no record of the kinds in `refs`. */
  readonly open?: boolean;
  /** Other names that people give the field. */
  readonly synonyms?: readonly string[];
  /** For objects. */
  readonly fields?: readonly Field[];
  /** For arrays. */
  readonly items?: Field;
  /** For objects whose keys are the user's own: what their values are. */
  readonly values?: Field;
  /** The items are records of this kind. */
  readonly records?: KindName;
}

export type RefTarget = KindName | "control" | "clause" | "file" | "any";

/** Every kind, in the order of the schemas' file names. */
export const kinds = kindList as unknown as readonly Kind[];

const byName = new Map<string, Kind>(kinds.map((kind) => [kind.name, kind]));
const topLevelByFoldedName = new Map<string, Kind>(
  kinds.filter(({ container }) => container === "collection" || container === "singleton").map((kind) => [fold(kind.name), kind]),
);

/** The kind of that name. Throws for a name that is none: those come from code, never from files. */
export function kindOf(name: KindName): Kind {
  const kind = byName.get(name);
  if (!kind) throw new Error(`no kind ${name}`);
  return kind;
}

/** The kind that a top-level key of a YAML file holds, if any; also in other spellings, such as `interested_parties`. */
export function kindByKey(key: string): Kind | undefined {
  return topLevelByFoldedName.get(fold(key));
}

/** The top-level keys that YAML record files may have. */
export const topLevelKeys: readonly string[] = [...topLevelByFoldedName.values()].map((kind) => kind.name);

/** The field that `written` means in a mapping: by its name, another spelling of it, or a synonym. */
export function fieldByName(parent: Field, written: string): Field | undefined {
  const exact = parent.fields?.find((field) => field.name === written);
  if (exact || written.startsWith("x-")) return exact;
  const folded = fold(written);
  return (
    parent.fields?.find((field) => fold(field.name) === folded) ??
    parent.fields?.find((field) => field.synonyms?.some((synonym) => fold(synonym) === folded))
  );
}

/** The field at a path below `root`; array indexes lead to the items. */
export function fieldAt(root: Field, path: readonly (string | number)[]): Field | undefined {
  let at: Field | undefined = root;
  for (const step of path) {
    if (!at) return undefined;
    at = typeof step === "number" ? at.items : (at.fields?.find((field) => field.name === step) ?? at.values);
  }
  return at;
}
