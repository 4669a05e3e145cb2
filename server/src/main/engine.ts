/* All of the product but the first moments: a bundle of its own, which the entries load when they have done what cannot wait. */
import type { Greeting } from "./greeting.ts";

/** Runs the language server for a client that was greeted; without one, for the client that the process' arguments speak of. */
export async function serve(greeting?: Greeting): Promise<void> {
  const { startNodeServer } = await import("./nodeServer.ts");
  startNodeServer(greeting);
}

/** Runs the command line. */
export async function runCli(args: readonly string[]): Promise<void> {
  const { runNodeCli } = await import("./nodeCli.ts");
  await runNodeCli(args);
}
