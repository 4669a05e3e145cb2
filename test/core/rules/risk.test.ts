import assert from "node:assert/strict";
import { applyFix, expectFindings, findingIn, findingsOf } from "../../fixture.ts";

const METHODOLOGY = `==> methodology.yaml
methodology:
  likelihood:
    - {value: 1, label: rare}
    - {value: 2, label: possible}
    - {value: 3, label: likely}
  impact:
    - {value: 1, label: minor}
    - {value: 2, label: serious}
    - {value: 3, label: severe}
  formula: product
  acceptance: {maxScore: 4, authority: ROLE-CEO}
  reviewEvery: annually
`;

const PEOPLE = `==> people.yaml
people:
  - {id: ada, name: Ada Berg, roles: [ROLE-CTO]}
  - {id: bob, name: Bob Iwu}
  - {id: cy, name: Cy Roth}
roles:
  - {id: ROLE-CTO, title: CTO}
  - {id: ROLE-CEO, title: CEO, holders: [bob]}
  - {id: ROLE-CISO, title: CISO, holders: [cy]}
`;

/** A sound risk of score 9, treated down to 2, with fields replaced. Fields are YAML on one line each. */
function risk(fields: Record<string, string | undefined> = {}): string {
  const all: Record<string, string | undefined> = {
    id: "R-1",
    title: "Ransomware",
    owner: "ada",
    likelihood: "3",
    impact: "3",
    treatment: "{option: mitigate, controls: [A.8.7], approvedBy: ada, approvedOn: 2026-03-01}",
    residual: "{likelihood: 1, impact: 2, acceptedBy: ada, acceptedOn: 2026-03-01}",
    status: "in-treatment",
    reviewedOn: "2026-02-20",
    nextReview: "2027-02-20",
    ...fields,
  };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return `${METHODOLOGY}${PEOPLE}==> risks.yaml\nrisks:\n  - ${lines.join("\n    ")}\n`;
}

/** Where the fields of {@link risk} stand. */
const LINE = { id: 2, owner: 4, likelihood: 5, impact: 6, treatment: 7, residual: 8, status: 9, reviewedOn: 10, nextReview: 11 };

async function expectRisk(fields: Record<string, string | undefined>, ...expected: string[]): Promise<void> {
  await expectFindings(risk(fields), "risk", expected);
}

const at = (field: keyof typeof LINE, code: string) => `risks.yaml:${LINE[field]} risk/${code}`;

describe("The risk family", () => {
  it("has nothing to say about a risk that is assessed, treated and accepted", async () => {
    await expectRisk({});
    await expectRisk({
      likelihood: "likely",
      impact: '"3"',
      residual: "{likelihood: rare, impact: serious, acceptedBy: Ada Berg, acceptedOn: 2026-03-01}",
    });
  });

  it("leaves closed risks alone", async () => {
    await expectRisk({
      status: "closed",
      owner: undefined,
      likelihood: "9",
      impact: undefined,
      treatment: "{option: foo, controls: [A.5.1]}",
      residual: "{likelihood: 3, impact: 3, expires: 2020-01-01, acceptedOn: 2019-01-01}",
      nextReview: "2020-01-01",
    });
  });

  it("judges by no scale, formula or limit that the methodology does not state", async () => {
    const bare = risk({ likelihood: "7", residual: "{likelihood: 9, impact: 9, acceptedBy: ada, acceptedOn: 2026-03-01}" });
    await expectFindings(bare.slice(bare.indexOf("==> people")), /outside|above|not-lower|overdue/, []);
    const words = bare.replace("  formula: product\n", "").replace(/maxScore: 4, /, "");
    await expectFindings(words.replaceAll("likelihood: 7", "likelihood: 3"), "risk/above-acceptance", []);
  });

  it("crashes on nothing", async () => {
    const text = risk({ owner: "[ada]", likelihood: "{a: 1}", treatment: "mitigate", residual: "[1]", reviewedOn: "soon", nextReview: "" });
    await expectFindings(text, "internal", []);
    await expectFindings(text, "risk", []);
  });
});

describe("risk/no-methodology", () => {
  it("is one finding for all rated risks", async () => {
    const rated =
      "==> risks.yaml\nrisks:\n  - {id: R-1, title: A, likelihood: 3, impact: 3}\n  - {id: R-2, title: B, likelihood: high, impact: low}\n";
    await expectFindings(rated, "risk/no-methodology", ["isms.yaml:2 risk/no-methodology"]);
    await expectFindings(METHODOLOGY + rated, "risk/no-methodology", []);
    await expectFindings("==> risks.yaml\nrisks:\n  - {id: R-1, title: A}\n", "risk/no-methodology", []);
  });
});

describe("risk/no-acceptance-criteria", () => {
  it("wants criteria in a number or in words once risks are rated", async () => {
    const code = "risk/no-acceptance-criteria";
    const acceptance = (text: string) => risk().replace("{maxScore: 4, authority: ROLE-CEO}", text);
    await expectFindings(acceptance("{authority: ROLE-CEO}"), code, [`methodology.yaml:11 ${code}`]);
    await expectFindings(acceptance("{criteria: No risk to life}"), code, []);
    await expectFindings(acceptance("{maxScore: 0}"), code, []);
    await expectFindings(METHODOLOGY.replace("maxScore: 4, ", ""), code, []);
  });
});

describe("risk/outside-scale", () => {
  it("finds ratings that the scale does not have", async () => {
    await expectRisk({ likelihood: "5" }, at("likelihood", "outside-scale"));
    await expectRisk({ impact: "catastrophic" }, at("impact", "outside-scale"));
    await expectRisk(
      { residual: "{likelihood: 0, impact: 2.5, acceptedBy: ada, acceptedOn: 2026-03-01}" },
      at("residual", "outside-scale"),
      at("residual", "outside-scale"),
    );
  });

  it("names the scale, and offers the nearest value or label", async () => {
    const { finding } = await findingIn(risk({ likelihood: "5" }), "risk/outside-scale");
    assert.equal(finding.severity, "error");
    assert.match(finding.message, /^5 is no value of the likelihood scale, which has 1 \(rare\), 2 \(possible\), 3 \(likely\)/);
    assert.match(
      (await applyFix(risk({ likelihood: "5" }), "risk/outside-scale", "3 (likely)")).get("risks.yaml") ?? "",
      /likelihood: 3\n/,
    );
    assert.match(
      (await applyFix(risk({ impact: "sever" }), "risk/outside-scale", "3 (severe)")).get("risks.yaml") ?? "",
      /impact: severe\n/,
    );
  });
});

describe("risk/not-rated", () => {
  it("wants likelihood and impact", async () => {
    await expectFindings(risk({ likelihood: undefined }), "risk/not-rated", [at("id", "not-rated")]);
    await expectFindings(risk({ likelihood: undefined, impact: undefined }), "risk/not-rated", [at("id", "not-rated")]);
    await expectFindings(risk(), "risk/not-rated", []);
  });
});

describe("risk/no-owner", () => {
  it("wants an owner, once", async () => {
    await expectFindings(risk({ owner: undefined }), "risk", ["risks.yaml:2 risk/no-owner"]);
    await expectRisk({ owner: '""' }, at("owner", "no-owner"));
  });
});

describe("risk/no-treatment", () => {
  it("wants a choice for risks above the limit, and for those said to be treated", async () => {
    const none = { treatment: undefined, residual: undefined };
    await expectFindings(risk({ ...none, status: undefined }), "risk", [at("id", "no-treatment")]);
    await expectFindings(risk({ ...none, likelihood: "1", status: "treated" }), "risk", [at("id", "no-treatment")]);
    await expectRisk({ treatment: "{description: We will see}", residual: undefined }, at("treatment", "no-treatment"));
    const { finding } = await findingIn(risk(none), "risk/no-treatment");
    assert.match(finding.message, /R-1 scores 9, above what the methodology accepts \(4\)/);
  });

  it("lets a risk within the limit be, and one with controls", async () => {
    await expectFindings(risk({ treatment: undefined, residual: undefined, likelihood: "1", status: undefined }), "risk", []);
    await expectFindings(risk({ treatment: undefined, residual: undefined, likelihood: "1", status: "open" }), "risk", []);
    await expectRisk({ treatment: "{controls: [A.8.7], approvedBy: ada, approvedOn: 2026-03-01}" });
  });
});

describe("risk/unknown-option", () => {
  const option = (word: string) => ({ treatment: `{option: ${word}, controls: [A.8.7], approvedBy: ada, approvedOn: 2026-03-01}` });

  it("finds states and words that nobody knows", async () => {
    await expectRisk(option("open"), at("treatment", "unknown-option"));
    await expectRisk(option("In Bearbeitung"), at("treatment", "unknown-option"));
    await expectRisk(option("fribble"), at("treatment", "unknown-option"));
    const { finding } = await findingIn(risk(option("Closed")), "risk/unknown-option");
    assert.match(finding.message, /is a state/);
  });

  it("takes the usual words in several languages and those of the methodology", async () => {
    for (const word of ["Reduce", "modify", "share", "reduzieren", "réduire", "transferir"]) await expectRisk(option(word));
    const own = risk(option("harden")).replace("  formula", "  options: [Harden, Retain]\n  formula");
    await expectFindings(own, "risk/unknown-option", []);
    await expectFindings(own.replace("option: harden", "option: accept"), "risk/unknown-option", []);
    const four = risk(option("avoid")).replace("  formula", "  options: [mitigate, accept]\n  formula");
    await expectFindings(four, "risk/unknown-option", [at("treatment", "unknown-option")]);
  });
});

describe("risk/above-acceptance", () => {
  const residual = (rest: string) => ({ residual: `{likelihood: 3, impact: 2, ${rest}}` });

  it("wants the authority's acceptance above the limit, and reports nothing else of it", async () => {
    await expectRisk(residual("rationale: Cannot be helped"), at("residual", "above-acceptance"));
    await expectRisk(residual("acceptedBy: ada, acceptedOn: 2026-03-01"), at("residual", "above-acceptance"));
    await expectRisk(residual("acceptedBy: cy, acceptedOn: 2026-03-01"), at("residual", "above-acceptance"));
    await expectRisk({ treatment: "{option: accept}", residual: undefined }, at("treatment", "above-acceptance"));
  });

  it("is silent once the authority has accepted it, and at the limit", async () => {
    await expectRisk(residual("acceptedBy: bob, acceptedOn: 2026-03-01"));
    await expectRisk(residual("acceptedBy: ROLE-CEO, acceptedOn: 2026-03-01"));
    await expectRisk({ residual: "{likelihood: 2, impact: 2, acceptedBy: ada, acceptedOn: 2026-03-01}" });
  });

  it("reads a matrix", async () => {
    const matrix = risk(residual("rationale: None")).replace(
      "formula: product",
      "formula: matrix\n  matrix: [[1, 1, 1], [1, 2, 3], [1, 4, 5]]",
    );
    await expectFindings(matrix, "risk/above-acceptance", []);
    await expectFindings(matrix.replace("[1, 4, 5]", "[1, 5, 5]"), "risk/above-acceptance", [at("residual", "above-acceptance")]);
  });
});

describe("risk/treatment-without-controls", () => {
  it("wants controls or actions where a risk is mitigated", async () => {
    const treatment = (rest: string) => risk({ treatment: `{${rest}, approvedBy: ada, approvedOn: 2026-03-01}` });
    const code = "risk/treatment-without-controls";
    await expectFindings(treatment("option: reduce"), code, [at("treatment", "treatment-without-controls")]);
    await expectFindings(treatment("option: reduce, controls: []"), code, [at("treatment", "treatment-without-controls")]);
    await expectFindings(treatment("option: reduce, actions: [ACT-1]"), code, []);
    await expectFindings(treatment("option: accept"), code, []);
    await expectFindings(treatment("option: transfer"), code, []);
  });
});

describe("risk/plan-unapproved", () => {
  it("wants an approver and a day that has come", async () => {
    await expectRisk({ treatment: "{option: mitigate, controls: [A.8.7]}" }, at("treatment", "plan-unapproved"));
    await expectRisk({ treatment: "{option: mitigate, controls: [A.8.7], approvedBy: ada}" }, at("treatment", "plan-unapproved"));
    await expectFindings(risk({ treatment: "{option: avoid, approvedBy: ada, approvedOn: 2026-07-01}" }), "risk/plan-unapproved", [
      at("treatment", "plan-unapproved"),
    ]);
  });

  it("lets the acceptance of a risk that is only accepted be enough", async () => {
    await expectRisk({ treatment: "{option: accept}", residual: "{acceptedBy: bob, acceptedOn: 2026-03-01}" });
  });
});

describe("risk/residual-unaccepted", () => {
  it("wants an acceptance besides the approval of the plan", async () => {
    await expectRisk({ residual: undefined }, at("treatment", "residual-unaccepted"));
    await expectRisk({ residual: "{likelihood: 1, impact: 1}" }, at("residual", "residual-unaccepted"));
    await expectRisk({ residual: "{likelihood: 1, impact: 1, acceptedBy: ada}" }, at("residual", "residual-unaccepted"));
    await expectRisk(
      { residual: "{likelihood: 1, impact: 1, acceptedBy: ada, acceptedOn: 2026-08-01}" },
      at("residual", "residual-unaccepted"),
    );
    await expectRisk({ likelihood: "1", treatment: "{option: accept}", residual: undefined }, at("treatment", "residual-unaccepted"));
  });

  it("wants none of a risk that is avoided", async () => {
    await expectRisk({ treatment: "{option: avoid, approvedBy: ada, approvedOn: 2026-03-01}", residual: undefined });
  });
});

describe("risk/acceptance-stale", () => {
  it("finds an acceptance older than the assessment or the plan", async () => {
    await expectRisk({ reviewedOn: "2026-03-02" }, at("residual", "acceptance-stale"));
    await expectRisk(
      { residual: "{likelihood: 1, impact: 2, acceptedBy: ada, acceptedOn: 2026-02-25}" },
      at("residual", "acceptance-stale"),
    );
  });

  it("is silent on the same day", async () => {
    await expectRisk({ reviewedOn: "2026-03-01" });
  });
});

describe("risk/acceptance-expired", () => {
  const until = (day: string) => ({ residual: `{likelihood: 1, impact: 2, acceptedBy: ada, acceptedOn: 2026-03-01, expires: ${day}}` });

  it("finds an acceptance that ended before today", async () => {
    await expectRisk(until("2026-06-14"), at("residual", "acceptance-expired"));
    await expectRisk({ ...until("2026-06-14"), reviewedOn: "2026-04-01" }, at("residual", "acceptance-expired"));
    await expectRisk(until("2026-06-15"));
  });
});

describe("risk/approver-not-owner", () => {
  const acts = (approver: string, acceptor: string) => ({
    treatment: `{option: mitigate, controls: [A.8.7], approvedBy: ${approver}, approvedOn: 2026-03-01}`,
    residual: `{likelihood: 1, impact: 2, acceptedBy: ${acceptor}, acceptedOn: 2026-03-01}`,
  });

  it("finds approval and acceptance by someone else", async () => {
    await expectRisk(acts("cy", "ada"), at("treatment", "approver-not-owner"));
    await expectRisk(acts("ada", "ROLE-CISO"), at("residual", "approver-not-owner"));
    await expectRisk(
      { ...acts("cy", "cy"), owner: "ROLE-CTO" },
      at("treatment", "approver-not-owner"),
      at("residual", "approver-not-owner"),
    );
  });

  it("knows people by their roles and roles by their holders, and the authority", async () => {
    await expectRisk(acts("ROLE-CTO", "ada"));
    await expectRisk({ ...acts("ada", "Ada Berg"), owner: "ROLE-CTO" });
    await expectRisk(acts("bob", "ROLE-CEO"));
  });

  it("compares names where nobody is registered, and is silent about ids that nobody has", async () => {
    const names = (text: string) => `${METHODOLOGY.replace(", authority: ROLE-CEO", "")}${text.slice(text.indexOf("==> risks"))}`;
    await expectFindings(names(risk({ ...acts("Ada Berg", "Cy Roth"), owner: "Ada Berg" })), "risk", [
      at("residual", "approver-not-owner"),
    ]);
    await expectRisk(acts("zoe", "ada"));
  });
});

describe("risk/residual-not-lower", () => {
  const residual = (rating: string) => ({ residual: `{${rating}, acceptedBy: bob, acceptedOn: 2026-03-01}` });

  it("finds a higher rating, and an unchanged one after a treatment", async () => {
    await expectRisk({ ...residual("likelihood: 2, impact: 3"), likelihood: "1" }, at("residual", "residual-not-lower"));
    await expectRisk(residual("likelihood: 3, impact: 3"), at("residual", "residual-not-lower"));
    await expectRisk({ ...residual("likelihood: 3, impact: 3"), treatment: "{option: accept}" });
  });

  it("lets today's rating come down to what remains once the treatment is finished", async () => {
    await expectRisk({ ...residual("likelihood: 1, impact: 2"), likelihood: "1", impact: "2", status: "treated" });
    await expectRisk(
      { ...residual("likelihood: 1, impact: 2"), likelihood: "1", impact: "1", status: "treated" },
      at("residual", "residual-not-lower"),
    );
  });

  it("compares without a formula only what points one way", async () => {
    const text = (rating: string) => risk({ ...residual(rating), likelihood: "2", impact: "2" }).replace("  formula: product\n", "");
    await expectFindings(text("likelihood: 3, impact: 2"), "risk", [at("residual", "residual-not-lower")]);
    await expectFindings(text("likelihood: 3, impact: 1"), "risk", []);
  });
});

describe("risk/residual-not-rated", () => {
  it("wants to know what was accepted", async () => {
    const found = at("residual", "residual-not-rated");
    await expectRisk({ residual: "{acceptedBy: ada, acceptedOn: 2026-03-01}" }, found);
    await expectRisk({ residual: "{likelihood: 1, acceptedBy: ada, acceptedOn: 2026-03-01}" }, found);
    await expectFindings(risk({ residual: "{rationale: Insured}" }), "risk/residual-not-rated", []);
    await expectRisk({ treatment: "{option: avoid, approvedBy: ada, approvedOn: 2026-03-01}", residual: "{acceptedBy: ada}" });
  });

  it("leaves a risk that is not rated at all to its own finding", async () => {
    const text = risk({ impact: undefined, residual: "{acceptedBy: ada, acceptedOn: 2026-03-01}" });
    await expectFindings(text, "risk", [at("id", "not-rated")]);
  });
});

describe("risk/residual-unexplained", () => {
  it("finds a rating that falls although nothing lowers it", async () => {
    await expectRisk(
      { treatment: "{option: transfer, description: Insured, approvedBy: ada, approvedOn: 2026-03-01}" },
      at("residual", "residual-unexplained"),
    );
    await expectRisk({ treatment: "{option: transfer, actions: [ACT-1], approvedBy: ada, approvedOn: 2026-03-01}" });
  });
});

describe("risk/review-overdue", () => {
  it("finds a review that was due before today", async () => {
    await expectRisk({ nextReview: "2026-06-14" }, at("nextReview", "review-overdue"));
    await expectRisk({ nextReview: "2026-06-15" });
  });

  it("counts an assessment on or after the planned day", async () => {
    await expectFindings(risk({ nextReview: "2026-02-20" }), "risk/review-overdue", []);
    await expectFindings(risk({ nextReview: "2026-02-21" }), "risk/review-overdue", [at("nextReview", "review-overdue")]);
  });

  it("finds an assessment older than the methodology's interval", async () => {
    await expectFindings(risk({ reviewedOn: "2025-06-14" }), "risk", [at("reviewedOn", "review-overdue")]);
    await expectFindings(risk({ reviewedOn: "2025-06-15" }), "risk", []);
    await expectFindings(risk({ reviewedOn: undefined, nextReview: undefined, identifiedOn: "2025-01-01" }), "risk", [
      "risks.yaml:10 risk/review-overdue",
    ]);
  });
});

describe("risk/control-not-in-soa", () => {
  const soa = (control: string) => `==> soa.yaml\nsoa:\n  controls:\n    - {control: ${control}, applicable: true, status: planned}\n`;
  const controls = (ids: string) => ({ treatment: `{option: mitigate, controls: [${ids}], approvedBy: ada, approvedOn: 2026-03-01}` });
  const found = [at("treatment", "control-not-in-soa")];

  it("finds treatment controls without an entry, and inserts them", async () => {
    const text = risk(controls("A.8.7, A.8.8, A.5.1")) + soa("A.8.7");
    await expectFindings(text, "risk", found);
    const after = await applyFix(text, "risk/control-not-in-soa", "Insert the SoA entries of 2 controls");
    assert.equal(
      after.get("soa.yaml"),
      `soa:\n  controls:
    - {control: A.5.1, applicable: true, reasons: [risk], justification: "", status: planned}
    - {control: A.8.7, applicable: true, status: planned}
    - {control: A.8.8, applicable: true, reasons: [risk], justification: "", status: planned}\n`,
    );
    const fixed = [...after].map(([path, content]) => `==> ${path}\n${content}`).join("");
    assert.deepEqual(
      await findingsOf(fixed, /risk|unjustified|reason-without/),
      [3, 4, 5].map((line) => `soa.yaml:${line} soa/unjustified-inclusion`),
    );
  });

  it("finds own controls without an entry", async () => {
    const own = "==> own.yaml\ncontrols:\n  - {id: OWN-1, title: Two-person rule}\n";
    await expectFindings(risk(controls("OWN-1")) + own + soa("A.8.7"), "risk", found);
    await expectFindings(risk(controls("OWN-1")) + own + soa("OWN-1"), "risk", []);
  });

  it("leaves unknown, old and foreign ids to their own findings, and waits for an SoA", async () => {
    await expectFindings(risk(controls("A.8.99, A.12.6.1, CC6.1, NOPE-1")) + soa("A.8.7"), "risk", []);
    await expectFindings(risk(controls("A.8.8")), "risk", []);
    await expectFindings(risk(controls("A.8.8")) + soa("A.12.6.1"), "risk", []);
  });
});

describe("risk/dates", () => {
  const code = "risk/dates";

  it("finds assessments to come, which make no acceptance stale", async () => {
    const [found, ...others] = await findingsOf(risk({ reviewedOn: "2026-06-16" }), /risk\/(dates|acceptance-stale)/);
    assert.match(found ?? "", /risk\/dates$/);
    assert.deepEqual(others, []);
    assert.equal((await findingsOf(risk({ identifiedOn: "2026-06-16" }), code)).length, 1);
  });

  it("finds what was approved or accepted before the risk was identified, the first of them", () =>
    expectFindings(risk({ identifiedOn: "2026-03-02", reviewedOn: "2026-03-02" }), code, [at("treatment", "dates")]));

  it("stays silent on days in order, and on closed risks", async () => {
    await expectFindings(risk({ identifiedOn: "2026-03-01", reviewedOn: "2026-03-01" }), code, []);
    await expectFindings(risk({ identifiedOn: "2026-03-02", status: "closed" }), code, []);
  });
});
