/** Asks for the gap analysis of an ISMS. */
export interface GapsParams {
  /** The ISMS, by any file of it. */
  readonly uri: string;
}

export interface GapsResult {
  /** The analysis as a page. */
  readonly markdown: string;
  /** The gaps that the ISMS does not record yet, as a file to write; undefined where it records them all. */
  readonly file: { readonly path: string; readonly text: string; readonly gaps: number } | undefined;
}
