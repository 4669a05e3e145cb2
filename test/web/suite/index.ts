import "mocha/browser";
import type { MochaOptions, Runner, Test } from "mocha";

/** What the browser build of mocha puts into the global scope. */
declare const mocha: { setup(options: MochaOptions): void; run(done: (failures: number) => void): Runner };

/** What VS Code's web extension host calls: runs all tests, and prints their result for the runner. */
export async function run(): Promise<void> {
  mocha.setup({ ui: "bdd", timeout: 60_000, reporter: Lines as unknown as MochaOptions["reporter"] });
  await import("virtual:all-tests");
  await new Promise<void>((resolve, reject) => {
    mocha.run((failures) => (failures === 0 ? resolve() : reject(new Error(`${failures} tests failed`))));
  });
}

/** A reporter that prints whole lines; mocha's own ones for browsers need a document. */
class Lines {
  constructor(runner: Runner) {
    runner.on("pass", (test: Test) => console.log(`ok   ${test.fullTitle()} (${test.duration}ms)`));
    runner.on("pending", (test: Test) => console.log(`skip ${test.fullTitle()}`));
    runner.on("fail", (test: Test, error: Error) => console.log(`FAIL ${test.fullTitle()}: ${error.stack ?? error}`));
    runner.on("end", () => {
      const { passes, failures, pending } = runner.stats ?? { passes: 0, failures: 0, pending: 0 };
      console.log(`${passes} passed, ${failures} failed, ${pending} skipped`);
    });
  }
}
