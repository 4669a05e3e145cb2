import { existsSync, readFileSync } from "node:fs";

/** What the suite writes when all its tests have run. */
export interface Report {
  readonly passes: number;
  readonly failures: number;
  readonly pending: number;
}

/**
 * Reads a suite's report and prints the closing line. True only when tests ran and none failed: VS Code's own exit
 * code proves nothing, since an extension host that dies can end with 0.
 */
export function judge(file: string): boolean {
  if (!existsSync(file)) {
    console.error("The suite wrote no report: the extension host died, or never got to the tests.");
    return false;
  }
  const report = JSON.parse(readFileSync(file, "utf8")) as Report;
  console.log(closingLine(report));
  return isGreen(report);
}

export function closingLine({ passes, failures, pending }: Report): string {
  return `${passes} passed, ${failures} failed, ${pending} skipped`;
}

export function isGreen({ passes, failures }: Report): boolean {
  return passes > 0 && failures === 0;
}
