import type { IsmsRecord } from "../model/record.ts";
import { type InferredFormula, inferRiskFormula } from "../model/riskFormula.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { t } from "../text/l10n.ts";
import { scalarText } from "./editYaml.ts";
import type { Fix } from "./rule.ts";

/**
 * The formula that an ISMS's risks follow without a methodology: that of all of them together, else of the file with most risks that
 * follow one. Undefined where the registers do not say.
 */
export function formulaOf(risks: readonly IsmsRecord<"risks">[]): InferredFormula | undefined {
  const all = inferRiskFormula(risks);
  if (all) return all;
  const byFile = new Map<string, IsmsRecord<"risks">[]>();
  for (const risk of risks) {
    const own = byFile.get(risk.path);
    if (own) own.push(risk);
    else byFile.set(risk.path, [risk]);
  }
  if (byFile.size < 2) return undefined;
  const found = [...byFile.values()].flatMap((own) => inferRiskFormula(own) ?? []);
  return found.sort((a, b) => b.count - a.count)[0];
}

/** A formula as people write it: `likelihood × impact`. */
export function formulaInWords({ formula, impactFrom }: Pick<InferredFormula, "formula" | "impactFrom">): string {
  const impact =
    impactFrom === undefined
      ? t("impact")
      : impactFrom === "sum"
        ? t("(C + I + A)")
        : impactFrom === "max"
          ? t("max(C, I, A)")
          : t("mean(C, I, A)");
  if (formula === "product") return t("likelihood × {0}", impact);
  return formula === "sum" ? t("likelihood + {0}", impact) : t("the larger of likelihood and {0}", impact);
}

/** Writes the formula and scales that the registers follow as a `methodology` record, in a file of its own. */
export function proposeMethodologyFix(inferred: InferredFormula): Fix {
  const { count, misfits } = inferred;
  return {
    title: t("Propose a methodology: {0} (fits {1} of {2} risks)", formulaInWords(inferred), count - misfits.length, count),
    edits: ({ snapshot }) => [
      { path: freePath(snapshot), create: true, edits: [{ span: { start: 0, end: 0 }, newText: methodologyText(inferred) }] },
    ],
  };
}

/** The record as YAML. What no register can say, such as what is accepted and who approved it, stays out and stays a finding. */
export function methodologyText({ formula, impactFrom, likelihood, impact, levels }: InferredFormula): string {
  const scale = (steps: InferredFormula["likelihood"]) =>
    steps.map(({ value, label }) => `    - {value: ${value}${label === undefined ? "" : `, label: ${scalarText(label)}`}}\n`).join("");
  const ranges = levels.map(({ name, min, max }) => `    - {name: ${scalarText(name)}, min: ${min}, max: ${max}}\n`).join("");
  return [
    `# ${t("Read from the risk registers as they are. Check the scales and levels, add acceptance criteria, and have it approved.")}\n`,
    `methodology:\n  likelihood:\n${scale(likelihood)}  impact:\n${scale(impact)}`,
    impactFrom === undefined ? "" : `  impactFrom: ${impactFrom}\n`,
    `  formula: ${formula}\n`,
    ranges === "" ? "" : `  levels:\n${ranges}`,
  ].join("");
}

function freePath({ exists }: Snapshot): string {
  let path = "methodology.yaml";
  for (let number = 2; exists(path); number++) path = `methodology-${number}.yaml`;
  return path;
}
