import assert from "node:assert/strict";
import fc from "fast-check";
import type { LocatedMention } from "../../server/src/core/model/ismsIndex.ts";
import { type IsmsRecord, type Mention, targetKey } from "../../server/src/core/model/record.ts";
import { mentionsIn, proseMentionsIn, rangeIn, type SourceFile } from "../../server/src/core/model/sourceFile.ts";
import { kinds } from "../../server/src/core/schema/kinds.ts";
import { IsmsWorkspace } from "../../server/src/workspace/ismsWorkspace.ts";
import { memoryFileSystem, TODAY } from "../fixture.ts";
import { cases } from "../property.ts";

const FOLDER = "file:///work";

/** What `isms.yaml` and `.gitignore` hold. */
const CONFIGS = [
  "isms:\n  organisation: Example Ltd\n",
  'isms:\n  organisation: Example Ltd\n  exclude: ["drafts/**"]\n',
  'isms:\n  organisation: Example Ltd\n  exclude: ["*.md", "*.yaml"]\n  rules:\n    ref: off\n',
  "isms:\n  organisation: Example Ltd\n  rules:\n    schema/unknown-key: hint\n    document: error\n",
  "isms:\n  organisation: Example Ltd\n  sources:\n    - {files: register.csv, kind: risks, columns: {id: Nr, title: Was}}\n",
  "isms:\n",
];
const IGNORES = ["", "drafts/\n", "*.md\n!policy.md\n", "/isms.yaml\nsub\n"];

/** What other files hold: texts that make records, refer to each other, break off or only look like something. */
const TEXTS = [
  "",
  "risks:\n  - id: R-1\n    title: Theft\n    owner: anna\n    likelihood: 3\n    impact: 9\n    treatment: {option: mitigate, controls: [A.8.1, A.12.6.1]}\n  - id: R-2\n    titel: Fire\n    owner: ghost\n",
  "risks:\n- {id: R-1, title: Twice, ownr: x}\n- {id: R-3, title: Loss, owner: anna, reviewedOn: 2026-13-01}\n",
  "assets:\n  - id: AST-1\n    title: Laptop\n    owner: anna\n# isms-ignore ref: known\n  - {id: R-1, title: Same id, owner: ghost}\n",
  "soa:\n  version: '1'\n  controls:\n    - control: A.5.1\n      applicable: true\n      justification: R-1 needs it\n      evidence: [EV-1]\n    - {control: 8.8, applicable: false}\n",
  "evidence:\n  - {id: EV-1, title: Log, for: [A.5.1, R-1], validUntil: 2026-01-01, file: picture.png}\nactions:\n  - {id: ACT-1, title: Do it, for: [R-1], controls: [A.8.8], status: done, evidence: [EV-1]}\n",
  "methodology:\n  title: Ours\n  likelihood: {scale: [{value: 1}, {value: 3}]}\n  formula: product\nobligations:\n  - {id: OBL-1, title: Law, type: law, controls: [A.5.1]}\n",
  "soa:\n  controls:\n    - {control: A.8.8, applicable: false, reasons: [risk]}\n    - {control: A.5.1, applicable: true, status: implemented, reasons: [risk, legal], documents: [POL-1]}\n",
  "risks:\n  - {id: R-1, title: Theft, treatment: {option: mitigate, controls: [A.8.8], actions: [ACT-2], approvedOn: 2026-01-01}}\n  - {id: R-3, title: Loss, status: closed, treatment: {controls: [A.5.1], approvedOn: 2026-01-01}}\n",
  "soa:\n  controls:\n    - {control: A.8.8, applicable: true, status: planned}\n    - {control: A.5.1, applicable: true, status: planned}\n",
  "actions:\n  - {id: ACT-1, title: Do it, for: [R-1, R-3]}\n  - {id: ACT-2, title: Buy it, status: cancelled, resources: none}\n",
  "gaps:\n  - {id: GAP-1, title: Gap, requirement: A.8.8, actions: [ACT-2]}\nactions:\n  - {id: ACT-2, title: Buy it}\n",
  "methodology:\n  title: Ours\n  likelihood: [{value: 1}, {value: 3}]\n  impact: [{value: 2}, {value: 9}]\n  formula: product\n  acceptance: {maxScore: 5, authority: anna}\nrisks:\n  - {id: R-11, title: Spy, owner: anna, likelihood: 3, impact: 2, treatment: {option: accept, approvedBy: bob}}\n",
  "methodology:\n  title: Ours\n  likelihood: [{value: 1}, {value: 3}]\n  impact: [{value: 2}, {value: 9}]\n  formula: sum\n  acceptance: {maxScore: 30, authority: bob}\n",
  "people:\n  - &a {id: anna, name: Anna Berg}\n  - {id: bob, name: *a}\n",
  "people: [{id: anna, name: Anna Berg}]\n---\nroles:\n  - {id: ciso, title: CISO, holders: [anna]}\n",
  "risks:\n  - {id: R-1, title: One}\nrisks:\n  - {id: R-4, title: Two}\n",
  "# Notes on ISO 27001\n\nSee A.8.8, A.12.6.1, clause 6.1.3 d), R-1 and [the risks](../risks.yaml), [this](page.md) or [that](../picture.png).\n",
  "---\nid: POL-1\ntitle: Policy\ntype: policy\nstatus: approved\nowner: anna\ncontrols: [A.5.1, A.99.1]\nnextReview: 2026-01-01\n---\n\n# Policy\n\nTBD as appropriate <!-- isms-ignore document: soon -->\n\n[x](missing.md)\n",
  "a: [1, 2\nb: '\n",
  "Nr,Was,Owner\nR-1,Theft,anna\nR-7,Fire,ghost\n",
  "# Register\n\n| ID | Risk | Owner | Likelihood |\n|---|---|---|---|\n| R-1 | Theft | anna | 3 |\n| R-8 | Fire | ghost | 9 |\n",
  "\ttab: 1\n",
  "# Rules\n\n## Clause 8\n\n8.2 applies, see R-1.\n\n```\n# code\n```\n\n## Annex A of ISO 27001\n\n- A.5.1 Access control [TBD]\n\n| ID | Risk | Owner | Likelihood |\n|---|---|---|---|\n| R-9 | Loss | anna | 2 |\n\n### R-10\n\n[TBD]: page.md\n",
];

/** Files at which events aim, with what they hold: roots, files below and beside them, one in each place that may be left out, and one that is not read. */
const PATHS: Readonly<Record<string, readonly string[]>> = {
  "isms.yaml": CONFIGS,
  "risks.yaml": TEXTS,
  "docs/policy.md": TEXTS,
  "drafts/risks.yaml": TEXTS,
  ".gitignore": IGNORES,
  "sub/isms.yaml": CONFIGS,
  "sub/risks.yaml": TEXTS,
  "docs/page.md": TEXTS,
  "people.yml": TEXTS,
  "register.csv": TEXTS,
  ".hidden/page.md": TEXTS,
  "picture.png": TEXTS,
};

/** What people type, as lines or inside them. */
const PIECES = [
  ...TEXTS,
  ...CONFIGS,
  "risks:\n",
  "assets:\n",
  "people:\n",
  "soa:\n",
  "  controls:\n",
  "---\n",
  "...\n",
  "  - id: R-1\n    title: x\n",
  "- {id: AST-1, title: Laptop}\n",
  "  - {id: ACT-2, title: Buy it, for: [R-3]}\n",
  "    - {control: A.8.8, applicable: true, status: planned}\n",
  "  - {id: R-4, title: Fire, treatment: {controls: [A.8.8], approvedOn: 2026-01-01}}\n",
  '  exclude: ["docs"]\n',
  "# isms-ignore schema: agreed\n",
  "\n",
  "\r\n",
  "# Heading\n",
  "## Clause 9\n",
  "  acceptance: {maxScore: 30, authority: anna}\n",
  "```\n",
  "<!--\n",
  "-->\n",
  "| R-11 | Fire | anna | 3 |\n",
  "  ",
  "- ",
  ":",
  "#",
  "'",
  "|",
  "&a ",
  "*a",
  "A.8.8",
  "R-1 ISO 27001 ",
  "\u{1F512}",
  "\uFEFF",
];

type Event =
  | { readonly does: "write" | "open"; readonly path: string; readonly text: string }
  | { readonly does: "remove" | "close" | "openAsIs"; readonly path: string }
  | { readonly does: "rename"; readonly path: string; readonly to: string }
  | { readonly does: "edit" | "editLine"; readonly path: string; readonly at: number; readonly length: number; readonly text: string };

const file = fc
  .oneof(
    { weight: 3, arbitrary: fc.constantFrom("isms.yaml", "risks.yaml", "drafts/risks.yaml") },
    { weight: 2, arbitrary: fc.constantFrom(...Object.keys(PATHS)) },
  )
  .chain((path) => fc.record({ path: fc.constant(path), text: fc.constantFrom(...(PATHS[path] ?? TEXTS)) }));
const edit = fc.record({
  does: fc.constantFrom("edit" as const, "editLine" as const),
  path: file.map(({ path }) => path),
  at: fc.nat(30),
  length: fc.nat(2),
  text: fc.oneof(fc.constant(""), fc.constantFrom(...PIECES)),
});
const rename = fc.record({ does: fc.constant("rename" as const), path: file.map(({ path }) => path), to: file.map(({ path }) => path) });
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 4, arbitrary: edit },
  { weight: 1, arbitrary: rename },
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom("write" as const, "open" as const), file).map(([does, of]) => ({ does, ...of })) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constantFrom("remove" as const, "close" as const, "openAsIs" as const),
      path: file.map((of) => of.path),
    }),
  },
);
/** Events that come together: the watcher tells them at once, and nobody waits for one before the next. */
const batch = fc.oneof(
  { weight: 4, arbitrary: event.map((one) => [one]) },
  { weight: 1, arbitrary: fc.array(event, { minLength: 2, maxLength: 8 }) },
);
const start = fc
  .array(file, { maxLength: 8 })
  .map((files) => new Map([["isms.yaml", CONFIGS[0] as string], ...files.map(({ path, text }) => [path, text] as const)]));

type FileChange = Parameters<IsmsWorkspace["filesChanged"]>[0][number];

/** A workspace with the files that its disk and its editor hold, told of every change as the language server tells it. */
class World {
  readonly disk: Map<string, string>;
  readonly editor = new Map<string, string>();
  readonly workspace: IsmsWorkspace;
  private queue = Promise.resolve();

  constructor(files: ReadonlyMap<string, string>) {
    this.disk = new Map(files);
    this.workspace = newWorkspace(this.disk);
  }

  /** Lets events happen, tells the workspace of all of them as the language server does, and waits until it has taken them in. */
  async apply(events: readonly Event[]): Promise<void> {
    const changes: FileChange[] = [];
    for (const event of events) this.happen(event, changes);
    if (changes.length > 0) this.enqueue(() => this.workspace.filesChanged(changes));
    await this.queue;
  }

  /** Asynchronous work is done in order, while texts come in at any time. */
  private enqueue(work: () => Promise<void>): void {
    this.queue = this.queue.then(work);
  }

  /** Changes the disk or the editor; adds to `changes` what a watcher would see. */
  private happen(event: Event, changes: FileChange[]): void {
    const { path } = event;
    const open = this.editor.get(path);
    switch (event.does) {
      case "write":
        this.write(path, event.text, changes);
        return;
      case "remove":
        this.remove(path, changes);
        return;
      case "rename": {
        const text = this.disk.get(path);
        if (text === undefined || path === event.to) return;
        this.remove(path, changes);
        this.write(event.to, text, changes);
        return;
      }
      case "open":
        this.type(path, event.text);
        return;
      case "openAsIs":
        this.type(path, this.disk.get(path) ?? "");
        return;
      case "close":
        if (this.editor.delete(path)) this.enqueue(() => this.close(path));
        return;
      default: {
        const text = open ?? this.disk.get(path) ?? "";
        const parts = event.does === "edit" ? [...text] : text.split(/(?<=\n)/);
        const at = event.at % (parts.length + 1);
        this.type(path, [...parts.slice(0, at), event.text, ...parts.slice(at + event.length)].join(""));
      }
    }
  }

  /** Editors close and open a file at once, when its language changes. */
  private async close(path: string): Promise<void> {
    if (!this.editor.has(path)) await this.workspace.closeText(`${FOLDER}/${path}`);
  }

  private write(path: string, text: string, changes: FileChange[]): void {
    changes.push({ uri: `${FOLDER}/${path}`, changedOnly: this.disk.has(path) });
    this.disk.set(path, text);
  }

  private remove(path: string, changes: FileChange[]): void {
    if (this.disk.delete(path)) changes.push({ uri: `${FOLDER}/${path}`, changedOnly: false });
  }

  private type(path: string, text: string): void {
    this.editor.set(path, text);
    const located = this.workspace.setText(`${FOLDER}/${path}`, text);
    if (located?.path === "isms.yaml") this.enqueue(() => this.workspace.load());
  }
}

function newWorkspace(files: ReadonlyMap<string, string>): IsmsWorkspace {
  const system = memoryFileSystem(files);
  return new IsmsWorkspace({
    openFolder: () => system,
    readUserFile: system.readFile,
    log: (message) => assert.match(message, /^skipped /),
    today: () => TODAY,
  });
}

async function openAnew({ disk, editor }: World): Promise<IsmsWorkspace> {
  const workspace = newWorkspace(disk);
  await workspace.addFolder(FOLDER);
  for (const [path, text] of editor) workspace.setText(`${FOLDER}/${path}`, text);
  await workspace.load();
  return workspace;
}

/** Everything that a user may come to see of a workspace, without the identities of objects. */
function describeState(workspace: IsmsWorkspace): object {
  return workspace.roots().map(({ uri, folder }) => {
    const { files, isIsms, config, allPaths, exists, index } = folder.snapshot();
    const targets = new Set([...files.values()].flatMap((file) => mentionsIn(file).map(({ target }) => targetKey(target))));
    const findings = [...folder.findings()].map(([path, list]) => {
      const file = files.get(path) as SourceFile;
      return [
        path,
        list.map((finding) => ({ ...finding, ...place(file, finding), segment: undefined, fixes: finding.fixes.map(titleOf) })),
      ];
    });
    return {
      uri,
      isIsms,
      config,
      findings,
      references: [...targets].sort().map((key) => [key, index.mentionsOf(key).map((found) => describeReference(files, found))]),
      records: kinds.map(({ name }) => index.ofKind(name).map(({ path, id }) => [path, id])),
      sharedIds: [...index.allIds].sort().map((id) => [id, index.withId(id).map(({ path, kind }) => [path, kind])]),
      paths: [...allPaths()],
      exists: Object.keys(PATHS).filter(exists),
      files: [...files.values()].map((file) => ({
        ...file,
        text: file.text,
        source: undefined,
        cache: undefined,
        segments: [...file.segments.values()],
        records: file.records.map((record) => describeRecord(file, record)),
        mentions: mentionsIn(file).map((mention) => describePlace(file, mention)),
        proseParts: undefined,
        proseMentions: proseMentionsIn(file).length,
        problems: file.problems.map((problem) => ({ ...describePlace(file, problem), fixes: undefined })),
        wording: file.wording.map((words) => describePlace(file, words)),
      })),
    };
  });
}

function describeRecord(file: SourceFile, record: IsmsRecord): object {
  const { kind, id, title, path, carrier, written, node, data, problems, mentions } = record;
  return {
    ...{ kind, id, title, path, carrier, written, node, data },
    problems: problems.map((problem) => ({ ...describePlace(file, problem), fixes: undefined })),
    mentions: mentions.map((mention) => describePlace(file, mention)),
  };
}

function describeReference(files: ReadonlyMap<string, SourceFile>, { path, record, mention }: LocatedMention): object {
  return [path, record?.kind, record?.id, describePlace(files.get(path) as SourceFile, mention)];
}

function describePlace(file: SourceFile, at: Pick<Mention, "segment" | "start" | "end">): object {
  return { ...at, segment: undefined, ...place(file, at) };
}

function place(file: SourceFile, at: Pick<Mention, "segment" | "start" | "end">): object {
  return { range: rangeIn(file, at), isPlaced: Object.keys(at.segment).length === 0 || file.segments.has(at.segment) };
}

function titleOf({ title }: { title: string }): string {
  return title;
}

describe("changes over time", () => {
  it("leave the workspace as one that is opened anew on the same bytes", async () => {
    await fc.assert(
      fc.asyncProperty(start, fc.array(batch, { maxLength: 15, size: "max" }), async (files, batches) => {
        const world = new World(files);
        await world.workspace.addFolder(FOLDER);
        await world.workspace.load();
        for (const [index, events] of batches.entries()) {
          await world.apply(events);
          // findings are asked for now and then, so that what is kept between changes can go stale
          if (index % 3 === 0) describeState(world.workspace);
        }
        assert.deepEqual(describeState(world.workspace), describeState(await openAnew(world)));
      }),
      cases(2000),
    );
  }).timeout(0);
});
