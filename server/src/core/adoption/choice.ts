/** What a person says to an adoption. */
export interface AdoptChoice {
  readonly organisation?: string;
  readonly size?: string;
  /** What they know better. */
  readonly corrections?: readonly Correction[];
}

/** What a person says of a file that was taken for something else. */
export type Correction =
  | {
      readonly path: string;
      /** What the rows of its tables are, as `sources` names it: `soa`, `risks` …, or `none` for tables that are no register. */
      readonly kind: string;
      /** Field → header of its column, where the headers do not tell. */
      readonly columns?: Readonly<Record<string, string>>;
    }
  /** The file does not belong to the ISMS. */
  | { readonly path: string; readonly exclude: true };
