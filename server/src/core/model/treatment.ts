import { valueMeaning } from "../catalog/synonyms.ts";

/** The four ways to treat a risk. ISO/IEC 27001 fixes no names for them, so every organisation's words are read. */
export type TreatmentOption = "mitigate" | "avoid" | "transfer" | "accept";

/** Which of the four a word means; undefined for a word that is none of the usual ones. */
export function treatmentOption(word: string | undefined): TreatmentOption | undefined {
  const meaning = word === undefined ? undefined : valueMeaning("risks", "treatment.option", word, false);
  return meaning === undefined || meaning === "nothing" ? undefined : (meaning.value as TreatmentOption);
}
