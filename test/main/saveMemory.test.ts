import assert from "node:assert/strict";
import type { Connection } from "vscode-languageserver";
import { nodeServerEnv } from "../../server/src/main/nodeServerEnv.ts";

describe("a Node server that saves memory", () => {
  it("collects garbage at once", async () => {
    const env = nodeServerEnv({} as Connection, {});
    const unused = new WeakRef({ text: "x".repeat(1000) });
    // what was made in this turn of the event loop is held until its end
    await new Promise((resolve) => setTimeout(resolve, 0));
    env.saveMemory?.();
    assert.equal(unused.deref(), undefined);
  });
});
