import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { catalog } from "../../../server/src/core/catalog/catalog.ts";
import { otherTitle } from "../../../server/src/core/catalog/titles.ts";

const controls = catalog().controls.map(({ id }) => id);

for (const file of readdirSync("server/catalog/titles")) {
  describe(`titles in ${file}`, () => {
    const titles = parse(readFileSync(`server/catalog/titles/${file}`, "utf8")) as Record<string, readonly string[]>;

    it("are there for each of the 93 controls, and none for two", () => {
      assert.deepEqual(Object.keys(titles), controls);
      const all = Object.values(titles)
        .flat()
        .map((title) => title.toLowerCase());
      assert.deepEqual(
        all.filter((title, index) => all.indexOf(title) !== index),
        [],
      );
    });

    it("are never taken for the title of another control", () => {
      const wrong = controls.flatMap((id) => (titles[id] ?? []).filter((title) => otherTitle(id, title) !== undefined));
      assert.deepEqual(wrong, []);
    });

    it("are found beside the id of another control, unless the two are too alike", () => {
      const found = controls.map((id, index) => {
        const other = controls[(index + 40) % controls.length] ?? "";
        return { id, title: otherTitle(other, titles[id]?.[0] ?? "") };
      });
      assert.ok(found.filter(({ title }) => title !== undefined).length >= 90);
      const wrong = found.filter(({ id, title }) => title && title.meant !== id);
      assert.deepEqual(wrong, []);
    });
  });
}
