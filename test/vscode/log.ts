import { format } from "node:util";

/** What VS Code logs about itself when it is cut off from its online services and native modules. */
const noise = [
  /^%c/,
  /^Creation of workbench contribution/,
  /^(Resolving|Resolved) connection token/,
  /^Creating a socket/,
  /^Updating additional builtin extensions/,
  /^Timed out waiting for authentication provider/,
  /^\[(AgentHost|AccountPolicyGate|ChatModelSelection|Service Worker|reconnection-grace-time)/,
  /^Error: Could not locate the bindings file/,
  /^(Error: )?Cannot find module '\.\/build\/Release\/watchdog'/,
  /^No search provider registered/,
  /^Loading development extension/,
  /^Request to '.*package\.nls\.json' failed/,
  /^Canceled: Canceled/,
  /\bENOTFOUND\b/,
];

/** Prints what VS Code and the tests in it log, without the noise; all of it when ISMS_TEST_VERBOSE is set. */
export function logFromVsCode(level: string, args: readonly unknown[]): void {
  const text = format(...args);
  if (!process.env.ISMS_TEST_VERBOSE && noise.some((pattern) => pattern.test(text))) return;
  if (level === "error" || level === "warn") console.error(text);
  else console.log(text);
}
