import type { Command } from "commander";
import type { Env } from "../workspace/env.ts";

/** What a subcommand may do to the world: read through the environment, and write where it is told to. */
export interface CliEnv extends Env {
  readonly writeOutput: (text: string) => void;
  readonly writeFile: (path: string, text: string) => Promise<void>;
  /** Files that exist are kept: false where there is one already. */
  readonly createFile: (path: string, text: string) => Promise<boolean>;
  readonly isFolder: (path: string) => Promise<boolean>;
  /** The terminal shows colours. */
  readonly colours: boolean;
  readonly paint: (style: "red" | "yellow" | "blue" | "gray" | "bold" | "underline" | "green", text: string) => string;
  /** Asks a question where someone can answer; undefined otherwise. */
  readonly ask: (question: string) => Promise<string | undefined>;
  /** Tells this build of the program from every other. */
  readonly build: () => Promise<string>;
  /** What may be kept between runs in an ISMS root. */
  readonly cacheIn: (folder: string) => Cache;
  /** Runs the language server on standard input and output. */
  readonly serve: () => Promise<void>;
}

/** A few small files by name. Where they cannot be read or written, there are none: nobody depends on them. */
export interface Cache {
  readonly read: (name: string) => Promise<string | undefined>;
  readonly write: (name: string, text: string) => Promise<void>;
}

/** Adds one subcommand to the program. Its action returns the exit code: 0 fine, 1 findings, 2 wrong usage or unreadable input. */
export type CliCommand = (program: Command, env: CliEnv, exit: (code: number) => void) => void;

/** Wrong usage or unreadable input: told to the user in one line, exit code 2. */
export class UsageError extends Error {}
