import { readFile } from "node:fs/promises";
import { parse } from "yaml";

/**
 * Lets code import the catalogue's YAML files. Each becomes a module whose default export is a function: the data is kept as
 * one string and parsed when first asked for, so that a bundle starts without paying for texts that nobody reads.
 */
export const yamlData = {
  name: "yaml-data",
  setup(build) {
    build.onLoad({ filter: /server[\\/]catalog[\\/].*\.yaml$/ }, async ({ path }) => {
      const json = JSON.stringify(JSON.stringify(parse(await readFile(path, "utf8"))));
      return { loader: "js", contents: `let data;\nexport default () => (data ??= JSON.parse(${json}));\n` };
    });
    build.onLoad({ filter: /server[\\/]catalog[\\/]templates[\\/].*\.md$/ }, async ({ path }) => {
      return { loader: "text", contents: await readFile(path, "utf8") };
    });
  },
};
