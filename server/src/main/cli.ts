import { greetOnStdio } from "./greeting.ts";

const args = process.argv.slice(2);
// an editor that starts its server by this command waits for it as for any other
const isServer = args[0] === "lsp" && args.slice(1).every((argument) => argument === "--stdio");
void Promise.resolve(isServer ? greetOnStdio() : undefined).then(async (greeted) => {
  const engine = await import("./engine.ts");
  await (greeted ? engine.serve(greeted) : engine.runCli(args));
});
