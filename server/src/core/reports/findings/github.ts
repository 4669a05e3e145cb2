import type { Severity } from "../../model/config.ts";
import type { FindingsReport } from "./report.ts";

const COMMANDS: Record<Severity, string> = { error: "error", warning: "warning", info: "notice", hint: "notice" };

/** The findings as workflow commands of GitHub Actions, which show them on the changed lines of a pull request. */
export function findingsAsGithub({ findings, root }: FindingsReport): string {
  const folder = root === "." || root === "" ? "" : `${root.replace(/\/$/, "")}/`;
  return findings
    .map(({ finding, range }) => {
      const { start, end } = range;
      const place = [
        `file=${property(folder + finding.path)}`,
        `line=${start.line + 1}`,
        `col=${start.character + 1}`,
        `endLine=${end.line + 1}`,
        `endColumn=${end.character + 1}`,
        `title=${property(finding.code)}`,
      ];
      return `::${COMMANDS[finding.severity]} ${place.join(",")}::${data(finding.message)}\n`;
    })
    .join("");
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
