/**
 * The number in `12,000`, `12.000 €`, `EUR 8500`, `≥ 95 %` and `99,5`; undefined for a text that says more than one number and its unit.
 * One mark before three figures parts thousands, as in money.
 */
export function amountMeant(text: string): number | undefined {
  const [, minus, digits = ""] = AMOUNT.exec(text.trim()) ?? [];
  if (digits === "") return undefined;
  const isDecimal = /[.,](?!\d{3}$)\d+$|^0[.,]\d+$/.test(digits);
  const at = isDecimal ? digits.search(/[.,]\d+$/) : digits.length;
  const number = Number(`${digits.slice(0, at).replace(/\D/g, "")}.${digits.slice(at + 1) || "0"}`);
  return minus ? -number : number;
}

/** Perhaps a word or sign for the comparison or currency, the figures, and up to two words for the unit. */
const AMOUNT =
  /^(?:[<>≤≥=~]{1,2}|\p{L}{1,12}\.?(?: \p{L}{1,12})?\s|\p{Lu}{3}|\p{Sc})?\s*([-−])?(\d{1,12}|\d{1,3}(?:[.,'’\u00A0\u202F ]\d{3}){1,4}|\d{1,12}[.,]\d{1,6}|\d{1,3}(?:[.,'’ ]\d{3}){1,4}[.,]\d{1,2})\s*(?:[%‰]|\p{Sc}|\p{L}{1,12}\.?(?: \p{L}{1,12})?)?$/u;
