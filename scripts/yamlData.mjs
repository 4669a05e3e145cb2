import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "yaml";

/**
 * Lets code import the catalogue's YAML files. Each becomes a module whose default export is a function: the data is kept as
 * one string and parsed when first asked for, so that a bundle starts without paying for texts that nobody reads.
 *
 * The files below server/catalog/templates/ are texts, not data: the index there brings them all along as `texts`, by their
 * paths, so that a new template is named in the index and nowhere else.
 */
export const yamlData = {
  name: "yaml-data",
  setup(build) {
    build.onLoad({ filter: /server[\\/]catalog[\\/].*\.yaml$/ }, async ({ path: file }) => {
      const folder = path.dirname(file);
      const isIndex = path.basename(folder) === "templates";
      const texts = isIndex ? await readTexts(folder, path.basename(file)) : undefined;
      const data = { ...parse(await readFile(file, "utf8")), ...(texts && { texts }) };
      const json = JSON.stringify(JSON.stringify(data));
      const contents = `let data;\nexport default () => (data ??= JSON.parse(${json}));\n`;
      const watchFiles = Object.keys(texts ?? {}).map((name) => path.join(folder, name));
      return { loader: "js", contents, watchFiles, watchDirs: isIndex ? [folder] : [] };
    });
  },
};

/** The text of every file below a folder but one, by its path with `/`. */
async function readTexts(folder, except) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"))
    .filter((name) => name !== except)
    .sort();
  return Object.fromEntries(await Promise.all(files.map(async (name) => [name, await readFile(path.join(folder, name), "utf8")])));
}
