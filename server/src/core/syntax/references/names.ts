import type { Edition, Standard } from "./types.ts";

/** A place where a text names a standard. */
export interface Name {
  readonly start: number;
  readonly end: number;
  /** Undefined for one that is known only so that its numbers are not taken for another's. */
  readonly standard: Standard | undefined;
  readonly edition: Edition | undefined;
  /** What it numbers its requirements by. */
  readonly kind: NameKind;
  /** ISO 27002: its clauses are the controls. */
  readonly guidance: boolean;
}

/** `annex`: clauses, and perhaps an Annex A; `law`: articles; `list`: ids of its own shape. */
export type NameKind = "annex" | "law" | "list";

interface NameRow {
  readonly standard: Standard | undefined;
  readonly kind: NameKind;
  readonly pattern: string;
}

const YEAR = String.raw`(?:[ \u00a0]?[:(-][ \u00a0]?(?:20|19)\d\d(?!\d))?`;

const ISO =
  String.raw`[Ii][Ss][Oo](?:[ /_-]?[Ii][Ee][Cc])?(?:[ /](?:IEEE|TR|TS|PAS|DIS))?[ \u00a0_/-]{0,2}` +
  String.raw`\d{4,5}(?:-\d(?!\d))?${YEAR}`;
const OTHER_LAWS =
  "(?:PIPL|LGPD|CCPA|CPRA|PIPEDA|POPIA|PDPL|PDPA|DPDP|MDR|IVDR|eIDAS|BDSG|ePrivacy|Constitution)(?![a-z])|" +
  String.raw`(?:Law|Act|Ley|Decree|Decreto)(?: No\.?)? \d`;

/** One row a name; the first that matches wins. Case matters: `DORA` is a law, `Dora` a colleague. */
const NAMES: readonly NameRow[] = [
  { standard: undefined, kind: "annex", pattern: ISO }, // which one: by its number
  {
    standard: undefined,
    kind: "annex",
    pattern: String.raw`(?:2700[1-8]|27017|27018|27701|42001)(?![\d,.]\d|\d)${YEAR}`,
  },
  { standard: undefined, kind: "annex", pattern: String.raw`(?:IEC|EN|DIN)[ -]\d{4,6}(?:-\d)?${YEAR}` },
  {
    standard: undefined,
    kind: "annex",
    pattern: String.raw`BSI[- ]Standard[ -]200-\d|(?:Standard Contractual Clauses|SCCs?)\b`,
  },
  {
    standard: "nist-800-53",
    kind: "list",
    pattern: String.raw`(?:NIST[ -])?(?:SP[ -])?800-53\w{0,3}|FedRAMP|NIST(?= [A-Z]{2}-\d)`,
  },
  { standard: "nist-csf", kind: "list", pattern: String.raw`(?:NIST[ _-]?)?CSF\b|nist-csf|Cybersecurity Framework` },
  { standard: undefined, kind: "annex", pattern: String.raw`NIST (?:SP|IR|AI|CSWP) \d[\w.-]*` },
  { standard: "gdpr", kind: "law", pattern: "(?:GDPR|DS-?GVO|RGPD|gdpr|dsgvo)(?![a-z])|2016/679" },
  { standard: "nis2", kind: "law", pattern: String.raw`NIS[ _-]?2(?!\d)|nis2|2022/2555` },
  { standard: "dora", kind: "law", pattern: String.raw`DORA\b|2022/2554` },
  { standard: "eu-ai-act", kind: "law", pattern: String.raw`AI Act\b|KI-VO|2024/1689` },
  { standard: "cra", kind: "law", pattern: String.raw`CRA\b|Cyber Resilience Act|2024/2847` },
  { standard: undefined, kind: "law", pattern: OTHER_LAWS },
  { standard: "soc2", kind: "list", pattern: String.raw`SOC[ -]?2(?!\d)|Trust Services? Criteria|TSC\b|soc2` },
  { standard: "pci-dss", kind: "list", pattern: "PCI[ -]?DSS|PCI(?=[ _]Req)|pci[-_]dss" },
  { standard: "cis", kind: "list", pattern: String.raw`CIS\b|Critical Security Controls` },
  { standard: "cyber-essentials", kind: "list", pattern: "[Cc]yber[ -][Ee]ssentials" },
];

/** What any of them begins with: to look for that first takes half as long. */
const FIRST = "[A-Z248cdeginps]";
const NAME = new RegExp(String.raw`(?=${FIRST})(?<![A-Za-z\d.])(?:${NAMES.map((row) => `(${row.pattern})`).join("|")})`, "g");

/** The laws that are told apart. */
export const LAWS: readonly Standard[] = NAMES.flatMap(({ standard, kind }) => (kind === "law" && standard !== undefined ? standard : []));

const BY_NUMBER: Readonly<Record<string, Standard>> = {
  27001: "iso27001",
  27002: "iso27001",
  27005: "iso27005",
  27017: "iso27017",
  27018: "iso27018",
  27701: "iso27701",
  42001: "iso42001",
  9001: "iso9001",
  14001: "iso14001",
  20000: "iso20000",
  22301: "iso22301",
  31000: "iso31000",
};

/** All names of standards in `text`, in their order. */
export function findNames(text: string): Name[] {
  const found: Name[] = [];
  NAME.lastIndex = 0;
  for (let match = NAME.exec(text); match; match = NAME.exec(text)) {
    const row = NAMES[match.indexOf(match[0], 1) - 1];
    if (row !== undefined) found.push(readName(match[0], match.index, row));
  }
  return found;
}

/** The name that decides for a heading or a column that gives several: ours where it is among them. */
export function leading(names: readonly Name[]): Name | undefined {
  return names.find((name) => name.standard === "iso27001") ?? names[0];
}

function readName(text: string, start: number, row: NameRow): Name {
  const number = row.kind === "annex" && row.standard === undefined ? (/\d{4,6}/.exec(text)?.[0] ?? "") : "";
  const standard = row.standard ?? BY_NUMBER[number];
  const year = text.slice(-4);
  return {
    start,
    end: start + text.length,
    standard,
    edition: standard === "iso27001" && (year === "2022" || year === "2013") ? year : undefined,
    kind: row.kind,
    guidance: number === "27002",
  };
}
