import { greetOnIpc, greetOnStdio } from "./greeting.ts";

// `--stdio`, `--node-ipc`, `--socket` or `--pipe` on the command line say how the client talks: the latter two to the engine alone
const transport = process.argv.slice(2).find((argument) => /^--(stdio|node-ipc|socket|pipe)\b/.test(argument));
const greeting = transport === "--stdio" ? greetOnStdio() : transport === "--node-ipc" ? greetOnIpc() : undefined;
void Promise.resolve(greeting).then(async (greeted) => (await import("./nodeServer.ts")).startNodeServer(greeted));
