import assert from "node:assert/strict";
import { speaksOfStandard } from "../../client/src/support/speaksOfStandard.ts";

describe("speaksOfStandard", () => {
  for (const text of ["ISO 27001", "our ISO/IEC 27001:2022 scope", "iso-27001", "DIN EN ISO/IEC 27001", "iso27001"]) {
    it(`knows "${text}"`, () => assert.ok(speaksOfStandard(text)));
  }
  for (const text of ["", "ISO 9001", "ISO 270011", "27001", "ticket 27001 of ISO", "ISO 27701"]) {
    it(`stays quiet at "${text}"`, () => assert.ok(!speaksOfStandard(text)));
  }
});
