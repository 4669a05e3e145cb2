import { mkdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline/promises";
import { styleText } from "node:util";
import type { CliEnv } from "../cli/command.ts";
import { runProgram } from "../cli/program.ts";
import { greetOnStdio } from "./greeting.ts";
import { localDay } from "./localDay.ts";
import { nodeBuild, nodeCache } from "./nodeCache.ts";
import { openNodeFolder, readNodeFile } from "./nodeFileSystem.ts";

const log = (message: string) => process.stderr.write(message.endsWith("\n") ? message : `${message}\n`);

// whoever reads the output may stop before its end, as `head` does
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const env: CliEnv = {
  openFolder: (location) => openNodeFolder(location, log),
  readUserFile: readNodeFile,
  log,
  today: localDay,
  writeOutput: (text) => process.stdout.write(text),
  writeFile: async (file, text) => {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  },
  createFile: async (file, text) => {
    await mkdir(path.dirname(file), { recursive: true });
    return writeFile(file, text, { flag: "wx" }).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === "EEXIST") return false;
        throw error;
      },
    );
  },
  isFolder: async (folder) => (await stat(folder).catch(() => undefined))?.isDirectory() ?? false,
  colours: process.stdout.isTTY === true && !process.env.NO_COLOR,
  paint: (style, text) => styleText(style, text),
  ask: async (question) => {
    if (!process.stdin.isTTY) return undefined;
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    const answer = await terminal.question(`${question} `);
    terminal.close();
    return answer.trim();
  },
  build: nodeBuild,
  cacheIn: nodeCache,
  serve: async () => (await import("./nodeServer.ts")).startNodeServer(await greetOnStdio()),
};

/** Runs the command line in this process, whose exit code it sets. */
export async function runNodeCli(args: readonly string[]): Promise<void> {
  try {
    process.exitCode = await runProgram(args, env);
  } catch (error) {
    log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = 2;
  }
}
