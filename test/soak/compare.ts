import { ours } from "../bench/servers/index.ts";
import type { BenchServer } from "../bench/servers/server.ts";
import { Session } from "../bench/session.ts";
import { World } from "./world.ts";

/** The findings that a client shows, by URI. */
function shownBy({ reported }: Session): Map<string, string> {
  const shown = [...reported].filter(([, { diagnostics }]) => diagnostics.length > 0);
  return new Map(shown.map(([uri, { diagnostics }]) => [uri, JSON.stringify(diagnostics)]));
}

/** How many findings a client shows. */
export function countShown({ reported }: Session): number {
  return [...reported.values()].reduce((sum, { diagnostics }) => sum + diagnostics.length, 0);
}

/** Where what a server has shown over time differs from what one shows that has just started on the same files and open texts. */
export async function differences(session: Session, world: World): Promise<string[]> {
  await world.settled();
  const server: BenchServer = { ...ours, settings: structuredClone(world.settings) };
  const fresh = await Session.start(server, world.folder);
  try {
    for (const [name, { text }] of world.open) await fresh.open(name, text);
    await fresh.untilShown();
    await new World(world.folder, world.files, fresh, world.settings).settled();
    const [old, now] = [shownBy(session), shownBy(fresh)];
    const uris = [...new Set([...old.keys(), ...now.keys()])].filter((uri) => old.get(uri) !== now.get(uri));
    return uris.map((uri) => `${uri}\n  over time: ${old.get(uri) ?? "nothing"}\n  fresh: ${now.get(uri) ?? "nothing"}`);
  } finally {
    await fresh.stop();
  }
}
