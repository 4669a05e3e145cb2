/** The next number behind a prefix that no id has: `R-018` after `R-017`. */
export function nextId(prefix: string, ids: Iterable<string>): string {
  let highest = 0;
  let width = 3;
  for (const id of ids) {
    const digits = id.startsWith(prefix) ? id.slice(prefix.length) : "";
    if (!/^\d{1,9}$/.test(digits)) continue;
    highest = Math.max(highest, Number(digits));
    width = digits.length;
  }
  return prefix + String(highest + 1).padStart(width, "0");
}
