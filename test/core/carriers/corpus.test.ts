import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { soaKey } from "../../../server/src/core/model/ismsIndex.ts";
import { type IsmsRecord, isRow } from "../../../server/src/core/model/record.ts";
import { openFixture } from "../../fixture.ts";

const CORPUS = path.resolve("../shared/corpus");

/** Folder → file of its SoA → how many of 93 rows say that the control applies, that it does not, and nothing. */
const SOA: Record<string, Record<string, readonly [number, number, number]>> = {
  "CenedrilTeam+iso27001-starter-kit": {
    "registers/statement-of-applicability.csv": [92, 1, 0],
    "registers-de/statement-of-applicability.csv": [92, 1, 0],
  },
  "hazwanjaafar+mssp-isms-iso27001-simulation": { "isms-documentation/statement-of-applicability.md": [93, 0, 0] },
  "kriss-b+llm-iso27001": { "statement_of_applicability.md": [0, 0, 93] },
  "openregulatory+templates": { "templates/information_security/information-security-controls.md": [0, 0, 93] },
  "xenprotocol+grc-templates": { "isms/statement-of-applicability.md": [0, 0, 93] },
};

describe("registers of real folders", function () {
  this.timeout(60_000);
  before(function () {
    if (existsSync(CORPUS)) return;
    console.log(`skipped: there is no ${CORPUS}`);
    this.skip();
  });

  for (const [folder, files] of Object.entries(SOA)) {
    it(`reads the whole SoA of ${folder}`, async () => {
      const records = await recordsIn(folder);
      for (const [file, expected] of Object.entries(files)) {
        const entries = records.filter(({ kind, path: at }) => kind === "soaEntry" && at === file) as IsmsRecord<"soaEntry">[];
        const count = (value: boolean | undefined) => entries.filter(({ data }) => data.applicable === value).length;
        assert.equal(new Set(entries.map(soaKey)).size, 93, file);
        assert.deepEqual([count(true), count(false), count(undefined)], expected, file);
      }
    });
  }

  for (const folder of ["basecamp+policies", "tailscale+security-policies", "opencontrol+freedonia-compliance", "jposluns+grc_library"]) {
    it(`finds no register in ${folder}`, async () => assert.deepEqual(await recordsIn(folder), []));
  }
});

/** The records in rows of a folder's Markdown and CSV files. */
async function recordsIn(folder: string): Promise<IsmsRecord[]> {
  const root = path.join(CORPUS, folder);
  const names = (readdirSync(root, { recursive: true }) as string[]).filter((name) => /\.(?:md|csv)$/.test(name));
  const parts = names
    .filter((name) => statSync(path.join(root, name)).isFile())
    .map((name) => `==> ${name.replaceAll("\\", "/")}\n${readFileSync(path.join(root, name), "utf8").replace(/^\uFEFF/, "")}`);
  const { folder: opened } = await openFixture(parts.map((part) => part.replaceAll("\n==> ", "\n=> ")).join("\n"));
  return [...opened.snapshot().files.values()].flatMap(({ records }) => records).filter(isRow);
}
