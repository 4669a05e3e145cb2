import assert from "node:assert/strict";
import { expectFindings, findingIn, openFixture } from "../../fixture.ts";

const CODE = "clause/missing-information";

async function messagesOf(text: string): Promise<string[]> {
  const { folder } = await openFixture(text);
  return [...folder.findings()].flatMap(([path, findings]) =>
    findings.flatMap(({ code, message }) => (code === CODE ? `${path}: ${message}` : [])),
  );
}

/** An ISMS with a record that shows none of what is required. */
const BEGUN = "==> a.yaml\npeople:\n  - {id: P-1, name: Ada}\n";
/** The same, in which work is on record. */
const RUNNING = `${BEGUN}==> r.yaml\nactivities:\n  - {id: A-1, title: x, frequency: monthly, done: [{on: 2026-06-01}]}\n`;

describe("clause/missing-information", () => {
  it("names each mandatory documented information that nothing shows, at the ISMS", async () => {
    const messages = await messagesOf(RUNNING);
    assert.ok(messages.every((message) => message.startsWith("isms.yaml: Nothing shows ")));
    for (const words of [
      '"Scope of the ISMS", which clause 4.3 requires',
      '"Information security policy", which clause 5.2 e requires',
      '"Results of management reviews", which clause 9.3.3 requires',
    ]) {
      assert.ok(
        messages.some((message) => message.includes(words)),
        words,
      );
    }
    // what follows from something else is not missing before that
    assert.ok(!messages.some((message) => /10\.2/.test(message)));
    assert.equal(messages.length, 10);
  });

  it("asks an ISMS that has just begun for what can be there, and for what follows from it when its time comes", async () => {
    const clauses = async (text: string) =>
      (await messagesOf(text)).flatMap((message) => /which clause (.*) requires/.exec(message)?.[1] ?? []);
    assert.deepEqual((await clauses(BEGUN)).sort(), ["4.3", "5.2 e", "6.1.2", "6.1.3", "6.2 g", "7.2 d", "8.2"]);
    const risk = (fields: string) => `${BEGUN}==> r.yaml\nrisks:\n  - {id: R-1, title: x${fields}}\n`;
    assert.deepEqual((await clauses(risk(""))).filter((clause) => /6\.1\.3 |8\.3/.test(clause)).sort(), ["6.1.3 d", "6.1.3 e"]);
    assert.ok((await clauses(risk(", treatment: {option: avoid}"))).includes("8.3"));
    const operation = ["8.1", "9.1", "9.2.2", "9.3.3"];
    const asked = async (text: string) => (await clauses(BEGUN + text)).filter((clause) => operation.includes(clause)).sort();
    for (const text of [
      "==> z.yaml\nsoa: {approvedBy: Ada, approvedOn: 2026-06-01}\n",
      "==> z.yaml\ncertification: {stage1: {date: 2026-06-01}}\n",
      "==> z.md\n---\nid: D-1\ntype: policy\nstatus: approved\napprovedOn: 2025-12-01\n---\n# D\n",
      "==> z.md\n---\nid: D-1\ntype: policy\nstatus: approved\neffectiveFrom: 2025-12-01\n---\n# D\n",
    ]) {
      assert.deepEqual(await asked(text), operation, text);
      assert.deepEqual(await asked(text.replace(/202[56]-\d\d-/, "2026-07-")), [], text);
    }
    assert.deepEqual(await asked("==> z.yaml\nevidence:\n  - {id: E-1, title: x}\n"), operation);
    assert.deepEqual(await asked("==> z.yaml\nsoa: {controls: [{control: A.5.1, status: implemented}]}\n"), operation);
  });

  it("asks for nonconformities once an audit was held that does not say that it found none", async () => {
    const messages = async (text: string) => (await messagesOf(`==> a.yaml\n${text}`)).join("\n");
    const audit = (fields: string) => `audits:\n  - {id: AUD-1, title: x, type: internal, ${fields}}\n`;
    assert.match(await messages(audit("status: done")), /clause 10\.2 f requires .* where an audit found none, say so in its `counted`/);
    assert.match(await messages(audit("date: 2026-05-01, counted: {observations: 2}, findings: [NC-1]")), /10\.2 f/);
    for (const quiet of [
      "status: planned, date: 2026-05-01",
      "date: 2026-09-01",
      "date: 2026-05-01, counted: {major: 0, minor: 0, observations: 2}",
    ]) {
      assert.doesNotMatch(await messages(audit(quiet)), /10\.2/, quiet);
    }
    assert.doesNotMatch(await messages(audit("date: 2026-05-01").replace("internal", "supplier")), /10\.2/);
    assert.doesNotMatch(await messages(`${audit("date: 2026-05-01")}nonconformities:\n  - {id: NC-1, title: x}\n`), /10\.2 f/);
    // the audit that counts them says it, with a fix
    const counting = `==> a.yaml\n${audit("date: 2026-05-01, counted: {minor: 1}")}`;
    assert.doesNotMatch((await messagesOf(counting)).join("\n"), /10\.2/);
    await expectFindings(counting, "audit/finding-without-nonconformity", ["a.yaml:2 audit/finding-without-nonconformity"]);
  });

  it("asks for results of corrective actions once there was time for one", async () => {
    const messages = async (fields: string) =>
      (await messagesOf(`==> a.yaml\nnonconformities:\n  - {id: NC-1, title: x, ${fields}}\n`)).join("\n");
    assert.match(await messages("foundOn: 2026-04-01"), /10\.2 g/);
    assert.match(await messages("foundOn: 2026-06-01, status: closed"), /10\.2 g/);
    assert.match(await messages("foundOn: 2026-04-01, effectiveness: {due: 2026-05-01}"), /10\.2 g/);
    for (const quiet of [
      "foundOn: 2026-06-01",
      "foundOn: 2026-04-01, effectiveness: {result: effective}",
      "foundOn: 2026-04-01, grade: observation",
      "foundOn: 2026-04-01, noActionReason: a single slip",
    ]) {
      assert.doesNotMatch(await messages(quiet), /10\.2 g/, quiet);
    }
  });

  it("takes neither what is planned nor what was cancelled for a result, and asks for nothing that is planned", async () => {
    const messages = async (text: string) => (await messagesOf(`${RUNNING}==> b.yaml\n${text}`)).join("\n");
    const review = (fields: string) => `managementReviews:\n  - {id: MR-1, title: x, ${fields}}\n`;
    for (const none of ["date: 2026-05-01, status: cancelled", "status: planned"]) {
      assert.match(await messages(review(none)), /9\.3\.3/, none);
    }
    for (const quiet of ["date: 2026-05-01", "date: 2026-09-01, status: planned", "date: 2026-05-01, status: planned"]) {
      assert.doesNotMatch(await messages(review(quiet)), /9\.3\.3/, quiet);
    }
    assert.match(await messages(review("date: 2026-09-01, status: planned, tags: [example]")), /9\.3\.3/);
  });

  it("takes no awareness training, and no competence that is still lacking, for evidence of competence", async () => {
    const messages = async (text: string) => (await messagesOf(`==> a.yaml\n${text}`)).join("\n");
    const training = (fields: string) => `trainings:\n  - {id: T-1, title: x, ${fields}}\n`;
    const competence = (fields: string) => `competences:\n  - {id: C-1, title: x, person: Ada${fields}}\n`;
    for (const text of [training("type: awareness, date: 2026-05-01"), competence(""), competence(", achieved: false")]) {
      assert.match(await messages(text), /7\.2 d/, text);
    }
    for (const text of [
      training("type: course, date: 2026-05-01"),
      training("type: course, date: 2026-07-01"),
      competence(", achieved: true"),
    ]) {
      assert.doesNotMatch(await messages(text), /7\.2 d/, text);
    }
  });

  it("leaves the Statement of Applicability to `soa/missing-controls` once a risk is treated", async () => {
    const treated = "==> a.yaml\nrisks:\n  - {id: R-1, title: x, treatment: {option: mitigate}}\n";
    assert.doesNotMatch((await messagesOf(treated)).join("\n"), /Statement of Applicability/);
    await expectFindings(treated, "soa/missing-controls", ["isms.yaml:2 soa/missing-controls"]);
    const recorded = treated.replace(", treatment: {option: mitigate}", "");
    assert.match((await messagesOf(recorded)).join("\n"), /Statement of Applicability.* Keep it as `soa`/);
  });

  it("takes records, and documents that name the clause or are called so, for it", async () => {
    const missing = async (text: string) =>
      (await messagesOf(`${BEGUN}${text.replaceAll("a.yaml", "b.yaml")}`)).some((message) => message.includes("Scope of the ISMS"));
    assert.equal(await missing("==> a.yaml\nscope: {statement: All of it}\n"), false);
    const document = (lines: string) => `==> a.md\n---\nid: D-1\n${lines}\n---\n# x\n`;
    assert.equal(await missing(document("title: What we cover\nclauses: ['4.3']")), false);
    assert.equal(await missing(document("title: Geltungsbereich des ISMS")), false);
    assert.equal(await missing(document("title: ISMS scope\nstatus: retired")), true);
    assert.equal(await missing(document("title: Microscope handling\nstatus: draft")), true);
  });

  it("takes the clause with or without its letter, and for results records and reports only, as its message says", async () => {
    const asks = async (clause: string, fields: string) =>
      (await messagesOf(`${RUNNING}==> d.md\n---\nid: D-1\n${fields.includes("title:") ? "" : "title: x\n"}${fields}\n---\n# x\n`)).some(
        (message) => message.includes(`which clause ${clause} requires`),
      );
    for (const cited of ["5.2", "5.2 e"]) assert.equal(await asks("5.2 e", `type: policy\nclauses: ['${cited}']`), false, cited);
    for (const [clause, cited] of [
      ["9.3.3", "9.3"],
      ["9.3.3", "9.3.3"],
      ["7.2 d", "7.2"],
      ["9.1", "9.1"],
      ["8.2", "8.2"],
    ] as const) {
      assert.equal(await asks(clause, `type: report\nclauses: ['${cited}']`), false, cited);
      assert.equal(await asks(clause, `type: procedure\nclauses: ['${cited}']`), true, cited);
    }
    const titled = (title: string, type = "") =>
      asks("9.3.3", `${type}owner: Ada\nversion: "1"`.replace("owner", `title: ${title}\nowner`));
    assert.equal(await titled("Management review 2026 – minutes"), false);
    assert.equal(await titled("Management review", "type: procedure\n"), true);
  });

  it("says so where only a template shows it: a record tagged `example`, or a text that waits to be filled in", async () => {
    const message = async (text: string) => (await messagesOf(text)).find((each) => each.includes("Information security objectives")) ?? "";
    const objective = (rest: string) => `==> a.yaml\nobjectives:\n  - {id: O-1, title: x${rest}}\n`;
    assert.match(await message(BEGUN), /: Nothing shows /);
    assert.match(await message(objective(", tags: [example]")), /: Only the text of a template shows .* clause 6\.2 g /);
    assert.match(await message(objective(', target: "[TBD: how much]"')), /: Only the text of a template shows /);
    const both = `${objective(", tags: [example]")}  - {id: O-2, title: y, tags: [urgent]}\n`;
    for (const own of [objective(""), both]) assert.equal(await message(own), "");
    const policy = `${BEGUN}==> p.md\n---\nid: D-1\ntitle: Security objectives\nstatus: approved\n---\n# x\n`;
    assert.equal(await message(policy), "");
    assert.match(await message(`${policy}\n<!-- isms-template -->\n`), /: Only the text of a template shows /);
  });

  it("stays silent where there is no ISMS, and about a folder of documents that has just become one", async () => {
    await expectFindings("==> a.md\nISO 27001\n", CODE, [], { bare: true });
    await expectFindings("==> a.md\n---\nid: POL-1\ntype: policy\nstatus: draft\n---\n# Policy\n", CODE, []);
  });
});

describe("clause/nothing-shown", () => {
  const code = "clause/nothing-shown";
  const SCOPE = "==> s.yaml\nscope: {statement: x, approvedBy: Ada, approvedOn: 2026-03-01}\n";
  const SOA = "==> z.yaml\nsoa: {approvedBy: Ada, approvedOn: 2026-03-01}\n";
  const AUDIT = "==> y.yaml\naudits:\n  - {id: AUD-1, title: x, date: 2026-05-01}\n";
  const message = async (text: string) => (await findingIn(text, code)).finding.message;

  it("names in one finding what every audit asks about, each from its time on", async () => {
    await expectFindings(SCOPE + SOA + AUDIT, code, [`isms.yaml:2 ${code}`]);
    assert.match(
      await message(SCOPE),
      /clause 4\.1 \(.*climate change.*\), clause 4\.2 \(.*\), clause 5\.3 \([^()]*\)\. Keep `context`, `interestedParties`, `roles`,/,
    );
    assert.match(await message(SOA), /by now: clause 7\.4 \([^()]*\)\. Keep `communications`,/);
    assert.match(await message(AUDIT), /by now: clause 7\.3 \([^()]*\)\. Keep `trainings`,/);
  });

  it("stays silent before, and where records, documents or plans answer", async () => {
    await expectFindings("==> s.yaml\nscope: {statement: x, approvedBy: Ada, approvedOn: 2026-07-01}\n", code, []);
    await expectFindings(
      "==> y.yaml\naudits:\n  - {id: AUD-1, title: x, date: 2026-09-01}\n  - {id: AUD-2, title: x, type: supplier, date: 2026-05-01}\n",
      code,
      [],
    );
    const documents = "==> d.md\n---\nid: D-1\nclauses: ['4.1', '4.2']\n---\n# D\n";
    for (const people of ["people:\n  - {id: p, name: P, title: CISO}\n", "roles:\n  - {id: r, title: CISO}\n"]) {
      await expectFindings(`${SCOPE}${documents}==> p.yaml\n${people}`, code, []);
    }
    await expectFindings(`${SOA}==> c.yaml\ncommunications:\n  - {id: COM-1, what: x}\n`, code, []);
    for (const date of ["2026-05-01", "2026-09-01"]) {
      await expectFindings(`${AUDIT}==> t.yaml\ntrainings:\n  - {id: T-1, title: x, type: awareness, date: ${date}}\n`, code, []);
    }
    await expectFindings(`${AUDIT}==> t.yaml\ntrainings:\n  - {id: T-1, title: x, type: course, date: 2026-05-01}\n`, code, [
      `isms.yaml:2 ${code}`,
    ]);
  });
});
