import type { AdoptableFolder } from "../core/adoption/adopt.ts";
import { globs } from "./globs.ts";
import type { IsmsFolder } from "./ismsFolder.ts";

/** The folder `below` an ISMS root, or below a folder that is none ("" for itself), as something to adopt. `name` is what it is called. */
export function adoptable(folder: IsmsFolder, name: string, below = ""): AdoptableFolder {
  return {
    name,
    text: (path) => folder.text(below === "" ? path : `${below}/${path}`),
    readAs: async (config) => (await folder.readAs(config, below)).snapshot(),
    matches: (pattern, path) => globs([pattern])(path) === "out",
  };
}
