import type { IsmsRecord } from "../model/record.ts";
import { nameOf, saysNothing } from "../model/recordFields.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { overdueReview } from "../ruleKit/reviews.ts";
import { defineRule, type RuleContext } from "../ruleKit/rule.ts";
import { someOf } from "../ruleKit/wording.ts";
import { t } from "../text/l10n.ts";

type Asset = IsmsRecord<"assets">;

/** The inventory (A.5.9). What a whole file of it lacks is one finding. */
export const rules = [
  defineRule({
    code: "asset/no-owner",
    severity: "warning",
    clause: "A.5.9",
    docs: {
      what: "An asset has no owner. Where no asset of a file has one, that is a single finding.",
      why: "A.5.9 asks for an inventory with owners. The owner decides who gets access and how the asset is protected; without one nobody does.",
      how: "Name the person or role that answers for the asset, seldom the one who administers it.",
    },
    check(context) {
      reportLacking(context, (asset) => saysNothing(asset, ["owner"]), ["owner"], {
        one: (name) => t("{0} has no owner, so nobody decides who may use it and how it is protected (A.5.9). Name one.", name),
        all: (count) =>
          t(
            "None of the {0} assets in this file has an owner, so nobody decides who may use them and how they are protected (A.5.9). Name one for each.",
            count,
          ),
      });
    },
  }),
  defineRule({
    code: "asset/no-classification",
    severity: "info",
    clause: "A.5.12",
    docs: {
      what: "Information, software, hardware, a service or a network has no classification. Where nothing in a file has one, that is a single finding.",
      why: "A.5.12 asks to classify information by its need of protection. Handling, labelling and access follow from the class.",
      how: "Give it a class of your scheme in `classification`. Sites, people, processes and intangible assets need none.",
    },
    check(context) {
      reportLacking(context, (asset) => saysNothing(asset, ["classification"]), ["classification"], {
        one: (name) => t("{0} has no classification, so nobody can tell how to handle it (A.5.12). Give it a class of your scheme.", name),
        all: (count) =>
          t(
            "None of the {0} assets in this file has a classification, so nobody can tell how to handle them (A.5.12). Give each a class of your scheme.",
            count,
          ),
        applies: ({ data }) => data.type === undefined || CLASSIFIED.has(data.type),
      });
    },
  }),
  defineRule({
    code: "asset/review-overdue",
    severity: "info",
    clause: "A.5.9",
    docs: {
      what: "The planned review of inventory entries is overdue: one finding a file.",
      why: "A.5.9 asks to keep the inventory up to date. Entries that nobody confirms drift away from what there is.",
      how: "Have the owners confirm their entries, record the day in `reviewedOn`, and plan the next review.",
    },
    check({ snapshot, report }) {
      for (const assets of byFile(snapshot)) {
        const overdue = assets.flatMap((asset) => {
          const due = overdueReview(asset, snapshot.today);
          return due === undefined ? [] : [{ asset, due }];
        });
        const [first] = overdue;
        if (!first) continue;
        report(
          first.asset,
          ["nextReview"],
          t(
            "Entries of the inventory whose review was due, the first on {0}: {1}. Have their owners confirm them (A.5.9), and plan the next review.",
            overdue.map(({ due }) => due).sort()[0] as string,
            someOf(
              overdue.map(({ asset }) => nameOf(asset)),
              5,
            ),
          ),
        );
      }
    },
  }),
];

const CLASSIFIED = new Set(["information", "software", "hardware", "service", "network"]);

interface Wording {
  readonly one: (name: string) => string;
  readonly all: (count: number) => string;
  readonly applies?: (asset: Asset) => boolean;
}

/** Reports each asset that lacks something, or the file once where all its assets do: then a column is missing, not a value. */
function reportLacking(
  { snapshot, report }: RuleContext,
  lacks: (asset: Asset) => boolean,
  path: readonly string[],
  { one, all, applies = () => true }: Wording,
): void {
  for (const assets of byFile(snapshot)) {
    const concerned = assets.filter(applies);
    const lacking = concerned.filter(lacks);
    const [first] = lacking;
    if (first && lacking.length === concerned.length && lacking.length > FEW) report(first, path, all(lacking.length));
    else for (const asset of lacking) report(asset, path, one(nameOf(asset)));
  }
}

/** As many findings of one kind can be looked at one by one. */
const FEW = 2;

function byFile({ index }: Snapshot): Iterable<Asset[]> {
  const files = new Map<string, Asset[]>();
  for (const asset of index.ofKind("assets")) {
    const list = files.get(asset.path);
    if (list) list.push(asset);
    else files.set(asset.path, [asset]);
  }
  return files.values();
}
