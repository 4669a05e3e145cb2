import type { FileContent, FileSystem } from "./fileSystem.ts";

/** What a host gives to the layers below it: the one way to files, a log, and the day. */
export interface Env {
  /** Opens a folder for reading; nothing outside it can be named. */
  readonly openFolder: (location: string) => FileSystem;
  /** Reads a file that a setting of the user's machine names, wherever it is. */
  readonly readUserFile: (location: string, limit: number) => Promise<FileContent>;
  readonly log: (message: string) => void;
  /** The present day, YYYY-MM-DD, where no setting says another. */
  readonly today: () => string;
}
