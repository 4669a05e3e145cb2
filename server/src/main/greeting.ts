/* A client is answered before the engine is there: loading that takes several times as long as starting Node. */
import { initializeResult } from "../core/generated/initializeResult.ts";

/** A client whose first message has come. What it sends waits until `listen` is called. */
export interface Greeting {
  readonly transport: "stdio" | "ipc";
  /** The id of its `initialize`, where that has been answered. */
  readonly answered: number | string | undefined;
  /** Gives all that the client has sent, `initialize` too, to those who listen to it by now, and goes on with what it sends. */
  readonly resume: () => void;
}

/** What a first message may take to be looked at here: the engine copes with anything. */
const LIMIT = 1_000_000;

/** Greets a client on standard input and output. */
export function greetOnStdio(): Promise<Greeting> {
  const { stdin, stdout } = process;
  return new Promise((resolve) => {
    let received = Buffer.alloc(0);
    // a client that goes without a word is no success
    const end = () => process.exit(1);
    const take = (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      const message = firstMessage(received);
      if (message === undefined) return;
      stdin.off("data", take).off("end", end).pause();
      stdin.unshift(received);
      const answered = idOfInitialize(message);
      const done = () => resolve({ transport: "stdio", answered, resume: () => stdin.resume() });
      if (answered === undefined) return done();
      const body = Buffer.from(JSON.stringify(answerTo(answered)));
      // loading blocks the process: the answer must be out before
      stdout.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]), done);
    };
    stdin.on("data", take).on("end", end);
  });
}

/** Greets a client that is the parent process and talks over Node's own channel. */
export function greetOnIpc(): Promise<Greeting> {
  return new Promise((resolve) => {
    const received: unknown[] = [];
    const resume = () => {
      process.off("message", take);
      for (const message of received) process.emit("message", message, undefined);
    };
    const take = (message: unknown) => {
      if (received.push(message) > 1) return;
      const answered = idOfInitialize(message);
      const done = () => resolve({ transport: "ipc", answered, resume });
      if (answered === undefined) done();
      else process.send?.(answerTo(answered), undefined, undefined, done);
    };
    process.on("message", take);
  });
}

function answerTo(id: number | string): object {
  return { jsonrpc: "2.0", id, result: initializeResult };
}

/** The first message of a stream; undefined until it has all come, null where it cannot be told what it is. */
function firstMessage(received: Buffer): unknown {
  const headEnd = received.indexOf("\r\n\r\n");
  if (headEnd < 0) return received.length < LIMIT ? undefined : null;
  const length = Number(/^content-length: *(\d+)\s*$/im.exec(received.toString("latin1", 0, headEnd))?.[1] ?? Number.NaN);
  if (!(length < LIMIT)) return null;
  const body = received.subarray(headEnd + 4, headEnd + 4 + length);
  if (body.length < length) return undefined;
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return null;
  }
}

/** The id of a request `initialize` as it should be; undefined for any other message. */
function idOfInitialize(message: unknown): number | string | undefined {
  const { id, method, params } = (message ?? {}) as Record<string, unknown>;
  const { capabilities } = (params ?? {}) as Record<string, unknown>;
  const isId = typeof id === "number" || typeof id === "string";
  return isId && method === "initialize" && typeof capabilities === "object" && capabilities !== null ? id : undefined;
}
