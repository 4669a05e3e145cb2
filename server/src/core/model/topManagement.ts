import type { IsmsIndex } from "./ismsIndex.ts";
import type { IsmsRecord } from "./record.ts";

/** What people who direct an organisation, or the role that stands for them, are called. */
const TITLE =
  /\b(top|senior|upper|executive)[ -]?management\b|\bmanaging (director|partner)|\b(management|executive) (board|committee|team)\b|\bboard of directors\b|\bCEO\b|\bchief executive|geschäftsf|geschaeftsf|\bvorstand|oberste leitung|direction générale|directeur général|directrice générale|alta dirección|director general|alta direção|diretoria|\bdirectie\b|directeur-bestuurder|alta direzione|amministratore delegato|経営層|トップマネジメント/i;

/** The ids of the people and roles who are top management by their titles (clause 5.1); none where nobody is called so. */
export function topManagement(index: IsmsIndex): string[] {
  const roles = index.ofKind("roles").filter(({ title, id }) => TITLE.test(title ?? "") || TITLE.test(words(id)));
  const people = index.ofKind("people").filter((person: IsmsRecord<"people">) => TITLE.test(person.data.title ?? ""));
  return [...roles, ...people].flatMap(({ id }) => id ?? []);
}

/** `role-top-management` as words. */
function words(id: string | undefined): string {
  return (id ?? "").replace(/[-_./]/g, " ");
}
