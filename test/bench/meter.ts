import { readdirSync, readFileSync } from "node:fs";

/** What a process and all that it started has used. */
export interface Usage {
  /** Milliseconds of processor time. */
  readonly cpu: number;
  /** Largest resident set so far, in MB. */
  readonly peakMegabytes: number;
  /** Resident set now, in MB. */
  readonly megabytes: number;
}

/** Reads what a process has used so far, out of Linux's /proc; zeros elsewhere and for one that is gone. */
export function usageOf(pid: number): Usage {
  let nanoseconds = 0;
  let peak = 0;
  let now = 0;
  for (const member of processTree(pid)) {
    const status = read(`/proc/${member}/status`);
    peak += Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0);
    now += Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
    for (const thread of list(`/proc/${member}/task`)) {
      nanoseconds += Number(read(`/proc/${member}/task/${thread}/schedstat`).split(" ")[0] ?? 0);
    }
  }
  return { cpu: nanoseconds > 0 ? nanoseconds / 1e6 : ticksOf(pid), peakMegabytes: peak / 1024, megabytes: now / 1024 };
}

/** Hundredths of a second, where the kernel keeps nothing finer. */
function ticksOf(pid: number): number {
  let ticks = 0;
  for (const member of processTree(pid)) {
    const stat = read(`/proc/${member}/stat`);
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    ticks += Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  }
  return ticks * 10;
}

function processTree(pid: number): number[] {
  const found = [pid];
  for (const parent of found) {
    for (const thread of list(`/proc/${parent}/task`)) {
      for (const child of read(`/proc/${parent}/task/${thread}/children`).split(" ")) if (child.trim() !== "") found.push(Number(child));
    }
  }
  return found;
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
