/** A control of Annex A spelled as another is written in its place: `5.7`, `A 8.24`, `A.05.07`; canonical where that is not to be seen. */
export function spelledLike(written: string, control: string): string {
  const [, theme = "", number = ""] = control.split(".");
  const isPadded = /(?:^|\D)0\d/.test(written);
  const digits = isPadded ? `${theme.padStart(2, "0")}.${number.padStart(2, "0")}` : `${theme}.${number}`;
  return /\d{1,2}\.\d{1,2}/.test(written) ? written.replace(/\d{1,2}\.\d{1,2}/, digits) : control;
}
