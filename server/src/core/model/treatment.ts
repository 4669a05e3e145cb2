import { fold } from "../text/suggest.ts";

/** The four ways to treat a risk. ISO/IEC 27001 fixes no names for them, so every organisation's words are read. */
export type TreatmentOption = "mitigate" | "avoid" | "transfer" | "accept";

const WORDS: Record<TreatmentOption, readonly string[]> = {
  mitigate: [
    "mitigate",
    "mitigation",
    "modify",
    "modification",
    "reduce",
    "reduction",
    "treat",
    "remediate",
    "mindern",
    "reduzieren",
    "behandeln",
    "vermindern",
    "verringern",
    "réduire",
    "atténuer",
    "traiter",
    "mitigar",
    "reducir",
    "reduzir",
    "tratar",
    "mitigare",
    "ridurre",
    "mitigeren",
    "verminderen",
  ],
  avoid: ["avoid", "avoidance", "eliminate", "terminate", "vermeiden", "vermeidung", "éviter", "refuser", "evitar", "evitare", "vermijden"],
  transfer: [
    "transfer",
    "share",
    "sharing",
    "insure",
    "outsource",
    "übertragen",
    "verlagern",
    "teilen",
    "transférer",
    "partager",
    "transferir",
    "compartir",
    "trasferire",
    "overdragen",
  ],
  accept: [
    "accept",
    "acceptance",
    "retain",
    "retention",
    "tolerate",
    "akzeptieren",
    "akzeptanz",
    "tragen",
    "accepter",
    "conserver",
    "aceptar",
    "retener",
    "aceitar",
    "accettare",
    "accepteren",
  ],
};

/** Which of the four a word means; undefined for a word that is none of the usual ones. */
export function treatmentOption(word: string | undefined): TreatmentOption | undefined {
  if (word === undefined) return undefined;
  const folded = fold(word);
  return (Object.keys(WORDS) as TreatmentOption[]).find((option) => WORDS[option].some((candidate) => fold(candidate) === folded));
}
