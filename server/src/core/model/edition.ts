import type { Edition, Reference } from "../syntax/references.ts";

/** What of a reference tells an edition. */
export type EditionWitness = Pick<Reference, "standard" | "type" | "ids" | "edition">;

/** Which control ids an edition has. Objectives count as ids of 2013. */
export interface EditionCatalog {
  isControl2022(id: string): boolean;
  isControl2013(id: string): boolean;
}

/**
 * The edition that one file's references mean where an id is valid in both (`A.5.1` is a control of 2022 and an objective
 * of 2013): the edition of most of its unambiguous ids, 2022 on a tie. Each id counts once, so that one leftover in every
 * header does not outvote the rest; clauses, foreign ids and ids that neither edition has prove nothing.
 */
export function decideEdition(references: readonly EditionWitness[], catalog: EditionCatalog): Edition {
  return editionOfMost(provenIds(references, catalog));
}

/** Ids that can only be of one edition each, by edition. */
export type ProvenIds = Readonly<Record<Edition, ReadonlySet<string>>>;

/** The edition that most of a file's unambiguous ids have, 2022 on a tie. */
export function editionOfMost(ids: ProvenIds): Edition {
  return ids["2013"].size > ids["2022"].size ? "2013" : "2022";
}

/** The unambiguous ids among references. */
export function provenIds(references: readonly EditionWitness[], catalog: EditionCatalog): ProvenIds {
  const ids: Record<Edition, Set<string>> = { "2022": new Set(), "2013": new Set() };
  for (const reference of references) {
    if (reference.standard !== "iso27001" || reference.type === "clause") continue;
    for (const id of reference.ids) {
      const edition = provenEdition(id, reference, catalog);
      if (edition !== undefined) ids[edition].add(id);
    }
  }
  return ids;
}

/** The edition that an id belongs to without a look at the rest of its file; undefined for one that both or neither have. */
export function provenEdition(
  id: string,
  reference: Pick<EditionWitness, "type" | "edition">,
  catalog: EditionCatalog,
): Edition | undefined {
  if (reference.type === "theme") return reference.edition;
  const is2022 = catalog.isControl2022(id);
  const is2013 = catalog.isControl2013(id);
  if (is2022 && is2013) return reference.edition;
  if (is2022) return "2022";
  return is2013 ? "2013" : undefined;
}
