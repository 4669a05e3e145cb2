/* V8 is set for programs that allocate and forget, and run hot; a server keeps what it has read, and waits for the next key all day. */
import { PerformanceObserver } from "node:perf_hooks";
import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** So much garbage in percent of what is alive lets V8 collect it: its own measure is up to three hundred. */
const MOST_GARBAGE = 30;
/** The same where there are hundreds of megabytes. */
const LEAST_GARBAGE = 10;
/** New objects get so many bytes, a half of them at a time, instead of twice as many. */
const YOUNG_SPACE = 16 * 1024 * 1024;

/** Lets V8 collect garbage before there is much of it, which takes a little more time and a fifth less memory. */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${MOST_GARBAGE}`);
  // the limit itself can only be set before V8 starts; below it the space must grow, or collecting takes all the time: V8 takes the space
  // back, with much else, when nothing happens for some seconds
  let grows = true;
  const watch = new PerformanceObserver(() => {
    const isBelow = youngSpace() < YOUNG_SPACE;
    if (isBelow === grows) return;
    grows = isBelow;
    setFlagsFromString(`--semi-space-growth-factor=${grows ? 2 : 1}`);
  });
  watch.observe({ entryTypes: ["gc"] });
}

function youngSpace(): number {
  return getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space")?.space_size ?? 0;
}

/** Collects garbage now, and from now on far sooner. */
export function saveMemory(): void {
  collectGarbage();
  setFlagsFromString(`--heap-growing-percent=${LEAST_GARBAGE}`);
}

/** So many bytes of code a function runs through before it is compiled anew: three times what V8 begins with. */
const RUNS_UNTIL_COMPILED = 400_000;

/**
 * Lets V8 take its time with compiling. While a folder is read compiling pays; for an edit on which thousands of records depend it takes
 * longer, on all processors together, than running the code as it is.
 */
export function compileLessEagerly(): void {
  setFlagsFromString(`--interrupt-budget=${RUNS_UNTIL_COMPILED}`);
}

/** Collects garbage now. */
function collectGarbage(): void {
  // V8 shows this function to contexts that are made while the flag is set
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  setFlagsFromString("--no-expose-gc");
  collect();
}
