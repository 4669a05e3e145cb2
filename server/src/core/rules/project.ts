import { orderRules } from "./project/order.ts";
import { progressRules } from "./project/progress.ts";

/** The project that builds the ISMS: somebody answers for it, its phases follow each other, and what is late is seen. */
export const rules = [...progressRules, ...orderRules];
