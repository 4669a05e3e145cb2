import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** A regular expression of the source, and where it stands. */
export interface Pattern {
  readonly source: string;
  readonly flags: string;
  readonly from: string;
}

/** What may stand before a `/` that divides; after anything else, one starts a regular expression. */
const ENDS_VALUE = /[\w$)\]}"'`]$/;
const KEYWORD_BEFORE = /(?:^|[^\w$.])(?:return|typeof|case|in|of|new|else|yield|await)$/;

/** Comments, texts in quotes and names: what is passed over on the way. */
const PASSED = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[\w$]+/y;
const LITERAL = /\/((?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([a-z]*)/y;

/** The regular expressions that are written out in the TypeScript files below a folder. */
export function literalsBelow(folder: string): Pattern[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".ts") && !/generated/.test(name),
  );
  return names.sort().flatMap((name) => literalsOf(readFileSync(path.join(folder, name), "utf8"), name));
}

function literalsOf(text: string, from: string): Pattern[] {
  const found: Pattern[] = [];
  /** For each template that is open, how many braces are open in its present placeholder. */
  const braces: number[] = [];
  let code = "";
  for (let at = 0; at < text.length; ) {
    const char = text[at] as string;
    const passed = matchAt(PASSED, text, at);
    const literal = passed || char !== "/" || divides(code) ? null : matchAt(LITERAL, text, at);
    if (literal) found.push({ source: literal[1] as string, flags: literal[2] as string, from });
    if (char === "`" || (char === "}" && braces.at(-1) === 0)) {
      if (char === "}") braces.pop();
      const end = templateEnd(text, at + 1);
      if (text[end] === "{") braces.push(0);
      code = "`";
      at = end + 1;
      if (text[end] === "{") code = "{";
      continue;
    }
    if (braces.length > 0 && (char === "{" || char === "}")) braces.push((braces.pop() as number) + (char === "{" ? 1 : -1));
    const taken = passed?.[0] ?? literal?.[0] ?? char;
    if (!taken.startsWith("//") && !taken.startsWith("/*") && taken.trim() !== "") code = literal ? "]" : (code + taken).slice(-20);
    else if (passed === null) code += " ";
    at += taken.length;
  }
  return found;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function divides(code: string): boolean {
  const before = code.trimEnd();
  return ENDS_VALUE.test(before) && !KEYWORD_BEFORE.test(before);
}

/** Where a template's text ends: at its last backtick, or at the brace of a placeholder. */
function templateEnd(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "`") return at;
    else if (text[at] === "$" && text[at + 1] === "{") return at + 1;
  }
  return text.length;
}
