import type { SourceFile } from "../model/sourceFile.ts";

/** So many files, and so much of each, tell a language and a name. */
const MOST_FILES = 60;
const MOST_CHARACTERS = 12_000;

/** The beginnings of some of the texts of a folder, spread over all of them: prose where there is some, else tables. */
export async function sampleTexts(files: readonly SourceFile[], text: (path: string) => Promise<string | undefined>): Promise<string[]> {
  const prose = files.filter(({ language }) => language === "markdown");
  const from = prose.length > 0 ? prose : files;
  const step = Math.max(1, from.length / MOST_FILES);
  const chosen: string[] = [];
  for (let at = 0; at < from.length; at += step) {
    const sample = await text((from[Math.floor(at)] as SourceFile).path);
    if (sample !== undefined) chosen.push(sample.slice(0, MOST_CHARACTERS));
  }
  return chosen;
}
