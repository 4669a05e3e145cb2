// Loaded before a program starts: writes the regular expressions that it builds out of texts to the file that is named.

import { writeFileSync } from "node:fs";

const built = new Map();
globalThis.RegExp = new Proxy(RegExp, {
  construct(target, args) {
    const made = Reflect.construct(target, args);
    built.set(String(made), { source: made.source, flags: made.flags, from: "built" });
    return made;
  },
});
process.on("exit", () => writeFileSync(process.env.ISMS_BUILT_PATTERNS, JSON.stringify([...built.values()])));
