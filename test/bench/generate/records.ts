import { catalog } from "../../../server/src/core/catalog/catalog.ts";
import { Random } from "./random.ts";

/** Who owns things in the generated ISMS. */
export const PEOPLE = 40;

const SYSTEMS = ["payroll", "customer portal", "source code", "backup", "mail", "payment gateway", "data warehouse", "build system"];
const THREATS = [
  "failure of a supplier",
  "phishing of an employee",
  "theft of a device",
  "a mistake in a change",
  "ransomware",
  "loss of power",
];

/** `person-007` for 7. */
export function personId(number: number): string {
  return `person-${String(number % PEOPLE).padStart(3, "0")}`;
}

export function riskId(number: number): string {
  return `R-${String(number).padStart(6, "0")}`;
}

export function assetId(number: number): string {
  return `AST-${String(number).padStart(5, "0")}`;
}

/** A risk of about 600 bytes as a list item of YAML, without a finding. */
export function riskItem(number: number, assets: number): string {
  const random = new Random(number + 1);
  const system = random.of(SYSTEMS);
  const controls = [random.of(catalog().controls).id, random.of(catalog().controls).id];
  const likelihood = 2 + random.below(4);
  const owner = personId(random.below(PEOPLE));
  return `  - id: ${riskId(number)}
    title: Loss of the ${system} through ${random.of(THREATS)} (case ${number})
    description: >-
      The ${system} of unit ${random.below(900)} is lost for more than a day, so customers cannot work.
      Measures follow ${random.of(catalog().controls).id}.
    assets: [${assetId(random.below(assets))}]
    owner: ${owner}
    likelihood: ${likelihood}
    impact: ${1 + random.below(5)}
    treatment:
      option: mitigate
      controls: [${[...new Set(controls)].join(", ")}]
      approvedBy: ${owner}
      approvedOn: 2026-02-10
    residual: {likelihood: 1, impact: 1, acceptedBy: ${owner}, acceptedOn: 2026-02-10, expires: 2027-06-30}
    status: in-treatment
    identifiedOn: 2026-01-15
    reviewedOn: 2026-02-10
    nextReview: 2027-02-10
`;
}

export function assetItem(number: number): string {
  const random = new Random(number + 1_000_003);
  return `  - id: ${assetId(number)}
    title: Laptop ${number} of the ${random.of(SYSTEMS)} team
    type: hardware
    owner: ${personId(random.below(PEOPLE))}
    classification: internal
`;
}

export function actionItem(number: number, risks: number): string {
  const random = new Random(number + 2_000_003);
  return `  - id: ACT-${String(number).padStart(5, "0")}
    title: Renew the ${random.of(SYSTEMS)} before the next review
    owner: ${personId(random.below(PEOPLE))}
    due: 2027-${String(1 + random.below(12)).padStart(2, "0")}-15
    status: open
    for: [${riskId(random.below(risks))}]
    controls: [${random.of(catalog().controls).id}]
`;
}

/** A row of a risk register in a table or CSV file, by its cells. */
export function riskCells(number: number): string[] {
  const random = new Random(number + 3_000_003);
  return [
    `T-${String(number).padStart(5, "0")}`,
    `Loss of the ${random.of(SYSTEMS)} through ${random.of(THREATS)}`,
    String(2 + random.below(4)),
    String(1 + random.below(5)),
    personId(random.below(PEOPLE)),
    random.of(catalog().controls).id,
    "Closed",
  ];
}

export const RISK_HEADER = ["Risk ID", "Risk", "Likelihood", "Impact", "Risk owner", "Annex A controls", "Status"];

/** A paragraph of a policy that names controls, clauses and records. */
export function paragraph(random: Random, risks: number): string {
  const control = random.of(catalog().controls);
  const sentences = [
    `Access to the ${random.of(SYSTEMS)} must be granted by its owner, and is taken back within a day (${control.id}).`,
    `The owner of ${riskId(random.below(risks))} reports to the management review (clause 9.3).`,
    `Everyone must report ${random.of(THREATS)} at once; see [the register](/risks/register.yaml).`,
    `What is changed must be tested and approved before it is used, as ISO/IEC 27001 A.8.32 asks.`,
  ];
  return Array.from({ length: 3 }, () => random.of(sentences)).join(" ");
}
