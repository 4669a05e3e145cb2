import type { PhasePlan, ProjectPlan } from "../../model/projectPlan.ts";
import { scalarText } from "../../ruleKit/editYaml.ts";
import { t } from "../../text/l10n.ts";

/** The plan as the `project.yaml` of an ISMS: what nobody has decided yet waits in it to be filled in. */
export function planAsYaml({ size, start, end, phases }: ProjectPlan): string {
  const lines = [
    `# ${t("The usual way to a certificate at this size. Change the days to what you decide; `isms plan` shows how far each phase has come.")}`,
    "project:",
    `  title: ${scalarText(t("ISO/IEC 27001 certification"))}`,
    `  start: ${start}`,
    `  target: ${end}`,
    `  size: ${size}`,
    `  # sponsor: ${t("who in top management answers for it")}`,
    `  # manager: ${t("who runs it from day to day")}`,
    "  phases:",
    ...phases.flatMap(phaseLines),
  ];
  return `${lines.join("\n")}\n`;
}

function phaseLines({ id, title, from, to, milestones, deliverables }: PhasePlan): string[] {
  return [
    `    - id: ${id}`,
    `      title: ${scalarText(title)}`,
    `      from: ${from}`,
    `      to: ${to}`,
    "      milestones:",
    ...milestones.flatMap(({ title: name, due }) => [`        - title: ${scalarText(name)}`, `          due: ${due}`]),
    "      deliverables:",
    ...deliverables.map(({ title: name }) => `        - ${scalarText(name)}`),
  ];
}
