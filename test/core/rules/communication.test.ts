import assert from "node:assert/strict";
import { expectFindings, findingIn } from "../../fixture.ts";

const communications = (...records: string[]) => `==> c.yaml\ncommunications:\n${records.map((record) => `  - {${record}}\n`).join("")}`;

describe("communication/incomplete", () => {
  const code = "communication/incomplete";

  it("names what is not determined", async () => {
    const text = communications("id: COM-1, what: News, when: monthly, how: ''");
    await expectFindings(text, code, [`c.yaml:2 ${code}`]);
    assert.match((await findingIn(text, code)).finding.message, /COM-1 lacks `withWhom`, `how`\./);
  });

  it("says of a missing speaker what asks for one: not clause 7.4", async () => {
    const text = communications("id: COM-1, what: News, when: monthly, withWhom: all staff, how: mail");
    await expectFindings(text, code, [`c.yaml:2 ${code}`]);
    assert.match((await findingIn(text, code)).finding.message, /does not say who speaks, so nobody is responsible for it \(clause 5\.3\)/);
  });

  it("stays silent where all is said, by whom or by an owner", () =>
    expectFindings(
      communications(
        "id: COM-1, what: News, when: monthly, withWhom: all staff, how: mail, who: Ann",
        "id: COM-2, topic: News, frequency: monthly, audience: all staff, channel: mail, owner: Ann",
      ),
      /^(communication|schema\/(?!key-name))/,
      [],
    ));
});
