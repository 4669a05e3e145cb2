/** A language server that is measured. */
export interface BenchServer {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly initializationOptions?: object;
  /** What it gets when it asks for a section of the settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** It is asked for findings; else it pushes them. */
  readonly pulls?: boolean;
  /** Answers to requests of its own. */
  readonly handlers?: Readonly<Record<string, (params: never, texts: OpenTexts) => unknown>>;
}

/** The documents that the client has open, by URI. */
export type OpenTexts = ReadonlyMap<string, { readonly text: string; readonly version: number }>;
