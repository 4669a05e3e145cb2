import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { catalog } from "../../../server/src/core/catalog/catalog.ts";
import type { CalendarDate, ClauseItem, ReadinessStage } from "../../../server/src/core/catalog/planTypes.ts";
import { conditions } from "../../../server/src/core/model/recordConditions.ts";
import { fieldAt, kinds } from "../../../server/src/core/schema/kinds.ts";

const { items } = parse(readFileSync("server/catalog/clause-evidence.yaml", "utf8")) as { items: ClauseItem[] };
const { dates } = parse(readFileSync("server/catalog/calendar.yaml", "utf8")) as { dates: CalendarDate[] };

/** The field of a kind at a path such as `phases[].to`. */
function fieldOf(name: string, path: string) {
  const kind = kinds.find((candidate) => candidate.name === name);
  assert.ok(kind, `no kind ${name}`);
  return fieldAt(
    kind.root,
    path.split(".").flatMap((step) => (step.endsWith("[]") ? [step.slice(0, -2), 0] : [step])),
  );
}

describe("what shows that clauses are met", () => {
  it("has an item for every requirement, and one for each mandatory documented information under its clause", () => {
    const clauses = new Set(items.map(({ clause }) => clause.split(" ")[0]));
    assert.deepEqual(
      catalog()
        .clauses.filter(({ id, requirement }) => requirement && !clauses.has(id))
        .map(({ id }) => id),
      [],
    );
    for (const { key, clause } of catalog().documentedInformation) {
      assert.deepEqual(
        items.filter((item) => item.key === key).map((item) => item.clause),
        [clause],
      );
    }
    for (const { clause, key, title } of items) {
      assert.ok(catalog().clause(clause), clause);
      assert.ok(title ?? catalog().documentedInformation.some((information) => information.key === key), key);
    }
    assert.equal(new Set(items.map(({ key }) => key)).size, items.length);
  });

  it("names kinds and fields that there are", () => {
    for (const { records = [] } of items) {
      for (const { kind, has = [], past = [], is = {} } of records) {
        for (const path of [...has, ...past]) assert.ok(fieldOf(kind, path), `${kind} ${path}`);
        for (const [path, values] of Object.entries(is)) {
          const words = fieldOf(kind, path)?.enum ?? [];
          for (const value of values) assert.ok(words.includes(value), `${kind} ${path}: ${value}`);
        }
      }
    }
  });
});

describe("the calendar's dates", () => {
  it("stand in fields that there are and hold days", () => {
    for (const { kind, field, unless = {}, title } of dates) {
      assert.equal(fieldOf(kind, field)?.format, "date", `${kind} ${field}`);
      for (const [path, values] of Object.entries(unless)) {
        const words = fieldOf(kind, path)?.enum;
        for (const value of values) assert.ok(words?.includes(value), `${kind} ${path}: ${value}`);
      }
      if (title) assert.ok(fieldOf(kind, [...field.split(".").slice(0, -1), title].join(".")), `${kind} ${title}`);
    }
  });

  it("leave out no field with a day of a next review", () => {
    const named = new Set(dates.map(({ kind, field }) => `${kind} ${field}`));
    const open = kinds.filter(({ root, name }) => fieldAt(root, ["nextReview"]) && !named.has(`${name} nextReview`));
    assert.deepEqual(
      open.map(({ name }) => name),
      [],
    );
  });
});

describe("the checklists of readiness", () => {
  const { stages } = parse(readFileSync("server/catalog/readiness.yaml", "utf8")) as { stages: ReadinessStage[] };

  it("name kinds and conditions that there are, and clauses that ask for something", () => {
    for (const { title, clause, shownBy } of stages.flatMap((stage) => stage.items)) {
      assert.ok(clause === undefined || catalog().clause(clause), title);
      for (const { kind, is } of shownBy) {
        assert.ok(
          kinds.some(({ name }) => name === kind),
          `${title}: ${kind}`,
        );
        assert.ok(conditions[is], `${title}: ${is}`);
      }
    }
  });
});
