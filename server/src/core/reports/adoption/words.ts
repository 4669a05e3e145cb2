import type { Sureness } from "../../adoption/registers.ts";
import type { KindName } from "../../generated/types.ts";
import { t } from "../../text/l10n.ts";

/** A kind of register as `sources` in `isms.yaml` names it: the SoA's rows are called by the SoA. */
export function kindText(kind: KindName): string {
  return kind === "soaEntry" ? "soa" : kind;
}

export function surenessText(sureness: Sureness): string {
  return { sure: t("sure"), likely: t("likely"), unsure: t("unsure") }[sureness];
}
