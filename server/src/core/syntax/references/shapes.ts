import type { Standard } from "./types.ts";

/** How the ids of a foreign standard are written. */
export interface Shape {
  readonly standard: Standard;
  /** Finds the first id of a list: what it begins with, or the words before it (`lead`). */
  readonly head: RegExp;
  readonly lead?: "words";
  /** One id. Group 1: what the ids of a range share; group 2: the number that runs; group 3: what may follow it. */
  readonly id: RegExp;
  /** Where the shape alone proves nothing: `line` asks for the standard's name around it, `text` for one anywhere. */
  readonly needs: "nothing" | "text" | "line";
  readonly name: (shared: string, number: string, rest: string) => string;
  /** A last look at the id and the two characters behind it. */
  readonly isId?: (id: string, next: string) => boolean;
}

const dotted = (shared: string, number: string): string => shared + number;
const FAMILIES = "(?:AC|AT|AU|CA|CM|CP|IA|IR|MA|MP|PE|PL|PM|PS|PT|RA|SA|SC|SI|SR)-";
const NUMBERS = /((?:\d{1,2}\.){1,3})(\d{1,2})/y;
const REQUIREMENT = "(?:[Rr]equirements?|REQUIREMENTS?|Reqs?\\.?|Anforderung(?:en)?|[Ee]xigences?|[Rr]equisitos?)[ \u00a0](?=\\d)";
const CIS =
  "CIS(?:[ \u00a0](?:CSC|Critical Security))?(?:[ \u00a0](?:Controls?|Safeguards?))?(?:[ \u00a0]v\\d(?:\\.\\d)?)?" +
  ":?[*]{0,2}[ \u00a0](?:(?:Controls?|Safeguards?)[ \u00a0])?(?=\\d{1,2}\\.)";
/** The annex of the implementing regulation under NIS2. */
const NIS2_ANNEX =
  "(?:2024/2690,?[ \u00a0](?:\\(?(?:Annexe?|Anhang|Anexo)\\)?,?[ \u00a0])?|NIS[ -]?2[ \u00a0](?:Annexe?|Anhang|Anexo),?[ \u00a0])" +
  "(?:(?:[Pp]oints?|No\\.|Nr\\.|Ziffer)[ \u00a0])?(?=\\d{1,2}\\.\\d)";
const PCI_VERSION = /^(?:1\.[0-2]|2\.0|3\.[0-2](?:\.1)?|4\.0(?:\.1)?)$/;

export const SHAPES: readonly Shape[] = [
  {
    standard: "nist-csf",
    head: /(?:GV|ID|PR|DE|RS|RC)\.[A-Z]{2}-(?=\d)/g,
    id: /((?:GV|ID|PR|DE|RS|RC)\.[A-Z]{2}-)(\d{1,2})/y,
    needs: "nothing",
    name: dotted,
  },
  {
    standard: "nist-800-53",
    head: new RegExp(`${FAMILIES}(?=\\d)`, "g"),
    id: new RegExp(String.raw`(${FAMILIES})(\d{1,2})((?: ?\(\d{1,2}\))?)`, "y"),
    needs: "text",
    name: (shared, number, rest) => shared + Number(number) + rest.trim(),
    isId: (_, next) => !/^-\d/.test(next),
  },
  { standard: "soc2", head: /(?:CC|PI)[1-9]\.(?=[1-9])/g, id: /((?:CC|PI)[1-9]\.)([1-9])/y, needs: "nothing", name: dotted },
  {
    standard: "soc2",
    head: /(?:A1|C1|P[1-8])\.(?=[1-9])/g,
    id: /((?:A1|C1|P[1-8])\.)([1-9])/y,
    needs: "text",
    name: dotted,
  },
  {
    standard: "nis2-2024-2690",
    head: new RegExp(NIS2_ANNEX, "g"),
    lead: "words",
    id: NUMBERS,
    needs: "nothing",
    name: dotted,
  },
  {
    standard: "iso27017",
    head: /CLD\.(?=\d)/g,
    id: /(CLD\.\d{1,2}\.\d{1,2}\.)(\d{1,2})/y,
    needs: "nothing",
    name: dotted,
  },
  {
    standard: "pci-dss",
    head: new RegExp(REQUIREMENT, "g"),
    lead: "words",
    id: /((?:\d{1,2}\.){0,3})(\d{1,2})/y,
    needs: "line",
    name: dotted,
  },
  {
    standard: "pci-dss",
    head: /PCI[ -]DSS[ \u00a0](?=\d)/g,
    lead: "words",
    id: NUMBERS,
    needs: "nothing",
    name: dotted,
    isId: (id) => !PCI_VERSION.test(id),
  },
  {
    standard: "cis",
    head: new RegExp(CIS, "g"),
    lead: "words",
    id: NUMBERS,
    needs: "nothing",
    name: dotted,
  },
  {
    standard: "cis",
    head: /(?:[Cc]ontrols?|[Ss]afeguards?)[ \u00a0](?=\d{1,2}\.)/g,
    lead: "words",
    id: NUMBERS,
    needs: "line",
    name: dotted,
  },
];
