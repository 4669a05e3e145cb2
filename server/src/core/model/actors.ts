import { fold } from "../text/suggest.ts";
import type { IsmsIndex } from "./ismsIndex.ts";
import type { IsmsRecord } from "./record.ts";

/**
 * Whether `actor` (a person or role, as an approval names it) acts as `subject` (the person or role who should): a role acts
 * through its holders and their deputy, a person in each of their roles. Undefined where it cannot be told: a name that the
 * ISMS does not know, or a role that nobody holds.
 */
export function actsAs(index: IsmsIndex, actor: string, subject: string): boolean | undefined {
  if (fold(actor) === fold(subject)) return true;
  const acting = peopleBehind(index, actor);
  const meant = peopleBehind(index, subject);
  if (!acting?.size || !meant?.size) return undefined;
  return [...acting].some((person) => meant.has(person));
}

/** The one person that a name, a person's id or a role's id stands for; undefined where it may be several, or nobody is known. */
export function soleActor(index: IsmsIndex, word: string): string | undefined {
  const [person, ...others] = peopleBehind(index, word) ?? [];
  return others.length === 0 ? person : undefined;
}

/** True where two names surely stand for one person; a role does where one person alone holds it and nobody stands in. */
export function isSamePerson(index: IsmsIndex, one: string, other: string): boolean {
  const person = soleActor(index, one);
  return person !== undefined && person === soleActor(index, other);
}

/** True where the register knows a single person: nobody else is there to look. */
export function isFirmOfOne(index: IsmsIndex): boolean {
  return index.named("people").length === 1;
}

/** The people by their folded names, so that a text which names one is theirs. */
export function personsByName(index: IsmsIndex): ReadonlyMap<string, IsmsRecord<"people">> {
  return new Map(
    index.ofKind("people").flatMap((person) => (person.data.name === undefined ? [] : [[fold(person.data.name), person] as const])),
  );
}

/** The people that a name, a person's id or a role's id stands for; undefined where a register exists and does not know it. */
function peopleBehind(index: IsmsIndex, word: string): ReadonlySet<string> | undefined {
  const role = index.record("roles", word) ?? index.ofKind("roles").find(({ title }) => title !== undefined && fold(title) === fold(word));
  if (role) {
    const holders = [...(role.data.holders ?? []), ...(role.data.deputy === undefined ? [] : [role.data.deputy])];
    const members = index.ofKind("people").filter(({ data }) => role.id !== undefined && data.roles?.includes(role.id));
    return new Set([...holders.map((holder) => personKey(index, holder) ?? fold(holder)), ...members.flatMap(({ id }) => id ?? [])]);
  }
  const person = personKey(index, word);
  if (person !== undefined) return new Set([person]);
  return index.ofKind("people").length + index.ofKind("roles").length > 0 ? undefined : new Set([fold(word)]);
}

function personKey(index: IsmsIndex, word: string): string | undefined {
  const byName = () => index.ofKind("people").find(({ data }) => data.name !== undefined && fold(data.name) === fold(word));
  return (index.record("people", word) ?? byName())?.id;
}
