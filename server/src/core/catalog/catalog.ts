import annexAData from "../../../catalog/annex-a.yaml";
import annexA2013Data from "../../../catalog/annex-a-2013.yaml";
import clausesData from "../../../catalog/clauses.yaml";
import type { AnnexA2013, Clause, Control, DocumentedInformation, Group, Theme } from "./types.ts";

/** Lookups over Annex A of both editions and the clauses: facts only, the texts are in guidance.ts. */
export interface Catalog {
  readonly themes: readonly Theme[];
  readonly groups: readonly Group[];
  /** The 93 controls of 2022 in the order of Annex A. */
  readonly controls: readonly Control[];
  /** The controls, objectives and domains of 2013. */
  readonly controls2013: readonly Control2013[];
  readonly clauses: readonly Clause[];
  readonly documentedInformation: readonly DocumentedInformation[];
  control(id: string): Control | undefined;
  isControl2022(id: string): boolean;
  /** A control or objective of the 2013 edition. */
  isControl2013(id: string): boolean;
  control2013(id: string): Control2013 | undefined;
  /** The ids of 2013 that a control took over from, and that no control of 2022 has. */
  retiredIds(id: string): readonly string[];
  /** The title of a theme of 2022. */
  theme(id: string): Theme | undefined;
  clause(id: string): Clause | undefined;
  /** Position in Annex A, for sorting; own controls come last. */
  order(id: string): number;
}

export interface Control2013 {
  readonly id: string;
  readonly title: string;
  readonly type: "control" | "objective" | "domain";
  /** Controls of 2022 that took over; for an objective, those of all its controls. */
  readonly successors: readonly string[];
}

let loaded: Catalog | undefined;

/** The catalogue, read on first use. */
export function catalog(): Catalog {
  loaded ??= load();
  return loaded;
}

function load(): Catalog {
  const { themes, groups, controls } = annexAData();
  const { clauses, documentedInformation } = clausesData();
  const byId = new Map(controls.map((control, index) => [control.id, { control, index }]));
  const byId2013 = index2013(annexA2013Data());
  const retired = new Map<string, string[]>();
  for (const { id: old, successors } of byId2013.values()) {
    for (const id of byId.has(old) ? [] : successors) retired.set(id, [...(retired.get(id) ?? []), old]);
  }
  const clauseById = new Map(clauses.map((clause) => [clause.id, clause]));
  return {
    themes,
    groups,
    controls,
    controls2013: [...byId2013.values()],
    clauses,
    documentedInformation,
    control: (id) => byId.get(id)?.control,
    isControl2022: (id) => byId.has(id),
    isControl2013: (id) => byId2013.has(id),
    control2013: (id) => byId2013.get(id),
    retiredIds: (id) => retired.get(id) ?? [],
    theme: (id) => themes.find((theme) => theme.id === id),
    clause: (id) => clauseById.get(id.split(" ")[0] as string),
    order: (id) => byId.get(id)?.index ?? controls.length,
  };
}

function index2013({ controls, objectives, domains }: AnnexA2013): Map<string, Control2013> {
  const under = (prefix: string) => [
    ...new Set(controls.filter(({ id }) => id.startsWith(`${prefix}.`)).flatMap(({ successors }) => successors)),
  ];
  const entries: Control2013[] = [
    ...controls.map(({ id, title, successors }) => ({ id, title, type: "control" as const, successors })),
    ...objectives.map(({ id, title }) => ({ id, title, type: "objective" as const, successors: under(id) })),
    ...domains.map(({ id, title }) => ({ id, title, type: "domain" as const, successors: under(id) })),
  ];
  return new Map(entries.map((entry) => [entry.id, entry]));
}
