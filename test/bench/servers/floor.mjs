// The protocol floor: a language server that keeps the text, looks at nothing but the edited word, and answers at once.

let waiting = Buffer.alloc(0);
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

process.stdin.on("data", (data) => {
  waiting = waiting.length > 0 ? Buffer.concat([waiting, data]) : data;
  for (;;) {
    const head = waiting.indexOf("\r\n\r\n");
    if (head < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(waiting.toString("latin1", 0, head))[1]);
    if (waiting.length < head + 4 + length) return;
    const message = JSON.parse(waiting.toString("utf8", head + 4, head + 4 + length));
    waiting = waiting.subarray(head + 4 + length);
    answer(message);
  }
});
