import { framework } from "../catalog/crosswalks.ts";
import { frameworkDuties } from "../model/frameworkDuties.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { dutyRecords } from "../ruleKit/recordDuties.ts";
import { t } from "../text/l10n.ts";

/** What the frameworks of these ids ask for beyond ISO/IEC 27001 and no obligation tracks yet, as records of an `obligations` file. */
export function frameworksAsYaml(snapshot: Snapshot, ids: readonly string[]): string {
  const taken: string[] = [];
  const records = [...new Set(ids)].flatMap((id) => {
    const owner = framework(id);
    const untracked = owner ? frameworkDuties(owner, snapshot).filter(({ state }) => state === "untracked") : [];
    const own = owner ? dutyRecords(owner, untracked, snapshot, taken) : [];
    taken.push(...own.map(([first = ""]) => first.slice("id: ".length)));
    return own;
  });
  const head = `# ${t("What the frameworks ask for beyond ISO/IEC 27001. Give each an owner and what answers it; set `applicable: false` with a reason where it does not bind you.")}`;
  if (records.length === 0) return `${head}\nobligations: []\n`;
  const items = records.flatMap((lines) => lines.map((line, index) => `  ${index === 0 ? "- " : "  "}${line}`));
  return `${[head, "obligations:", ...items].join("\n")}\n`;
}
