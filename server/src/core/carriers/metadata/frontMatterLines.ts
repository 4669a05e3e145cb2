import { type HeadLine, type MetadataForm, type Statement, written } from "./form.ts";

/** `key: value` lines of front matter that YAML cannot read, that has no opening fence, or whose keys are not ours: what can be read, is. */
export const frontMatterLines: MetadataForm = {
  carrier: "prose",
  read: ({ frontMatter }) => [frontMatter.flatMap((line) => statementOf(line) ?? [])],
};

const KEY = /^(?:"([^"\n]{1,60})"|'([^'\n]{1,60})'|([\p{L}][^:#\n"']{0,60}?))[ \t]*:(?=\s|$)/u;

function statementOf({ raw, start }: HeadLine): Statement | undefined {
  const key = raw.length > LONGEST_LINE ? null : KEY.exec(raw);
  if (!key) return undefined;
  const label = key[1] ?? key[2] ?? key[3] ?? "";
  const labelStart = start + (key[3] === undefined ? 1 : 0);
  const comment = raw.slice(key[0].length).search(/\s#/);
  const value = written(raw, start, key[0].length, comment < 0 ? raw.length : key[0].length + comment);
  const quote = /^(["'])(.*)\1$/.exec(value.text);
  return {
    label: { text: label.trim(), start: labelStart, end: labelStart + label.length },
    value: quote ? { text: quote[2] ?? "", start: value.start + 1, end: value.end - 1 } : value,
  };
}

const LONGEST_LINE = 2000;
