import { readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import type { BenchServer } from "../bench/servers/server.ts";
import type { Session } from "../bench/session.ts";

const MEGABYTE = 1024 * 1024;

/** What a server holds at one moment. */
export interface Memory {
  /** Resident set, in MB. */
  readonly rss: number;
  /** JavaScript objects that are in use, in MB, after garbage was collected. */
  readonly heap: number;
  /** Open files, pipes and sockets. */
  readonly handles: number;
}

/** A server that can be asked for its memory: {@link measure} finds the answer in `report`. */
export function measurable(server: BenchServer, report: string): BenchServer {
  const [program = "", ...args] = server.command;
  const probe = path.resolve("test/soak/probe.mjs");
  return { ...server, command: [program, "--expose-gc", "--import", probe, ...args], env: { ISMS_SOAK_REPORT: report } };
}

/** Lets a server collect its garbage and tell what is left. */
export async function measure({ pid }: Session, report: string): Promise<Memory> {
  rmSync(report, { force: true });
  process.kill(pid, "SIGUSR2");
  const deadline = Date.now() + 30_000;
  for (;;) {
    const told = readReport(report);
    if (told) return { rss: told.rss / MEGABYTE, heap: told.heap / MEGABYTE, handles: handlesOf(pid) };
    if (Date.now() > deadline) throw new Error("The server did not say within 30 s what memory it uses");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Undefined until all of it has been written. */
function readReport(report: string): { readonly heap: number; readonly rss: number } | undefined {
  try {
    return JSON.parse(readFileSync(report, "utf8")) as { heap: number; rss: number };
  } catch {
    return undefined;
  }
}

function handlesOf(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return 0;
  }
}
