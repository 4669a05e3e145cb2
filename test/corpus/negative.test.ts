import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mentionsIn } from "../../server/src/core/model/sourceFile.ts";
import { CORPUS, openFolder } from "./folder.ts";

/** Folders that have nothing to do with ISO/IEC 27001. */
const NEGATIVE = ["basecamp+policies", "tailscale+security-policies", "opencontrol+freedonia-compliance"];
/** What is found in any folder of files: links that lead nowhere. */
const OF_ANY_FOLDER = new Set(["ref/broken-link"]);

describe("folders that are no ISMS, read as one", () => {
  if (!existsSync(CORPUS)) {
    it("are skipped: there is no corpus of real folders beside the project");
    return;
  }
  for (const name of NEGATIVE) {
    it(`${name} has no control, no register and no finding about either`, async function () {
      this.timeout(60_000);
      const folder = await openFolder(name);
      const { files } = folder.snapshot();
      const codes = [...folder.findings().values()].flat().map(({ code }) => code);
      assert.deepEqual(
        codes.filter((code) => !OF_ANY_FOLDER.has(code)),
        [],
      );
      assert.deepEqual(
        [...files.values()].flatMap(({ registers }) => registers),
        [],
      );
      const controls = [...files.values()].flatMap((file) =>
        mentionsIn(file).filter(({ target }) => target.type === "control" || target.type === "theme"),
      );
      assert.deepEqual(
        controls.map(({ text }) => text),
        [],
      );
    });
  }
});
