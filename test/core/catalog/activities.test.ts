import assert from "node:assert/strict";
import { standardActivities } from "../../../server/src/core/catalog/activities.ts";
import { catalog } from "../../../server/src/core/catalog/catalog.ts";
import { addFrequency } from "../../../server/src/core/text/dates.ts";

describe("standard activities", () => {
  for (const size of ["small", "medium", "large"] as const) {
    const activities = standardActivities(size);

    it(`for ${size} organisations are each there once, and more with size`, () => {
      assert.equal(new Set(activities.map(({ id }) => id)).size, activities.length);
      assert.equal(new Set(activities.map(({ title }) => title)).size, activities.length);
      assert.ok(activities.length >= standardActivities("small").length);
    });

    it(`for ${size} organisations have a frequency and serve controls or clauses that exist`, () => {
      for (const { id, frequency, controls = [], clauses = [] } of activities) {
        assert.ok(addFrequency("2026-01-01", frequency), id);
        assert.ok(controls.length + clauses.length > 0, id);
        for (const control of controls) assert.ok(catalog().isControl2022(control), `${id}: ${control}`);
        for (const clause of clauses) assert.ok(catalog().clause(clause), `${id}: ${clause}`);
      }
    });
  }
});
