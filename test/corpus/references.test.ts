import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { isms } from "../cli/run.ts";

const CORPUS = path.resolve("../shared/corpus");
/** Path → line from 1 → every id that the line refers to, as `standard:id`. */
type Labels = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
const labels = parse(readFileSync("test/corpus/references.yaml", "utf8")) as Labels;

interface Listed {
  readonly file: string;
  readonly range: { readonly start: { readonly line: number } };
  readonly target: string;
  readonly standard: string;
}

describe("isms refs on lines labelled by hand", () => {
  const targets = Object.values(labels).flatMap((lines) => Object.values(lines).flat());
  const folders = [...new Set(Object.keys(labels).map((file) => file.split("/")[0] as string))];

  it("has at least 400 references in 15 folders, and lines that hold none", () => {
    assert.ok(targets.length >= 400, `${targets.length}`);
    assert.ok(folders.length >= 15, `${folders.length}`);
    assert.ok(Object.values(labels).some((lines) => Object.values(lines).some((ids) => ids.length === 0)));
  });

  if (!existsSync(CORPUS)) {
    it("is skipped: there is no corpus of real folders beside the project");
    return;
  }
  it("finds them with precision of 99 % and recall of 97 % at least", function () {
    this.timeout(60_000);
    let right = 0;
    const wrong: string[] = [];
    const missed: string[] = [];
    for (const folder of folders) {
      const found = idsByLine(folder);
      for (const [file, lines] of Object.entries(labels)) {
        if (!file.startsWith(`${folder}/`)) continue;
        for (const [line, expected] of Object.entries(lines)) {
          const ids = found.get(`${file}:${line}`) ?? new Set();
          right += expected.filter((id) => ids.has(id)).length;
          missed.push(...expected.filter((id) => !ids.has(id)).map((id) => `${file}:${line} ${id}`));
          wrong.push(...[...ids].filter((id) => !expected.includes(id)).map((id) => `${file}:${line} ${id}`));
        }
      }
    }
    assert.ok(right / (right + wrong.length) >= 0.99, `precision: ${right} right, wrong:\n${wrong.join("\n")}`);
    assert.ok(right / (right + missed.length) >= 0.97, `recall: ${right} right, missed:\n${missed.join("\n")}`);
  });
});

/** The ids that `isms refs` lists, by `file:line`. */
function idsByLine(folder: string): Map<string, Set<string>> {
  const { out } = isms(["refs", path.join(CORPUS, folder), "--format", "json"]);
  const byLine = new Map<string, Set<string>>();
  for (const { file, range, target, standard } of JSON.parse(out) as Listed[]) {
    if (standard === "file" || standard === "record") continue;
    const key = `${folder}/${file}:${range.start.line + 1}`;
    byLine.set(key, (byLine.get(key) ?? new Set()).add(`${standard}:${target}`));
  }
  return byLine;
}
