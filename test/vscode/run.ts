import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { downloadAndUnzipVSCode, runTests } from "@vscode/test-electron";
import { buildVsCodeTests, builtTests } from "../../scripts/buildTests.ts";
import { ensureBuilt } from "../../scripts/ensureBuilt.ts";
import { root } from "../../scripts/root.ts";
import { applicationOf, findDesktop } from "../../scripts/vscode/desktop.ts";
import { embeddedIsSupported } from "../../scripts/vscode/install.ts";
import { writeSettings } from "../../scripts/vscode/server.ts";
import { quietSettings } from "../../scripts/vscode/settings.ts";
import { variables } from "./environment.ts";
import { judge } from "./report.ts";

const usage = `usage: npm run test:vscode -- [--vscode WHICH]

Runs the suite in test/vscode/suite in a real VS Code. WHICH is
  desktop    the installed one, or the one that VSCODE_EXECUTABLE names
  embedded   the one from npm packages, without a window
  VERSION    "stable", "insiders" or a number such as 1.91.0, which is downloaded
Without it: the desktop VS Code if there is one, otherwise the embedded one, otherwise the stable version.
`;

async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { vscode: { type: "string" }, help: { type: "boolean" } } });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  await ensureBuilt();
  await buildVsCodeTests();
  const executable = await findVsCode(values.vscode);
  const temporary = mkdtempSync(path.join(os.tmpdir(), "isms-test-"));
  try {
    return (await runSuite(executable, temporary)) ? 0 : 1;
  } finally {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The executable that runs the tests: VS Code's own, or the stand-in for it. */
async function findVsCode(which: string | undefined): Promise<string> {
  if (which === "embedded") return standIn();
  const command = which === undefined || which === "desktop" ? findDesktop() : undefined;
  const application = command && (applicationOf(command) ?? process.env.VSCODE_EXECUTABLE);
  if (application) return application;
  if (which === "desktop") throw new Error("No desktop VS Code found: name its executable in VSCODE_EXECUTABLE.");
  if (which === undefined && embeddedIsSupported) return standIn();
  return downloadAndUnzipVSCode(which ?? "stable");
}

function standIn(): string {
  const file = path.join(builtTests.vscode, "embeddedCode.mjs");
  chmodSync(file, 0o755);
  return file;
}

/** Runs the suite in copies of the example workspaces, and tells whether it passed. */
async function runSuite(executable: string, temporary: string): Promise<boolean> {
  const folder = (name: string) => path.join(temporary, name);
  const workspaces = folder("workspaces");
  for (const source of ["examples", "test/vscode/workspaces"]) {
    if (existsSync(path.join(root, source))) cpSync(path.join(root, source), workspaces, { recursive: true });
  }
  mkdirSync(folder("screenshots"));
  writeSettings(folder("user-data"), quietSettings);
  const report = folder("report.json");

  const succeeded = await runTests({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(builtTests.vscode, "suite/index.js"),
    extensionTestsEnv: {
      [variables.report]: report,
      [variables.workspaces]: workspaces,
      ...(executable === standIn() && { [variables.screenshots]: folder("screenshots") }),
    },
    launchArgs: [path.join(workspaces, "nordlicht"), `--user-data-dir=${folder("user-data")}`, `--extensions-dir=${folder("extensions")}`],
  }).then(
    (code) => code === 0,
    (error: unknown) => {
      console.error(String(error));
      return false;
    },
  );
  return judge(report) && succeeded;
}

// npm run test:vscode
process.exitCode = await main(process.argv.slice(2));
