// Loaded into the server before it starts: on SIGUSR2 it collects garbage and writes what memory is in use then.

import { writeFileSync } from "node:fs";

process.on("SIGUSR2", () => {
  for (let round = 0; round < 3; round++) globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  writeFileSync(process.env.ISMS_SOAK_REPORT ?? "", JSON.stringify({ heap: heapUsed, external, rss }));
});
