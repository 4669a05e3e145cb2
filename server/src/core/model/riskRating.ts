import type { IsmsIndex } from "./ismsIndex.ts";
import type { Methodology, Rated } from "./methodology.ts";
import type { IsmsRecord } from "./record.ts";
import { type TreatmentOption, treatmentOption } from "./treatment.ts";

type Risk = IsmsRecord<"risks">;

/**
 * How a risk is treated: what its option means, or mitigation where it names no option but controls or actions. Undefined
 * where nothing is chosen or the word is none of the usual ones.
 */
export function treatmentOf({ data }: Risk): TreatmentOption | undefined {
  const { option } = data.treatment ?? {};
  if (option !== undefined && option.trim() !== "") return treatmentOption(option);
  return hasMeasures(data) ? "mitigate" : undefined;
}

/** True where the treatment names at least one control or action. */
export function hasMeasures({ treatment }: Risk["data"]): boolean {
  return (treatment?.controls?.length ?? 0) > 0 || (treatment?.actions?.length ?? 0) > 0;
}

/** The rating before treatment, by the organisation's own methodology. */
export function inherentRating({ data }: Risk, methodology: Methodology): Rated | undefined {
  return methodology.rateRisk(data);
}

/** The rating of what remains: as stated, or the risk's own where it is accepted as it is. */
export function remainingRating(risk: Risk, methodology: Methodology): Rated | undefined {
  const { residual } = risk.data;
  if (residual?.likelihood !== undefined || residual?.impact !== undefined) return methodology.rate(residual.likelihood, residual.impact);
  return treatmentOf(risk) === "accept" ? inherentRating(risk, methodology) : undefined;
}

type Trend = "lower" | "same" | "higher";

/**
 * How the residual rating stands to the one before treatment. By score where the methodology states how to get one, otherwise
 * only where both likelihood and impact point the same way. Undefined where they cannot be compared.
 */
export function residualTrend({ data }: Risk, methodology: Methodology): Trend | undefined {
  const { likelihood, impact, residual } = data;
  const steps = [
    [methodology.value("likelihood", likelihood), methodology.value("likelihood", residual?.likelihood)],
    [methodology.value("impact", impact), methodology.value("impact", residual?.impact)],
  ].map(([before, after]) => (before === undefined || after === undefined ? undefined : after - before));
  const [l, i] = steps;
  if (l === undefined || i === undefined) return undefined;
  if (l === 0 && i === 0) return "same";
  const before = methodology.rate(likelihood, impact)?.score;
  const after = methodology.rate(residual?.likelihood, residual?.impact)?.score;
  if (before !== undefined && after !== undefined && before !== after) return after > before ? "higher" : "lower";
  if (l <= 0 && i <= 0) return "lower";
  return l >= 0 && i >= 0 ? "higher" : undefined;
}

/** True once a treatment is chosen for some risk: from then on there are necessary controls. */
export function isAnyRiskTreated(index: IsmsIndex): boolean {
  return index.ofKind("risks").some((risk) => treatmentOf(risk) !== undefined);
}
