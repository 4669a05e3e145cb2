import { spawn } from "node:child_process";
import { performance } from "node:perf_hooks";
import { usageOf } from "./meter.ts";

/** What one run of a program took: milliseconds, milliseconds of processor time, MB. */
export interface Run {
  readonly wall: number;
  readonly cpu: number;
  readonly peakMegabytes: number;
}

/** Runs a script of Node in a folder to its end, whatever it says. */
export function runNode(args: readonly string[], cwd: string): Promise<Run> {
  const start = performance.now();
  const child = spawn(process.execPath, args, { cwd, stdio: "ignore" });
  let last = { cpu: 0, peakMegabytes: 0 };
  const sample = setInterval(() => {
    const usage = usageOf(child.pid as number);
    last = { cpu: Math.max(last.cpu, usage.cpu), peakMegabytes: Math.max(last.peakMegabytes, usage.peakMegabytes) };
  }, 20);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", () => {
      clearInterval(sample);
      resolve({ wall: performance.now() - start, ...last });
    });
  });
}
