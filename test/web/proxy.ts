import { createReadStream, statSync } from "node:fs";
import http from "node:http";
import net, { type AddressInfo } from "node:net";
import path from "node:path";

/** A page of VS Code whose web extension host runs an extension under development, and tests in it. */
export interface WebHost {
  readonly port: number;
  close(): void;
}

export interface WebHostOptions {
  /** The VS Code server behind this one. */
  readonly vscodePort: number;
  /** The extension's folder, and in it, relative, the module with the tests. */
  readonly extension: string;
  readonly tests: string;
}

const local = "127.0.0.1";
/** Where the extension's files are served: beside VS Code's own, so that the page may load them. */
const extensionPath = "/__extension";
const contentTypes: Record<string, string> = {
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

/**
 * Starts a server that passes everything on to VS Code's, but serves the extension and writes it into the page's
 * configuration. VS Code's own server has no option for extensions that run in the browser.
 */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", `http://${local}`);
    if (pathname.startsWith(`${extensionPath}/`)) {
      serveFile(options.extension, decodeURIComponent(pathname.slice(extensionPath.length)), response);
    } else {
      passOn(options, request, response, pathname === "/");
    }
  });
  server.on("upgrade", (request, socket, head) => tunnel(options.vscodePort, request, socket as net.Socket, head));
  await new Promise<void>((resolve) => server.listen(0, local, resolve));

  return {
    port: portOf(server),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function portOf(server: http.Server): number {
  return (server.address() as AddressInfo).port;
}

/** Serves a file of the extension, and nothing outside of it. */
function serveFile(folder: string, pathname: string, response: http.ServerResponse): void {
  const file = path.join(folder, path.posix.normalize(pathname));
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { "content-type": contentTypes[path.extname(file)] ?? "application/octet-stream" });
  createReadStream(file).pipe(response);
}

/** Passes a request on to VS Code's server, and its answer back; the page itself with the extension added. */
function passOn(options: WebHostOptions, request: http.IncomingMessage, response: http.ServerResponse, isPage: boolean): void {
  const { "accept-encoding": _, ...plain } = request.headers;
  const headers = isPage ? plain : request.headers; // a compressed page could not be changed
  const { method, url } = request;
  const onward = http.request({ host: local, port: options.vscodePort, path: url, method, headers }, (answer) => {
    if (!isPage) {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
      return;
    }
    let html = "";
    answer.setEncoding("utf8");
    answer.on("data", (text: string) => {
      html += text;
    });
    answer.on("end", () => {
      const { "content-length": _, ...rest } = answer.headers;
      response.writeHead(answer.statusCode ?? 502, rest);
      response.end(withExtension(html, options, request.headers.host ?? ""));
    });
  });
  onward.on("error", () => response.destroy());
  request.pipe(onward);
}

/** Adds the extension under development, and its tests, to the configuration in VS Code's page. */
function withExtension(html: string, { tests }: WebHostOptions, authority: string): string {
  const uri = (file: string) => ({ scheme: "http", authority, path: extensionPath + file });
  const configuration = /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)/;
  if (!configuration.test(html)) throw new Error("VS Code's page has another form than expected");
  return html.replace(configuration, (_, before: string, attribute: string) => {
    const settings = JSON.parse(attribute.replaceAll("&quot;", '"').replaceAll("&amp;", "&"));
    settings.developmentOptions = {
      ...settings.developmentOptions,
      enableSmokeTestDriver: true,
      extensions: [uri("")],
      extensionTestsPath: uri(`/${tests}`),
    };
    return before + JSON.stringify(settings).replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  });
}

/** Connects a web socket to VS Code's server. */
function tunnel(port: number, request: http.IncomingMessage, socket: net.Socket, head: Buffer): void {
  const onward = net.connect(port, local, () => {
    const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}\r\n`);
    onward.write(`${request.method} ${request.url} HTTP/1.1\r\n${headers.join("")}\r\n`);
    onward.write(head);
    onward.pipe(socket).pipe(onward);
  });
  onward.on("error", () => socket.destroy());
  socket.on("error", () => onward.destroy());
}
