import type { Plugin } from "esbuild";

export function languageClientParts(capabilities: object): Plugin;
