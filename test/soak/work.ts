import { CancellationTokenSource } from "vscode-languageserver-protocol";
import type { Random } from "../bench/generate/random.ts";
import type { Session } from "../bench/session.ts";
import type { World } from "./world.ts";

/** One thing that people do to their ISMS. */
export type Job = (world: World, session: Session, random: Random) => Promise<void>;

const FILES_OF_A_BRANCH = 2_000;

/** What replaces what in a text: each makes findings, or takes them away. */
const CHANGES: readonly (readonly [RegExp, string])[] = [
  [/owner: person-0/, "owner: ghost-0"],
  [/owner: ghost-0/, "owner: person-0"],
  [/likelihood: \d/, "likelihood: 9"],
  [/A\.\d\.\d+/, "A.12.6.1"],
  [/title: /, "titel: "],
  [/\n {4}impact: \d+/, ""],
  [/status: /, "status: [ "],
  [/2027-/, "2026-"],
  [/id: R-\d+/, "id: R-000001"],
  [/must/, "should as appropriate TBD"],
];

/** What `isms.yaml` says beside its usual text. */
const CONFIGURATIONS = [
  "",
  '  exclude: ["policies/000/**"]\n',
  "  rules:\n    ref: off\n    document: hint\n",
  "  sources:\n    - {files: 'csv/*.csv', kind: risks, columns: {id: Risk ID, title: Risk}}\n",
  "  size: [\n",
];

const DAYS = ["2026-11-02", "2026-03-01", "2027-12-31"];

const QUESTIONS = ["hover", "completion", "definition", "references", "documentSymbol", "codeAction", "inlayHint"];

/** What is done, the frequent more often. */
export const jobs: readonly Job[] = [
  type,
  type,
  type,
  type,
  save,
  close,
  ask,
  ask,
  change,
  remove,
  move,
  moveFolder,
  switchBranch,
  configure,
];

/** Ten keys in a document, one of them telling. */
async function type(world: World, session: Session, random: Random): Promise<void> {
  const name = anOpenName(world, random) ?? aName(world, random);
  const document = await world.document(name);
  for (let key = 0; key < 10; key++) {
    const at = random.below(document.text.length + 1);
    await session.edit(document, at, Math.min(document.text.length, at + random.below(2)), random.of(["x", " ", "\n", "-", ": ", "ü"]));
  }
  const [pattern, text] = random.of(CHANGES);
  const match = pattern.exec(document.text);
  if (match) await session.edit(document, match.index, match.index + match[0].length, text);
}

async function save(world: World, _: Session, random: Random): Promise<void> {
  const name = anOpenName(world, random);
  if (name !== undefined) await world.save(name);
}

async function close(world: World, _: Session, random: Random): Promise<void> {
  const name = anOpenName(world, random);
  if (name !== undefined) await world.close(name);
}

/** Every question about a place, half of them taken back before the answer. */
async function ask(world: World, session: Session, random: Random): Promise<void> {
  const document = await world.document(aName(world, random));
  const { textDocument, position } = session.place(document, random.below(document.text.length + 1));
  const range = { start: position, end: position };
  const answers = QUESTIONS.map((question, index) => {
    const source = new CancellationTokenSource();
    const params = { textDocument, position, range, context: { diagnostics: [], includeDeclaration: true } };
    // one that is cancelled is refused, as it should be
    const answer = session.request(`textDocument/${question}`, params, source.token).catch(() => undefined);
    if (index % 2 === 0) setTimeout(() => source.cancel(), random.below(5));
    return answer;
  });
  await Promise.all(answers);
}

/** Another program writes a file. */
async function change(world: World, _: Session, random: Random): Promise<void> {
  const name = aName(world, random);
  await world.change(new Map([[name, changed(world.files.get(name) ?? "", random)]]));
}

async function remove(world: World, _: Session, random: Random): Promise<void> {
  await world.change(new Map([[aName(world, random), undefined]]));
}

async function move(world: World, _: Session, random: Random): Promise<void> {
  const name = aName(world, random);
  const text = world.files.get(name);
  await world.change(
    new Map([
      [name, undefined],
      [`moved/${random.below(50)}/${name}`, text],
    ]),
  );
}

async function moveFolder(world: World, _: Session, random: Random): Promise<void> {
  const name = aName(world, random);
  const folder = name.slice(0, name.lastIndexOf("/"));
  if (folder !== "") await world.moveFolder(folder, `${folder}-${random.below(1_000_000)}`);
}

/** Two thousand files become others at once; some go, some come. */
async function switchBranch(world: World, _: Session, random: Random): Promise<void> {
  const names = [...world.files.keys()].filter((name) => name.includes("/"));
  const changes = new Map<string, string | undefined>();
  const first = random.below(names.length);
  for (let index = 0; index < Math.min(FILES_OF_A_BRANCH, names.length); index++) {
    const name = names[(first + index) % names.length] as string;
    const is = world.original.get(name);
    const isOther = is !== undefined && is !== world.files.get(name);
    changes.set(name, isOther ? is : index % 40 === 0 ? undefined : changed(world.files.get(name) ?? "", random));
  }
  for (const [name, text] of world.original) if (!world.files.has(name) && random.below(2) === 0) changes.set(name, text);
  await world.change(changes);
}

async function configure(world: World, _: Session, random: Random): Promise<void> {
  if (random.below(2) === 0) return world.setToday(random.of(DAYS));
  await world.change(new Map([["isms.yaml", (world.original.get("isms.yaml") ?? "") + random.of(CONFIGURATIONS)]]));
}

function changed(text: string, random: Random): string {
  const [pattern, replacement] = random.of(CHANGES);
  return text.replace(pattern, replacement);
}

/** A file in a folder: those beside `isms.yaml` hold everything together. */
function aName(world: World, random: Random): string {
  return random.of([...world.files.keys()].filter((name) => name.includes("/")));
}

function anOpenName(world: World, random: Random): string | undefined {
  return world.open.size === 0 ? undefined : random.of([...world.open.keys()]);
}
