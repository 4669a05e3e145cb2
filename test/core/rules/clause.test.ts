import assert from "node:assert/strict";
import { expectFindings, openFixture } from "../../fixture.ts";

const CODE = "clause/missing-information";

async function messagesOf(text: string): Promise<string[]> {
  const { folder } = await openFixture(text);
  return [...folder.findings()].flatMap(([path, findings]) =>
    findings.flatMap(({ code, message }) => (code === CODE ? `${path}: ${message}` : [])),
  );
}

/** An ISMS with a record that shows none of what is required. */
const BEGUN = "==> a.yaml\npeople:\n  - {id: P-1, name: Ada}\n";

describe("clause/missing-information", () => {
  it("names each mandatory documented information that nothing shows, at the ISMS", async () => {
    const messages = await messagesOf(BEGUN);
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
    assert.equal(messages.length, 15);
  });

  it("asks for nonconformities once there is an audit, and for results of actions once there are nonconformities", async () => {
    const messages = async (text: string) => (await messagesOf(text)).join("\n");
    const audits = "==> a.yaml\naudits:\n  - {id: AUD-1, title: x, type: internal}\n";
    assert.match(await messages(audits), /clause 10\.2 f requires/);
    const both = `${audits}nonconformities:\n  - {id: NC-1, title: x}\n`;
    assert.doesNotMatch(await messages(both), /10\.2 f/);
    assert.match(await messages(both), /clause 10\.2 g requires/);
    assert.doesNotMatch(await messages(both.replace("title: x}\n", "title: x, effectiveness: {result: effective}}\n")), /10\.2 g/);
  });

  it("asks for neither while an audit is only planned, or a nonconformity was found the other day", async () => {
    const messages = async (text: string) => (await messagesOf(`==> a.yaml\n${text}`)).join("\n");
    const planned = "audits:\n  - {id: AUD-1, title: x, type: internal, status: planned, date: 2026-05-01}\n";
    assert.doesNotMatch(await messages(planned), /10\.2/);
    assert.doesNotMatch(await messages(planned.replace("status: planned, date: 2026-05-01", "date: 2026-09-01")), /10\.2/);
    const found = (fields: string) => `nonconformities:\n  - {id: NC-1, title: x, ${fields}}\n`;
    assert.doesNotMatch(await messages(found("foundOn: 2026-06-01")), /10\.2/);
    assert.match(await messages(found("foundOn: 2026-04-01")), /10\.2 g/);
    assert.match(await messages(found("foundOn: 2026-06-01, status: closed")), /10\.2 g/);
  });

  it("leaves the Statement of Applicability to `soa/missing-controls` once a risk is treated", async () => {
    const treated = "==> a.yaml\nrisks:\n  - {id: R-1, title: x, treatment: {option: mitigate}}\n";
    assert.doesNotMatch((await messagesOf(treated)).join("\n"), /Statement of Applicability/);
    await expectFindings(treated, "soa/missing-controls", ["isms.yaml:2 soa/missing-controls"]);
    assert.match((await messagesOf(BEGUN)).join("\n"), /Statement of Applicability.* Keep it as `soa`/);
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
