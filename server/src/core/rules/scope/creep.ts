import scopeSignalsData from "../../../../catalog/scope-signals.yaml";
import type { IsmsRecord } from "../../model/record.ts";
import { nameOf } from "../../model/recordFields.ts";
import { scalarText } from "../../ruleKit/editYaml.ts";
import { addItemsFix, addValuesFix } from "../../ruleKit/listItems.ts";
import { defineRule, type Fix, type RuleContext } from "../../ruleKit/rule.ts";
import { type ScopeWords, scopeWords, textsOfScope } from "../../ruleKit/scopeWords.ts";
import { nameAndTitle, someOf } from "../../ruleKit/wording.ts";
import { t } from "../../text/l10n.ts";
import { PhraseList, wordsOf } from "../../text/words.ts";
import { excludedButHeld } from "./excluded.ts";

type Asset = IsmsRecord<"assets">;

export const creepRules = [
  defineRule({
    code: "scope/creep",
    severity: "info",
    clause: "4.3",
    docs: {
      what: "The inventory has sites, or assets at sites, that the scope names nowhere though it lists its sites; or assets, suppliers and documents bear the very name of something that the scope leaves out.",
      why: "Either it is inside and the certificate will not cover it, or it is outside and its assets and risks are not those of this ISMS. An auditor asks which (clause 4.3).",
      how: "Add a site to `sites`, or leave it out with a reason under `excludes`; it counts as named where a word of its title or location stands in the scope. Take what is left out off the registers, or put it inside; where it is on a register as a border, name its id in the exclusion's `reason`.",
    },
    check(context) {
      const words = context.once("scope words", scopeWords);
      reportSites(words, context);
      reportExcluded(words, context);
    },
  }),
];

function reportSites(words: ScopeWords, { snapshot: { index }, report }: RuleContext): void {
  const scope = index.ofKind("scope").find(({ data }) => data.sites?.length);
  if (!scope) return;
  const named = new Set(index.ofKind("scope").flatMap((one) => textsOfScope(one).flatMap(words.ofPlace)));
  const assets = index.ofKind("assets");
  const sites = assets.filter(({ data }) => {
    const own = words.ofPlace(`${data.title ?? ""} ${data.location ?? ""}`);
    return data.type === "site" && own.length > 0 && !own.some((word) => named.has(word));
  });
  const [first] = sites;
  if (first) {
    report(
      first,
      ["title"],
      t(
        "The scope lists its sites, but not {0}. Whether they are inside decides what the certificate covers (clause 4.3): add them to `sites`, or exclude them with a reason.",
        someOf(sites.map(nameAndTitle), 3),
      ),
      siteFixes(
        scope,
        sites.flatMap(({ title }) => title ?? []),
      ),
    );
  }
  const told = new Set(sites.flatMap(({ data }) => words.ofPlace(`${data.title ?? ""} ${data.location ?? ""}`)));
  const elsewhere = assets.flatMap((asset) => {
    const place = unnamedPlace(asset, words, (name) => named.has(name) || told.has(name));
    return place === undefined ? [] : [{ asset, place }];
  });
  const [outside] = elsewhere;
  if (!outside) return;
  report(
    outside.asset,
    ["location"],
    t(
      "The scope lists its sites, but not where {0} is. Whether that place is inside decides what the certificate covers (clause 4.3): add it to `sites`, or exclude it with a reason.",
      someOf(
        elsewhere.map(({ asset, place }) => `${nameOf(asset)} (${place})`),
        3,
      ),
    ),
    siteFixes(scope, [...new Set(elsewhere.map(({ place }) => place))]),
  );
}

/** The place of work where an asset is, if it has a name that is known nowhere. What others run stands where they run it. */
function unnamedPlace({ data }: Asset, words: ScopeWords, isKnown: (name: string) => boolean): string | undefined {
  const { type, location, supplier } = data;
  if (location === undefined || supplier !== undefined || type === "site" || type === "software" || type === "service") return undefined;
  const names = words.workplaces(location);
  if (names.length === 0 || words.ofPlace(location).some(isKnown)) return undefined;
  const { noSite, negations } = scopeSignalsData();
  return new PhraseList([...noSite, ...negations]).firstIn(wordsOf(location)) === undefined ? location : undefined;
}

/** Where a place belongs is for people to say. */
function siteFixes(scope: IsmsRecord<"scope">, names: readonly string[]): Fix[] {
  if (names.length === 0) return [];
  return [
    addValuesFix(t("Add to the sites of the scope"), scope, ["sites"], names),
    addItemsFix(
      t("Exclude from the scope, with a reason to be written"),
      scope,
      ["excludes"],
      names.map((name) => [`what: ${scalarText(name)}`, 'reason: ""']),
    ),
  ];
}

function reportExcluded(words: ScopeWords, { snapshot, report }: RuleContext): void {
  for (const scope of snapshot.index.ofKind("scope")) {
    for (const { position, what, held } of excludedButHeld(scope, words, snapshot)) {
      report(
        scope,
        ["excludes", position, "what"],
        t(
          "The scope leaves out “{0}”, but the registers hold {1}. Either it is inside after all, or it does not belong to this ISMS (clause 4.3): move the border, take it off the register, or say in `reason` why it stands there, with its id.",
          what,
          someOf(held.map(nameAndTitle), 3),
        ),
      );
    }
  }
}
