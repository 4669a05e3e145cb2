import { controlCitations } from "../../model/controlUse.ts";
import { nameOf } from "../../model/recordFields.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { rangeIn } from "../../model/sourceFile.ts";
import { defineRule } from "../../ruleKit/rule.ts";
import { nameAndTitle, someOf } from "../../ruleKit/wording.ts";
import { t } from "../../text/l10n.ts";
import { wordsOf } from "../../text/words.ts";
import { bindingDocuments, type Document } from "./binding.ts";

export const overlapRules = [
  defineRule({
    code: "document/same-topic",
    severity: "info",
    clause: "7.5.3",
    docs: {
      what: "Approved documents of one type have the same title but for small words, or cite the same four or more controls. One finding for all that are alike; translations are not.",
      why: "Whoever looks for the rule finds two, and nobody knows which one counts once they differ. Clause 7.5.3 asks that the right version is at hand.",
      how: "Join them, retire one, or give them titles and controls that say what each is for. Say in `language` where one is the translation of the other.",
    },
    check({ once, snapshot, report }) {
      for (const { documents, by } of once("topics of documents", () => sharedTopics(snapshot))) {
        const [first, second, ...others] = documents as [Document, Document];
        const names = someOf([first, ...others].map(nameAndTitle), 4);
        report(
          second,
          [by],
          by === "title"
            ? t(
                "The title says the same as that of {0}, so nobody knows which of them counts (clause 7.5.3). Join them, retire one, or say in the titles what each is for.",
                names,
              )
            : t(
                "The document cites the same controls as {0}, so both seem to rule the same thing, and nobody knows which counts (clause 7.5.3). Join them, retire one, or cite what each is for.",
                names,
              ),
        );
      }
    },
  }),
  defineRule({
    code: "document/duplicated-paragraph",
    severity: "hint",
    clause: "7.5.3",
    docs: {
      what: "Paragraphs of 40 words or more stand word for word in several approved documents. One finding for those that the same documents share.",
      why: "Copies drift apart as soon as one of them is changed, and then two documents in force say different things. Clause 7.5.3 asks that changes are controlled.",
      how: "Let the text stand in one document, and link to it from the others.",
    },
    check({ once, snapshot, reportPlace }) {
      const topics = once("topics of documents", () => sharedTopics(snapshot));
      for (const { documents, paragraphs } of sharedParagraphs(snapshot)) {
        // two documents on one topic are to be joined as a whole
        if (topics.some((topic) => documents.every((document) => topic.documents.includes(document)))) continue;
        const [first, second, ...others] = documents;
        const file = second && snapshot.files.get(second.path);
        const place = file?.prose.long.find(({ hash }) => hash === paragraphs[0]);
        const original = first && snapshot.files.get(first.path);
        const model = original?.prose.long.find(({ hash }) => hash === paragraphs[0]);
        if (!first || !file || !place || !original || !model) continue;
        const names = [`${nameOf(first)} (${t("line {0}", rangeIn(original, model).start.line + 1)})`, ...others.map(nameOf)];
        reportPlace(
          file,
          place,
          paragraphs.length === 1
            ? t(
                "This paragraph stands word for word in {0} as well. Copies drift apart once one is changed (clause 7.5.3): let it stand in one document and link to it.",
                someOf(names, 4),
              )
            : t(
                "{0} paragraphs, of which this is the first, stand word for word in {1} as well. Copies drift apart once one is changed (clause 7.5.3): let them stand in one document and link to it.",
                paragraphs.length,
                someOf(names, 4),
              ),
        );
      }
    },
  }),
];

/** Documents on one topic, the first of which was there before the others. */
interface Topic {
  readonly documents: readonly Document[];
  readonly by: "title" | "controls";
}

function sharedTopics({ index }: Snapshot): Topic[] {
  // what has the id of another is a finding of its own
  const documents = bindingDocuments(index).filter(({ id }) => id === undefined || index.withId(id).length === 1);
  const byTitle = groups(documents, titleKey);
  const told = new Set(byTitle.flatMap((list) => list.slice(1)));
  const byControls = groups(
    documents.filter((document) => !told.has(document)),
    controlsKey,
  );
  return [
    ...byTitle.map((list): Topic => ({ documents: list, by: "title" })),
    ...byControls.map((list): Topic => ({ documents: list, by: "controls" })),
  ];
}

/** Documents that share a key with others; those without one share nothing. */
function groups(documents: readonly Document[], keyOf: (document: Document) => string | undefined): Document[][] {
  const byKey = new Map<string, Document[]>();
  for (const document of documents) {
    const own = keyOf(document);
    if (own === undefined) continue;
    const key = [document.data.type ?? "", languageOf(document), own].join("\n");
    const list = byKey.get(key);
    if (list) list.push(document);
    else byKey.set(key, [document]);
  }
  return [...byKey.values()].filter((list) => list.length > 1);
}

/** What a document says of its language, or its path: `policies/de/access.md`, `access.de.md`. */
function languageOf({ data, path }: Document): string {
  return data.language ?? /(?:^|[/._-])([a-z]{2})(?:-[a-z]{2})?(?=[/.])/i.exec(path)?.[1]?.toLowerCase() ?? "";
}

/** The words of a title in any order, without small ones and endings of plurals; one word alone is no topic. */
function titleKey({ title }: Document): string | undefined {
  const words = wordsOf(title ?? "").filter((word) => !SMALL_WORDS.has(word));
  return words.length < 2
    ? undefined
    : words
        .map((word) => (word.length > 3 ? word.replace(/s$/, "") : word))
        .sort()
        .join(" ");
}

const SMALL_WORDS = new Set(
  "a an and for in of on our the to und der die das des für zur zum et de la le les du des y el los las".split(" "),
);

/** So many controls are not the same by chance. */
const MANY = 4;

function controlsKey(document: Document): string | undefined {
  const controls = new Set(controlCitations(document, "controls").map(({ id }) => id));
  return controls.size < MANY ? undefined : [...controls].sort().join(" ");
}

interface Shared {
  readonly documents: readonly Document[];
  /** Their hashes, in the order of the first document. */
  readonly paragraphs: readonly number[];
}

/** Paragraphs that stand in several documents, by the documents that they stand in. */
function sharedParagraphs({ index, files }: Snapshot): Iterable<Shared> {
  const all = bindingDocuments(index)
    .map((document) => ({ document, hashes: files.get(document.path)?.prose.hashes ?? [] }))
    .filter(({ hashes }) => hashes.length > 0);
  if (all.length < 2) return [];
  // most stand once, and there are very many
  const once = new Set<number>();
  const repeated = new Set<number>();
  for (const { hashes } of all) for (const hash of hashes) (once.has(hash) ? repeated : once).add(hash);
  const holders = new Map<number, Set<Document>>();
  for (const { document, hashes } of all) {
    for (const hash of hashes) if (repeated.has(hash)) holders.set(hash, (holders.get(hash) ?? new Set()).add(document));
  }
  const shared = new Map<string, { documents: Document[]; paragraphs: number[] }>();
  for (const [hash, set] of holders) {
    if (set.size < 2) continue;
    const documents = [...set];
    const key = documents.map(({ path }) => path).join("\n");
    const known = shared.get(key);
    if (known) known.paragraphs.push(hash);
    else shared.set(key, { documents, paragraphs: [hash] });
  }
  return shared.values();
}
