import dora from "../../../catalog/crosswalks/dora.yaml";
import gdpr from "../../../catalog/crosswalks/gdpr.yaml";
import nis2 from "../../../catalog/crosswalks/nis2.yaml";
import nis2Annex from "../../../catalog/crosswalks/nis2-2024-2690.yaml";
import nist80053 from "../../../catalog/crosswalks/nist-800-53.yaml";
import nistCsf from "../../../catalog/crosswalks/nist-csf.yaml";
import soc2 from "../../../catalog/crosswalks/soc2.yaml";
import { scanReferences } from "../syntax/references.ts";
import type { CrosswalkData, CrosswalkSource, LeftOutPairs, NotGiven } from "./frameworkTypes.ts";

/** Another framework, with the pairs that lead from its requirements to controls and clauses and back. */
export interface Framework {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly edition: string;
  readonly note: string | undefined;
  /** What an obligation under it is. */
  readonly obligationType: CrosswalkData["obligationType"];
  readonly sources: readonly CrosswalkSource[];
  readonly requirements: readonly Requirement[];
  readonly notGiven: readonly NotGiven[];
  /** Pairs of its sources that are wrong as we read it. */
  readonly leftOut: readonly LeftOutPairs[];
  /** The requirement of an id, or the next one above it: `Art.32` for `Art.32.1.b`. */
  requirement(id: string): Requirement | undefined;
  /** The requirements that a control or clause helps with. */
  counterparts(control: string): readonly Counterpart[];
}

export interface Requirement {
  readonly framework: Framework;
  /** As references have it: `Art.21.2.d`, `PR.AA-01`, `CC6.1`. */
  readonly id: string;
  readonly title: string;
  /** The controls and clauses that help with it, in the order of the standard: never proof that it is met. */
  readonly pairs: readonly Pair[];
  /** What it asks for beyond ISO/IEC 27001. */
  readonly notGiven: readonly NotGiven[];
}

export interface Pair {
  /** A control, or a clause. */
  readonly id: string;
  readonly sources: readonly CrosswalkSource[];
}

export interface Counterpart {
  readonly requirement: Requirement;
  readonly sources: readonly CrosswalkSource[];
}

/** In the order of `frameworks` in the schema of `isms.yaml`. */
const DATA: Readonly<Record<string, () => CrosswalkData>> = {
  gdpr,
  nis2,
  "nis2-2024-2690": nis2Annex,
  dora,
  soc2,
  "nist-csf": nistCsf,
  "nist-800-53": nist80053,
};
/** Those whose ids are told by their shape. */
const SHAPED = ["soc2", "nist-csf", "nist-800-53"];

/** The ids of the frameworks, as `isms.yaml` names them. */
export const frameworkIds: readonly string[] = Object.keys(DATA);

const loaded = new Map<string, Framework>();

/** A framework by its id, read when first asked for. */
export function framework(id: string): Framework | undefined {
  const data = Object.hasOwn(DATA, id) ? DATA[id] : undefined;
  if (data === undefined) return undefined;
  const known = loaded.get(id) ?? load(data());
  loaded.set(id, known);
  return known;
}

/** The requirement of a framework with an id as references have it; undefined for frameworks and ids without one. */
export function requirementOf(standard: string, id: string): Requirement | undefined {
  return framework(standard)?.requirement(id);
}

/** The requirement that a text means, written as people do: `CC6.1`, `GDPR Art. 32`, `NIS2 Art. 21(2)(d)`, `AC-2`, `NIS2 Annex 6.10`. */
export function requirementAsWritten(text: string): Requirement | undefined {
  const words = text.trim();
  const id = words.toUpperCase().replace(/(?<!\s)\s+(?=\()/, "");
  const shaped = SHAPED.map((standard) => requirementOf(standard, id)).find((found) => found !== undefined);
  if (shaped) return shaped;
  const reference = scanReferences(words, { namesStandard: false }).find(({ type }) => type === "requirement");
  return reference && requirementOf(reference.standard, reference.ids[0] ?? "");
}

/** An id as people write it where its framework is known: `Art. 21(2)(d)`, `CC6.1`, `AC-2`. */
export function requirementLabel({ id }: Requirement): string {
  const [article, paragraph, point] = id.startsWith("Art.") ? id.slice(4).split(".") : [];
  if (article === undefined) return id;
  return `Art. ${article}${paragraph === undefined ? "" : `(${paragraph})`}${point === undefined ? "" : `(${point})`}`;
}

/** An id as people write it anywhere: with its framework's name where the id alone does not tell. */
export function requirementName(requirement: Requirement): string {
  const label = requirementLabel(requirement);
  const { framework: owner } = requirement;
  if (owner.id === "nist-csf" || /^(?:CC|PI)\d/.test(label)) return label;
  return `${owner.id === "nist-800-53" ? "NIST" : owner.shortName} ${label}`;
}

/** The parts that a requirement is made up of: the points of `Art.21`. */
export function partsOf({ id, framework: { requirements } }: Requirement): readonly Requirement[] {
  return requirements.filter((other) => other.id.startsWith(`${id}.`) || other.id.startsWith(`${id}(`));
}

function load({ sources, requirements: rows, notGiven, leftOut = [], note, ...head }: CrosswalkData): Framework {
  const byId = new Map<string, Requirement>();
  const byControl = new Map<string, Counterpart[]>();
  const requirements: Requirement[] = [];
  const made: Framework = {
    ...head,
    note,
    sources: Object.values(sources),
    notGiven,
    leftOut,
    requirements,
    requirement: (id) => nearest(id, byId),
    counterparts: (control) => byControl.get(control) ?? [],
  };
  for (const { id, title, by = {} } of rows) {
    const beyond = notGiven.filter(({ about }) => about?.includes(id));
    const requirement: Requirement = { framework: made, id, title, pairs: pairsOf(by, sources), notGiven: beyond };
    requirements.push(requirement);
    byId.set(id, requirement);
    for (const pair of requirement.pairs) {
      const counterpart = { requirement, sources: pair.sources };
      byControl.set(pair.id, [...(byControl.get(pair.id) ?? []), counterpart]);
    }
  }
  return made;
}

function pairsOf(by: Readonly<Record<string, readonly string[]>>, sources: Readonly<Record<string, CrosswalkSource>>): Pair[] {
  const found = new Map<string, CrosswalkSource[]>();
  for (const [key, ids] of Object.entries(by)) {
    const source = sources[key];
    if (source) for (const id of ids) found.set(id, [...(found.get(id) ?? []), source]);
  }
  return [...found].map(([id, names]) => ({ id, sources: names })).sort((a, b) => compareIds(a.id, b.id));
}

/** Clauses before controls, numbers as numbers. */
function compareIds(a: string, b: string): number {
  return Number(a.startsWith("A.")) - Number(b.startsWith("A.")) || a.localeCompare(b, "en", { numeric: true });
}

function nearest(id: string, byId: ReadonlyMap<string, Requirement>): Requirement | undefined {
  for (let key = id; key !== ""; key = key.replace(/(?:\.[^.]*|\([^()]*\)|[^.()]*)$/, "")) {
    const found = byId.get(key);
    if (found) return found;
  }
  return undefined;
}
