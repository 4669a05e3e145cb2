import type { Framework } from "../catalog/crosswalks.ts";
import { type FrameworkDuty, frameworkDuties } from "../model/frameworkDuties.ts";
import type { Obligation } from "../model/obligations.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { kindOf } from "../schema/kinds.ts";
import { t } from "../text/l10n.ts";
import { appendRecords } from "./createRecord.ts";
import { scalarText } from "./editYaml.ts";
import { nextId } from "./nextId.ts";
import type { Fix } from "./rule.ts";

/** Records an obligation for each thing that a framework asks for beyond ISO/IEC 27001 and that none tracks. What answers it is named by people. */
export function recordDutiesFix(owner: Framework): Fix {
  return {
    title: t("Record obligations for what {0} asks for beyond ISO/IEC 27001", owner.shortName),
    edits: (files) => {
      const untracked = frameworkDuties(owner, files.snapshot).filter(({ state }) => state === "untracked");
      return appendRecords("obligations", dutyRecords(owner, untracked, files.snapshot), files);
    },
  };
}

/**
 * Obligations that track something of a framework, each as its lines `key: value`. Their owner is that of an obligation under the framework
 * which is there. `reserved` are ids that are taken beside those of the snapshot.
 */
export function dutyRecords(
  owner: Framework,
  duties: readonly FrameworkDuty[],
  { index }: Snapshot,
  reserved: readonly string[] = [],
): string[][] {
  const taken = [...index.allIds, ...reserved];
  const isUnder = ({ mentions }: Obligation) => mentions.some(({ target }) => target.type === "foreign" && target.standard === owner.id);
  const responsible = index.ofKind("obligations").find((one) => one.data.owner !== undefined && isUnder(one))?.data.owner;
  return duties.map(({ name, title, text, labels }) => {
    const id = nextId(kindOf("obligations").idPrefix ?? "", taken);
    taken.push(id);
    const source = labels.length > 0 ? `${owner.shortName} ${labels.join(", ")}` : `${owner.name}, ${owner.edition}`;
    return [
      `id: ${id}`,
      `title: ${scalarText(`${owner.shortName}: ${title}`)}`,
      `type: ${owner.obligationType}`,
      `source: ${scalarText(source)}`,
      `description: ${scalarText(text)}`,
      ...(responsible === undefined ? [] : [`owner: ${scalarText(responsible)}`]),
      `tracks: [${name}]`,
    ];
  });
}
