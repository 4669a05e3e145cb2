import assert from "node:assert/strict";
import type { Connection } from "vscode-languageserver";
import { nodeServerEnv } from "../../server/src/main/nodeServerEnv.ts";

describe("garbage of a Node server", () => {
  it("is collected when the server asks for it", async () => {
    const { collectGarbage } = nodeServerEnv({} as Connection, {});
    const unused = new WeakRef({ text: "x".repeat(1000) });
    // what was made in this turn of the event loop is held until its end
    await new Promise((resolve) => setTimeout(resolve, 0));
    collectGarbage?.();
    assert.equal(unused.deref(), undefined);
  });
});
