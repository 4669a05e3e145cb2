// Reads the files of a folder and parses them with the libraries that the product uses, in one thread, and does nothing else: node libraries.mjs FOLDER

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parser as commonMark, GFM } from "@lezer/markdown";
import { parseDocument } from "yaml";

const parser = commonMark.configure(GFM);
const FRONT_MATTER = /^---\r?\n([\s\S]*?)^---[ \t]*$/m;
let nodes = 0;

function parseMarkdown(text) {
  const frontMatter = FRONT_MATTER.exec(text);
  if (frontMatter?.index === 0) parseDocument(frontMatter[1]);
  parser.parse(text).iterate({
    enter: () => {
      nodes++;
    },
  });
}

const [folder = "."] = process.argv.slice(2);
for (const file of readdirSync(folder, { recursive: true }).map(String)) {
  if (!/\.(?:md|ya?ml|csv)$/.test(file)) continue;
  const text = readFileSync(path.join(folder, file), "utf8");
  if (file.endsWith(".md")) parseMarkdown(text);
  else if (!file.endsWith(".csv")) parseDocument(text, { keepSourceTokens: true });
}
process.stdout.write(`${nodes} nodes of Markdown\n`);
