import { readdir } from "node:fs/promises";
import path from "node:path";

/** A folder whose files each give one thing by the same export name, and the list made of them. */
export interface FolderIndex {
  readonly folder: string;
  /** What every file of the folder exports. */
  readonly exportName: string;
  /** The list's name in the generated module. */
  readonly listName: string;
  /** Where the list is written. */
  readonly outFile: string;
  /** The type of the list's items, and the module that exports it. */
  readonly type: { readonly name: string; readonly module: string };
  /** The files export lists themselves. */
  readonly flatten?: boolean;
  /** What a file exports is only loaded when it is asked for, by the file's name. */
  readonly lazy?: boolean;
}

/** Gives the text of the module that lists what a folder's files export, so that a new file needs no second place to be named in. */
export async function folderIndex({ folder, exportName, listName, outFile, type, flatten, lazy }: FolderIndex): Promise<string> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts")).sort();
  const names = files.map((file) => file.replace(/\.ts$/, ""));
  const importable = (target: string) => {
    const relative = path.posix.relative(path.posix.dirname(outFile), target);
    return relative.startsWith(".") ? relative : `./${relative}`;
  };
  const typeImport = `import type { ${type.name} } from "${importable(type.module)}";`;
  if (lazy) {
    const loaders = names
      .map((name) => `  ${name}: async () => (await import("${importable(folder)}/${name}.ts")).${exportName},\n`)
      .join("");
    return `${typeImport}\n\nexport const ${listName}: Readonly<Record<string, () => Promise<${type.name}>>> = {\n${loaders}};\n`;
  }
  const imports = names.map((name) => `import { ${exportName} as ${name} } from "${importable(folder)}/${name}.ts";`);
  imports.unshift(typeImport);
  const items = names.map((name) => (flatten ? `...${name}` : name));
  return `${imports.join("\n")}\n\nexport const ${listName}: readonly ${type.name}[] = [${items.join(", ")}];\n`;
}
