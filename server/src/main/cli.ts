import { greetOnStdio } from "./greeting.ts";

const args = process.argv.slice(2);
// an editor that starts its server by this command waits for it as for any other
const isServer = args[0] === "lsp" && args.slice(1).every((argument) => argument === "--stdio");
void (isServer
  ? greetOnStdio().then(async (greeted) => (await import("./nodeServer.ts")).startNodeServer(greeted))
  : import("./nodeCli.ts").then(({ runNodeCli }) => runNodeCli(args)));
