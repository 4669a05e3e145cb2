import data from "../../../catalog/activities.yaml";
import type { OrganisationSize, StandardActivity } from "./planTypes.ts";

/** The recurring duties that most management systems of organisations of a size have. */
export function standardActivities(size: OrganisationSize = "small"): readonly StandardActivity[] {
  return data().activities.filter(({ sizes }) => sizes.includes(size));
}
