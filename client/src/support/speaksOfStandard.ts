/** So much of a text tells what it is about. */
const ENOUGH = 50_000;

/** True for a text that names ISO/IEC 27001, in any of its spellings. */
export function speaksOfStandard(text: string): boolean {
  return /\b(?:ISO|IEC)[ \u00a0_/-]{0,2}27001(?!\d)/i.test(text.slice(0, ENOUGH));
}
