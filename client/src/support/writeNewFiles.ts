import { Uri, workspace } from "vscode";

/** A file to write, by its path below a folder. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** Which of the files are not there yet, and which are: those are nobody's to overwrite. */
export async function sortByExistence(
  folder: Uri,
  files: readonly NewFile[],
): Promise<{ readonly fresh: NewFile[]; readonly existing: NewFile[] }> {
  const exists = await Promise.all(files.map(({ path }) => isThere(Uri.joinPath(folder, path))));
  return { fresh: files.filter((_, index) => !exists[index]), existing: files.filter((_, index) => exists[index]) };
}

/** Writes files that do not exist. One that has come into being meanwhile is left alone and not among those returned. */
export async function writeNewFiles(folder: Uri, files: readonly NewFile[]): Promise<NewFile[]> {
  const written: NewFile[] = [];
  for (const file of files) {
    const uri = Uri.joinPath(folder, file.path);
    if (await isThere(uri)) continue;
    await workspace.fs.writeFile(uri, new TextEncoder().encode(file.text));
    written.push(file);
  }
  return written;
}

async function isThere(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
