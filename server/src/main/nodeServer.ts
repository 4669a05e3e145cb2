import {
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageWriter,
  ProposedFeatures,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { startServer } from "../lsp/server.ts";
import { framed } from "./framing.ts";
import type { Greeting } from "./greeting.ts";
import { nodeServerEnv } from "./nodeServerEnv.ts";
import { keepHeapSmall } from "./v8Settings.ts";

/** Starts the language server for a client that was greeted; without one, for the client that the process' arguments speak of. */
export function startNodeServer(greeting?: Greeting): void {
  keepHeapSmall();
  startServer(greeting ? connectionOf(greeting) : createConnection(ProposedFeatures.all), nodeServerEnv);
  greeting?.resume();
}

function connectionOf({ transport, answered }: Greeting) {
  if (transport === "ipc") {
    return createConnection(ProposedFeatures.all, new IPCMessageReader(process), without(answered, new IPCMessageWriter(process)));
  }
  // a stream beside a writer is allowed, though the types know only pairs: the stream's end then ends the process, as it should
  const writer = without(answered, new StreamMessageWriter(process.stdout)) as unknown as NodeJS.WritableStream;
  return createConnection(ProposedFeatures.all, process.stdin.pipe(framed()), writer);
}

/** Leaves out the answer to the request that has been answered: once, since a client may use its ids again. */
function without(answered: number | string | undefined, writer: MessageWriter): MessageWriter {
  const write = writer.write.bind(writer);
  let isOut = answered === undefined;
  writer.write = (message) => {
    if (isOut || !("result" in message && "id" in message && message.id === answered)) return write(message);
    isOut = true;
    return Promise.resolve();
  };
  return writer;
}
