const MORE = Number(process.env.ISMS_MORE_CASES ?? 0);

/**
 * How often fast-check tries a property: so many times, with the same cases in every run of the tests; `npm run fuzz -- 20` tries
 * twenty times as many, new ones each time.
 */
export function cases(usual: number): { readonly numRuns: number; readonly seed?: number } {
  return MORE > 0 ? { numRuns: usual * MORE } : { numRuns: usual, seed: 20260615 };
}
