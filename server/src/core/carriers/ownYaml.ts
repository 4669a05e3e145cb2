import { fieldByName, type Kind, kindByKey } from "../schema/kinds.ts";
import type { Entry, MapNode, Node } from "../syntax/node.ts";
import type { YamlFile } from "../syntax/yaml.ts";
import { fold } from "../text/suggest.ts";

/**
 * True for a YAML file that holds records of an ISMS: some top-level key is one of ours in a shape of ours. A common word in
 * another shape (a CI file's `roles:`) does not make a file ours; empty lists do where there is nothing else.
 */
export function holdsRecords({ segments }: YamlFile): boolean {
  const isOurItem = segments.some(({ type, path, segment }) => {
    const kind = type === "item" && path.length === 1 ? kindByKey(path[0] as string) : undefined;
    return kind?.container === "collection" && looksLike(kind, segment.root);
  });
  if (isOurItem) return true;
  const entries = segments.flatMap(({ type, segment }) => (type === "head" && segment.root?.type === "map" ? segment.root.entries : []));
  if (entries.some(isOurs)) return true;
  const isWithoutItems = segments.every(({ type }) => type === "head");
  return isWithoutItems && entries.length > 0 && entries.every((entry) => kindByKey(entry.key) && isEmpty(entry.value));
}

function isOurs({ key, value }: Entry): boolean {
  const kind = kindByKey(key);
  if (!kind || !value) return false;
  if (kind.container === "singleton" || value.type === "scalar") return looksLike(kind, value);
  if (value.type === "seq") return value.items.some((item) => looksLike(kind, item));
  // a single record, or records under their ids: not how a list is written, but it is ours and will be a finding
  return looksLike(kind, value) || value.entries.some((entry) => looksLike(kind, entry.value));
}

function isEmpty(value: Node | undefined): boolean {
  if (!value || value.type === "scalar") return value?.value == null;
  return value.type === "seq" && value.items.length === 0;
}

/** At least half of the keys are fields of the kind, or it has both an id and a title. */
function looksLike(kind: Kind, node: Node | undefined): boolean {
  if (node?.type !== "map") return false;
  const names = namesOf(node);
  const known = names.filter((name) => isFieldName(kind, name)).length;
  return known > 0 && (known * 2 >= names.length || (names.includes("id") && names.includes(kind.titleField)));
}

function namesOf(node: MapNode): string[] {
  return node.entries.map(({ key }) => key).filter((key) => !key.startsWith("x-"));
}

/** By its own name in any spelling; synonyms such as `name` are everybody's words. */
function isFieldName(kind: Kind, name: string): boolean {
  const field = fieldByName(kind.root, name);
  return field !== undefined && fold(field.name) === fold(name);
}
