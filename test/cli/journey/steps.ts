import { certification } from "./certification.ts";
import { implementation } from "./implementation.ts";
import { laterYears } from "./laterYears.ts";
import { operation } from "./operation.ts";
import { planning } from "./planning.ts";

/** The way of a company of twenty people from the starter to the third year of its certificate. */
export const steps = [...planning, ...implementation, ...operation, ...certification, ...laterYears];
