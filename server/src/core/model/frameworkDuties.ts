import { type Framework, requirementLabel, requirementOf } from "../catalog/crosswalks.ts";
import type { NotGiven } from "../catalog/frameworkTypes.ts";
import { t } from "../text/l10n.ts";
import { hasEnded, isAnswered, type Obligation } from "./obligations.ts";
import { saysNothing } from "./recordFields.ts";
import type { Snapshot } from "./snapshot.ts";
import { ownRecords } from "./templateText.ts";

/** Something that a framework asks for and ISO/IEC 27001 does not give, and the obligations by which the ISMS tracks it. */
export interface FrameworkDuty extends NotGiven {
  /** As `tracks` of an obligation names it: `gdpr/lawful-basis`. */
  readonly name: string;
  /** The requirements that it is about, as people write them; empty where it is about the framework as a whole. */
  readonly labels: readonly string[];
  readonly obligations: readonly Obligation[];
  readonly state: DutyState;
}

/** `untracked`: no obligation names it. `open`: one does, and lacks an owner or what answers it. `excluded`: it does not bind here. */
export type DutyState = "untracked" | "open" | "answered" | "excluded";

/** What a framework asks for beyond ISO/IEC 27001, and how far the obligations of an ISMS have come with it. What a template wrote tracks nothing. */
export function frameworkDuties({ id, notGiven }: Framework, snapshot: Snapshot): FrameworkDuty[] {
  const obligations = ownRecords(snapshot.index.ofKind("obligations"), snapshot).filter((record) => !hasEnded(record, snapshot.today));
  return notGiven.map((duty) => {
    const name = `${id}/${duty.id}`;
    const own = obligations.filter(({ data }) => data.tracks?.some((tracked) => tracked === name));
    const labels = (duty.about ?? []).flatMap((one) => requirementOf(id, one) ?? []).map(requirementLabel);
    return { ...duty, name, labels, obligations: own, state: stateOf(own, snapshot) };
  });
}

/** A state in words. */
export function dutyLabel(state: DutyState): string {
  return {
    untracked: t("no obligation tracks it"),
    open: t("tracked, without an owner or an answer"),
    answered: t("tracked, with an owner and an answer"),
    excluded: t("does not apply here"),
  }[state];
}

function stateOf(obligations: readonly Obligation[], snapshot: Snapshot): DutyState {
  const binding = obligations.filter(({ data }) => data.applicable !== false);
  if (binding.length === 0) return obligations.length === 0 ? "untracked" : "excluded";
  const isOpen = (one: Obligation) => saysNothing(one, ["owner"]) || !isAnswered(one, snapshot);
  return binding.some(isOpen) ? "open" : "answered";
}
