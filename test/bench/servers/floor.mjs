// The protocol floor: a language server that keeps the text, looks at nothing but the edited word, and answers at once.

/** What has come of a message, and how many bytes that are. */
let waiting = [];
let size = 0;
/** So many bytes must there be before it is looked again. */
let wanted = 0;
const texts = new Map();

function send(message) {
  const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
  process.stdout.write(`Content-Length: ${body.length}\r\n\r\n`);
  process.stdout.write(body);
}

function offsetAt(text, { line, character }) {
  let start = 0;
  for (let passed = 0; passed < line; passed++) start = text.indexOf("\n", start) + 1;
  return start + character;
}

function publish({ uri, version }) {
  send({ method: "textDocument/publishDiagnostics", params: { uri, version, diagnostics: [] } });
}

function answer({ id, method, params }) {
  if (method === "initialize") {
    send({ id, result: { capabilities: { textDocumentSync: 2, hoverProvider: true } } });
  } else if (method === "textDocument/didOpen") {
    texts.set(params.textDocument.uri, params.textDocument.text);
    publish(params.textDocument);
  } else if (method === "textDocument/didChange") {
    const { uri } = params.textDocument;
    let text = texts.get(uri);
    for (const { range, text: added } of params.contentChanges) {
      text = text.slice(0, offsetAt(text, range.start)) + added + text.slice(offsetAt(text, range.end));
    }
    texts.set(uri, text);
    publish(params.textDocument);
  } else if (method === "exit") process.exit(0);
  else if (id !== undefined) send({ id, result: null });
}

/** The next message, taken out of what has come; undefined until all of it is there. */
function nextMessage() {
  if (size < wanted) return undefined;
  const joined = waiting.length === 1 ? waiting[0] : Buffer.concat(waiting);
  waiting = [joined];
  const head = joined.indexOf("\r\n\r\n");
  if (head < 0) return undefined;
  wanted = head + 4 + Number(/content-length: (\d+)/i.exec(joined.toString("latin1", 0, head))[1]);
  if (size < wanted) return undefined;
  const body = joined.toString("utf8", head + 4, wanted);
  waiting = size > wanted ? [joined.subarray(wanted)] : [];
  size -= wanted;
  wanted = 0;
  return JSON.parse(body);
}

process.stdin.on("data", (data) => {
  waiting.push(data);
  size += data.length;
  for (let message = nextMessage(); message; message = nextMessage()) answer(message);
});
