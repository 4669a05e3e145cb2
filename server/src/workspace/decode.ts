export interface Decoded {
  /** Undefined for what is no text. */
  readonly text: string | undefined;
  /** Some bytes were no UTF-8 and are replaced by U+FFFD. */
  readonly damaged: boolean;
}

const strict = new TextDecoder("utf-8", { fatal: true });
const lenient = new TextDecoder("utf-8");

/** Decodes a file's bytes as UTF-8, without a byte order mark, as editors do. Bytes with a NUL are binary. */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.subarray(0, 8192).includes(0)) return { text: undefined, damaged: false };
  try {
    return { text: strict.decode(bytes), damaged: false };
  } catch {
    return { text: lenient.decode(bytes), damaged: true };
  }
}
