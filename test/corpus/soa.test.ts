import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { soaKey } from "../../server/src/core/model/ismsIndex.ts";
import type { IsmsRecord } from "../../server/src/core/model/record.ts";
import { CORPUS, recordsOf } from "./folder.ts";

interface Labels {
  readonly files: readonly { readonly path: string; readonly rows: string }[];
}

/** A row as somebody has read it. */
interface Row {
  readonly control: string;
  readonly applicable: string;
  readonly status: string;
}

const { files } = parse(readFileSync("test/corpus/soa.yaml", "utf8")) as Labels;
/** So many of the 93 rows are read as a person reads them. */
const LEAST_RIGHT = 90;

describe("Statements of Applicability labelled by hand", () => {
  if (!existsSync(CORPUS)) {
    it("are skipped: there is no corpus of real folders beside the project");
    return;
  }
  for (const { path: file, rows } of files) {
    const labels = rows.trim().split("\n").map(readRow);
    it(`${file} is read with ${LEAST_RIGHT} of ${labels.length} rows right`, async function () {
      this.timeout(60_000);
      const records = (await recordsOf(path.dirname(file).split("/")[0] as string, file)) as IsmsRecord<"soaEntry">[];
      const read = new Map(records.filter(({ kind }) => kind === "soaEntry").map((record) => [soaKey(record), record.data]));
      const wrong = labels.flatMap(({ control, applicable, status }) => {
        const data = read.get(control);
        const found = data ? `${data.applicable === undefined ? "-" : data.applicable ? "yes" : "no"} ${data.status ?? "-"}` : "not read";
        return found === `${applicable} ${status}` ? [] : [`${control}: ${found} instead of ${applicable} ${status}`];
      });
      assert.equal(labels.length, 93);
      assert.ok(labels.length - wrong.length >= LEAST_RIGHT, wrong.join("\n"));
    });
  }
});

function readRow(line: string): Row {
  const [, control = "", applicable = "", status = ""] = line.split(" ");
  return { control, applicable, status };
}
