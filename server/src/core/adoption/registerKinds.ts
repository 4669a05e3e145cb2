import type { KindName } from "../generated/types.ts";
import { sourceKind } from "../ruleKit/editSources.ts";
import { type Field, kinds } from "../schema/kinds.ts";

/** A kind that the rows of a table can be, with the fields that its columns can give. */
export interface RegisterKind {
  readonly kind: KindName;
  /** As in `sources` of `isms.yaml`. */
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly fields: readonly RegisterField[];
}

export interface RegisterField {
  /** With a dot into a mapping. */
  readonly name: string;
  readonly description: string;
}

/** The kinds that `sources` can name, and what can be said in their rows. */
export function registerKinds(): RegisterKind[] {
  const inRows = kinds.filter(({ container }) => container === "collection" || container === "entry");
  return inRows.map(({ name, label, description, root }) => ({
    kind: name,
    name: sourceKind(name),
    label,
    description,
    fields: fieldsIn(root, ""),
  }));
}

/** The fields that fit into a cell: no lists of mappings, and of mappings what is in them. */
function fieldsIn(parent: Field, prefix: string): RegisterField[] {
  return (parent.fields ?? []).flatMap((field): RegisterField[] => {
    const name = prefix + field.name;
    if (field.fields) return prefix === "" ? fieldsIn(field, `${name}.`) : [];
    if (field.items?.fields || field.values) return [];
    return [{ name, description: field.description }];
  });
}
