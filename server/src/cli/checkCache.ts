import { VERSION } from "../core/generated/version.ts";
import type { CheckOptions, CheckOutcome } from "./checkOptions.ts";
import type { CliEnv } from "./command.ts";
import { digestOf, type Read, RecordedReads } from "./recordedReads.ts";

/** A result with all that it rests on. */
interface Entry {
  readonly key: string;
  readonly reads: readonly Read[];
  readonly outcome: CheckOutcome;
  /** What was logged on the way. */
  readonly logged: readonly string[];
}

/**
 * Gives the outcome of an earlier run where one that reads the same, with the same options, on the same day and by the same build, left
 * it; else runs and leaves it. What the cache holds is believed only as a whole: anything else in it counts for nothing.
 */
export async function checkWithCache(
  location: string,
  options: CheckOptions,
  env: CliEnv,
  run: (env: CliEnv) => Promise<CheckOutcome>,
): Promise<CheckOutcome> {
  // a run that writes the baseline is one that must happen; and only in a folder is there anything to keep
  if (options.updateBaseline || !(await env.isFolder(location))) return run(env);
  const { format, only, failOn, baseline, output } = options;
  const asked = JSON.stringify([location, format, only, failOn, baseline, env.colours && output === undefined]);
  const day = options.today ?? env.today();
  const key = digestOf(JSON.stringify([asked, day, VERSION, await env.build()]));
  const cache = env.cacheIn(location);
  const name = `check-${Buffer.from(digestOf(asked), "base64").toString("hex").slice(0, 16)}.json`;
  const reads = new RecordedReads(env);
  const entry = unpack(await cache.read(name));
  if (entry?.key === key && (await reads.hold(entry.reads))) {
    for (const message of entry.logged) env.log(message);
    return entry.outcome;
  }
  const logged: string[] = [];
  const outcome = await run({
    ...env,
    today: () => day,
    openFolder: (folder) => reads.openFolder(folder),
    readUserFile: (file, limit) => reads.readUserFile(file, limit),
    log: (message) => {
      logged.push(message);
      env.log(message);
    },
  });
  await cache.write(name, pack({ key, reads: reads.all, outcome, logged }));
  return outcome;
}

/** The digest in front tells a whole entry from one that was cut or touched. */
function pack(entry: Entry): string {
  const text = JSON.stringify(entry);
  return `${digestOf(text)}\n${text}`;
}

function unpack(packed: string | undefined): Entry | undefined {
  const end = packed?.indexOf("\n") ?? -1;
  if (packed === undefined || end < 0) return undefined;
  const text = packed.slice(end + 1);
  return digestOf(text) === packed.slice(0, end) ? (JSON.parse(text) as Entry) : undefined;
}
