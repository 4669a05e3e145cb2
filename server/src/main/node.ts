import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { startServer } from "../lsp/server.ts";
import { nodeServerEnv } from "./nodeServerEnv.ts";

// `--stdio`, `--node-ipc` or `--socket` on the command line say how the client talks
startServer(createConnection(ProposedFeatures.all), nodeServerEnv);
