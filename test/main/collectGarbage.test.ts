import assert from "node:assert/strict";
import type { Connection } from "vscode-languageserver";
import { nodeServerEnv } from "../../server/src/main/nodeServerEnv.ts";

describe("garbage of a Node server", () => {
  for (const name of ["collectGarbage", "saveMemory"] as const) {
    it(`is collected when the server asks to ${name === "saveMemory" ? "save memory" : "collect it"}`, async () => {
      const env = nodeServerEnv({} as Connection, {});
      const unused = new WeakRef({ text: "x".repeat(1000) });
      // what was made in this turn of the event loop is held until its end
      await new Promise((resolve) => setTimeout(resolve, 0));
      env[name]?.();
      assert.equal(unused.deref(), undefined);
    });
  }
});
