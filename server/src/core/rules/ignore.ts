import type { IsmsRecord, Place } from "../model/record.ts";
import type { SourceFile } from "../model/sourceFile.ts";
import { replaceFix } from "../ruleKit/fixes.ts";
import { defineRule, type RuleContext } from "../ruleKit/rule.ts";
import { t } from "../text/l10n.ts";
import { suggest } from "../text/suggest.ts";

export const rules = [
  defineRule({
    code: "ignore/no-reason",
    severity: "warning",
    docs: {
      what: "An `isms-ignore` comment names no code, or gives no reason. It silences nothing.",
      why: "A finding put aside without a reason looks, to an auditor, like a finding that was hidden.",
      how: "Write `isms-ignore CODE: reason`, with the reason that you would give an auditor.",
    },
  }),
  defineRule({
    code: "ignore/unknown-code",
    severity: "hint",
    docs: {
      what: "An `isms-ignore` comment, or `rules` in `isms.yaml`, names a code or family that no rule has.",
      why: "It changes nothing, while whoever wrote it believes that it does.",
      how: "Correct the spelling, or take it out.",
    },
    each: "file",
    check(file, context) {
      // most files are no configuration, and some have very many records
      const isConfiguration = file.collections.some(({ kind }) => kind === "isms");
      const configuration = isConfiguration ? file.records.find(({ kind }) => kind === "isms") : undefined;
      if (file.ignores.length === 0 && !configuration) return;
      const known = new Set([...context.codes].flatMap((code) => [code, code.split("/")[0] as string]));
      for (const { name, start, end } of file.ignores.flatMap(({ codes }) => codes)) {
        if (!known.has(name)) reportUnknown(name, known, file, { start, end, segment: WHOLE_FILE }, context);
      }
      if (configuration) checkSettings(configuration, known, file, context);
    },
  }),
];

/** No file knows it as one of its own, so offsets in it count from the file's start. */
const WHOLE_FILE = {};

function checkSettings(configuration: IsmsRecord, known: ReadonlySet<string>, file: SourceFile, context: RuleContext): void {
  const settings = configuration.node.entries.find(({ key }) => key === "rules")?.value;
  if (settings?.type !== "map") return;
  for (const { key, keySpan } of settings.entries) {
    if (!known.has(key)) reportUnknown(key, known, file, { ...keySpan, segment: configuration.segment }, context);
  }
}

function reportUnknown(name: string, known: ReadonlySet<string>, file: SourceFile, place: Place, { reportPlace }: RuleContext): void {
  const near = suggest(name, known, 2);
  const hint = near[0] === undefined ? t("Correct it or take it out.") : t("Did you mean `{0}`?", near[0]);
  const fixes = near.map((code, index) => replaceFix(t("Change to `{0}`", code), file, place, code, { preferred: index === 0 }));
  reportPlace(file, place, t("No rule is called `{0}`, so naming it here changes nothing. {1}", name, hint), fixes);
}
