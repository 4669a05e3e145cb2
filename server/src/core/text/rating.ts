/** A rating as a risk may give it: a value of the scale or its label. */
export type Rating = number | string;

/** The number in `4`, `0,7`, `4/5`, `4 - High` and `Medium (3)`; undefined for other texts, which are labels of a scale. */
export function ratingValue(text: string): number | undefined {
  const number =
    /^(\d{1,6}(?:[.,]\d{1,4})?)(?:\s*\/\s*\d{1,4}(?:\s*\([^()]{1,200}\))?|\s*[-–—:=]\s*\p{L}[\p{L} ]*|\s*\(\p{L}[\p{L} ]*\))?$/u.exec(
      text,
    ) ?? /^\p{L}[\p{L} -]*\((\d{1,6}(?:[.,]\d{1,4})?)\)$/u.exec(text);
  return number ? Number((number[1] as string).replace(",", ".")) : undefined;
}
