import { nameOf, saysNothing } from "../model/recordFields.ts";
import { byFile, reportLacking } from "../ruleKit/lacking.ts";
import { overdueReview } from "../ruleKit/reviews.ts";
import { defineRule } from "../ruleKit/rule.ts";
import { someOf } from "../ruleKit/wording.ts";
import { t } from "../text/l10n.ts";

/** The inventory (A.5.9). What many entries of a file lack is one finding. */
export const rules = [
  defineRule({
    code: "asset/no-owner",
    severity: "warning",
    clause: "A.5.9",
    docs: {
      what: "An asset has no owner. Where no asset of a file has one, or many have none, that is a single finding.",
      why: "A.5.9 asks for an inventory with owners. The owner decides who gets access and how the asset is protected; without one nobody does.",
      how: "Name the person or role that answers for the asset, seldom the one who administers it.",
    },
    check(context) {
      reportLacking(context, context.snapshot.index.ofKind("assets"), {
        lacks: (asset) => saysNothing(asset, ["owner"]),
        field: "owner",
        one: (name) => t("{0} has no owner, so nobody decides who may use it and how it is protected (A.5.9). Name one.", name),
        all: (count) =>
          t(
            "None of the {0} assets in this file has an owner, so nobody decides who may use them and how they are protected (A.5.9). Name one for each.",
            count,
          ),
        many: (count, of, names) =>
          t(
            "{0} of the {1} assets in this file have no owner, so nobody decides who may use them and how they are protected (A.5.9): {2}. Name one for each.",
            count,
            of,
            names,
          ),
      });
    },
  }),
  defineRule({
    code: "asset/no-classification",
    severity: "info",
    clause: "A.5.12",
    docs: {
      what: "Information, software, hardware, a service or a network has no classification. Where nothing in a file has one, or much has none, that is a single finding.",
      why: "A.5.12 asks to classify information by its need of protection. Handling, labelling and access follow from the class.",
      how: "Give it a class of your scheme in `classification`. Sites, people, processes and intangible assets need none.",
    },
    check(context) {
      reportLacking(context, context.snapshot.index.ofKind("assets"), {
        applies: ({ data }) => data.type === undefined || CLASSIFIED.has(data.type),
        lacks: (asset) => saysNothing(asset, ["classification"]),
        field: "classification",
        one: (name) => t("{0} has no classification, so nobody can tell how to handle it (A.5.12). Give it a class of your scheme.", name),
        all: (count) =>
          t(
            "None of the {0} assets in this file has a classification, so nobody can tell how to handle them (A.5.12). Give each a class of your scheme.",
            count,
          ),
        many: (count, of, names) =>
          t(
            "{0} of the {1} assets in this file have no classification, so nobody can tell how to handle them (A.5.12): {2}. Give each a class of your scheme.",
            count,
            of,
            names,
          ),
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
      for (const assets of byFile(snapshot.index.ofKind("assets"))) {
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
