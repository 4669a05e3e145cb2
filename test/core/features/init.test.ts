import assert from "node:assert/strict";
import type { InitParams, InitResult } from "../../../server/src/core/featureKit/initProtocol.ts";
import { feature } from "../../../server/src/core/features/init.ts";
import { starterFiles } from "../../../server/src/core/reports/starter.ts";
import { TODAY } from "../../fixture.ts";
import { askWorkspace } from "./request.ts";

describe("initialise", () => {
  it("answers with the starter files of the day, in a folder that is no ISMS yet", async () => {
    const choice: InitParams = { organisation: "Example Ltd", size: "medium", frameworks: ["nis2"] };
    const result = await askWorkspace<InitResult>(feature, "==> notes.md\nHello\n", choice, { bare: true });
    assert.deepEqual(result?.files, starterFiles(choice, TODAY));
  });
});
