import { type HeadLine, type MetadataForm, type Statement, type Written, written } from "./form.ts";
import { statementsIn } from "./statements.ts";
import { fieldOfLabel } from "./vocabulary.ts";

/** `![Status](https://img.shields.io/badge/Status-Approved-green)`, `![Version 1.2](…)`, and the same as HTML images. */
export const badges: MetadataForm = {
  carrier: "badge",
  read: ({ lines }) => [lines.flatMap(badgesIn)],
};

function badgesIn({ raw, start }: HeadLine): Statement[] {
  const images = raw.slice(0, LONGEST_LINE).matchAll(IMAGE);
  return [...images].flatMap(({ 0: image, index }) => statementOf(image, start + index) ?? []);
}

const LONGEST_LINE = 10_000;
const IMAGE = /!\[[^\]\n]{0,120}\]\([^)\n]{0,400}\)|<img\s[^<>]{1,600}>/gi;

function statementOf(image: string, start: number): Statement | undefined {
  return fromAddress(image, start) ?? fromText(image, start);
}

/** `…/badge/LABEL-MESSAGE-COLOUR`, where a dash in a text is written twice and an underscore is a blank. */
function fromAddress(image: string, start: number): Statement | undefined {
  const opening = /\/badge\//i.exec(image);
  if (!opening) return undefined;
  const from = opening.index + opening[0].length;
  const [label, value, colour] =
    /^((?:[^-?#/)"'\s]|--){1,80})-((?:[^-?#/)"'\s]|--){1,120})(-[^-]|[?#)"'\s]|$)/.exec(image.slice(from))?.slice(1) ?? [];
  if (label === undefined || value === undefined || colour === undefined) return undefined;
  const valueStart = from + label.length + 1;
  return {
    label: { text: decoded(label), start: start + from, end: start + from + label.length },
    value: { text: decoded(value), start: start + valueStart, end: start + valueStart + value.length },
  };
}

function decoded(part: string): string {
  const text = part
    .replaceAll("--", "\u0000")
    .replace(/(?<!_)_(?!_)/g, " ")
    .replaceAll("__", "_")
    .replaceAll("\u0000", "-");
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `Status: Approved`, or a label that is known and a value behind it. */
function fromText(image: string, start: number): Statement | undefined {
  const opening = /^!\[|\salt=["']/i.exec(image);
  if (!opening) return undefined;
  const from = opening.index + opening[0].length;
  const length = image.slice(from).search(/[\]"']/);
  const alt = image.slice(from, length < 0 ? undefined : from + length);
  const [stated] = statementsIn(alt, start + from);
  return stated ?? labelled(alt, start + from);
}

function labelled(alt: string, start: number): Statement | undefined {
  for (let at = alt.lastIndexOf(" "); at > 0; at = alt.lastIndexOf(" ", at - 1)) {
    const label: Written = written(alt, start, 0, at);
    if (fieldOfLabel(label.text) !== undefined) return { label, value: written(alt, start, at, alt.length) };
  }
  return undefined;
}
