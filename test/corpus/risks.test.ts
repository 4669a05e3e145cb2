import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import type { IsmsRecord } from "../../server/src/core/model/record.ts";
import { CORPUS, recordsOf } from "./folder.ts";

interface Labels {
  readonly files: readonly { readonly path: string; readonly rows: string }[];
}

const { files } = parse(readFileSync("test/corpus/risks.yaml", "utf8")) as Labels;

describe("risk registers labelled by hand", () => {
  if (!existsSync(CORPUS)) {
    it("are skipped: there is no corpus of real folders beside the project");
    return;
  }
  for (const { path: file, rows } of files) {
    const labels = rows.trim().split("\n");
    it(`${file} is read with id, likelihood, impact and owner of its ${labels.length} rows`, async function () {
      this.timeout(60_000);
      const records = (await recordsOf(file.split("/")[0] as string, file)) as IsmsRecord<"risks">[];
      const read = records.filter(({ kind }) => kind === "risks").map(({ data }) => [data.id, data.likelihood, data.impact, data.owner]);
      assert.deepEqual(
        read.map((fields) => fields.map((field) => String(field ?? "")).join("|")),
        labels.map((line) => line.trim().split("|").slice(1).join("|")),
      );
    });
  }
});
