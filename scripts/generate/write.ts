import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

/** Writes a generated file, only if it changes. */
export async function write(file: string, content: string): Promise<void> {
  const before = await readFile(file, "utf8").catch(() => undefined);
  if (before === content) return;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
  console.error(`wrote ${file}`);
}

/** Writes all files of a generated folder and removes those that are no longer made. */
export async function writeFolder(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [name, content] of files) await write(path.posix.join(folder, name), content);
  for (const name of await readdir(folder)) if (!files.has(name)) await rm(path.join(folder, name));
}
