import { commands, type Event, EventEmitter, l10n } from "vscode";
import { type BaseLanguageClient, State } from "vscode-languageclient";
import {
  CHANGED,
  type CoverageControl,
  type CoverageItem,
  type CoverageItemsParams,
  type CoverageResult,
  type CoverageRoot,
} from "../../../server/src/lsp/protocol.ts";
import { reason, showProblem } from "./problems.ts";

/** What the server says about the controls, kept up to date for everything that shows it. */
export interface CoverageSource {
  /** The last answer. */
  readonly roots: readonly CoverageRoot[];
  /** Why there is no answer; undefined while all is well. */
  readonly problem: string | undefined;
  /** Settled when there has been an answer, or a reason for none. */
  readonly ready: Promise<void>;
  /** Told when an answer differs from the one before. */
  readonly onDidChange: Event<void>;
  /** Told when what hangs on controls may be something else, or elsewhere, although the answer is the same. */
  readonly onDidMove: Event<void>;
  /** What hangs on a control of an ISMS; nothing where the server fails, which says so elsewhere. */
  readonly items: (root: CoverageRoot, control: CoverageControl) => Promise<readonly CoverageItem[]>;
  /** Asks again. */
  readonly refresh: () => Promise<void>;
}

/** Findings and records change with every key: wait for a pause of so many milliseconds before asking. */
const PAUSE = 200;

const sources = new WeakMap<BaseLanguageClient, CoverageSource>();

/** The one source of a client, which all its features share. */
export function coverageSource(client: BaseLanguageClient): CoverageSource {
  const known = sources.get(client);
  if (known) return known;
  const source = new Source(client);
  sources.set(client, source);
  return source;
}

class Source implements CoverageSource {
  roots: readonly CoverageRoot[] = [];
  problem: string | undefined;
  readonly ready: Promise<void>;
  private readonly changed = new EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly moved = new EventEmitter<void>();
  readonly onDidMove = this.moved.event;
  private settle: () => void = () => {};
  private shown: string | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | undefined;
  private isStale = false;

  constructor(private readonly client: BaseLanguageClient) {
    this.ready = new Promise((resolve) => {
      this.settle = resolve;
    });
    client.onNotification(CHANGED, () => this.schedule());
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) void this.refresh();
      if (newState === State.StartFailed) this.take([], l10n.t("The language server could not be started."));
    });
  }

  readonly refresh = (): Promise<void> => {
    clearTimeout(this.timer);
    if (this.running) this.isStale = true;
    else
      this.running = this.ask().finally(() => {
        this.running = undefined;
      });
    return this.running ?? Promise.resolve();
  };

  readonly items = async ({ uri }: CoverageRoot, { id }: CoverageControl): Promise<readonly CoverageItem[]> => {
    const params: CoverageItemsParams = { uri, control: id };
    return this.client.sendRequest<readonly CoverageItem[]>("isms/coverageItems", params).catch(() => []);
  };

  private schedule(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh(), PAUSE);
  }

  /** Asks until nothing has changed during the answer. */
  private async ask(): Promise<void> {
    do {
      this.isStale = false;
      try {
        this.take((await this.client.sendRequest<CoverageResult>("isms/coverage", {})).roots, undefined);
      } catch (error) {
        if (this.client.state === State.Running) this.fail(error);
      }
    } while (this.isStale);
  }

  private fail(error: unknown): void {
    const wanted = l10n.t("The coverage of the controls could not be read");
    if (!this.problem) void showProblem(this.client, wanted, error);
    this.take(this.roots, `${wanted}: ${reason(error)}`);
  }

  private take(roots: readonly CoverageRoot[], problem: string | undefined): void {
    this.roots = roots;
    this.problem = problem;
    void commands.executeCommand("setContext", "isms.found", roots.length > 0);
    void commands.executeCommand("setContext", "isms.failed", problem !== undefined);
    const content = JSON.stringify([roots, problem]);
    if (content !== this.shown) {
      this.shown = content;
      this.changed.fire();
    } else this.moved.fire();
    this.settle();
  }
}
