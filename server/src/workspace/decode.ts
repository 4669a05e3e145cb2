export interface Decoded {
  /** Undefined for what is no text. */
  readonly text: string | undefined;
  /** Some bytes were no UTF-8 and are replaced by U+FFFD, or are NUL. */
  readonly damaged: boolean;
}

const strict = new TextDecoder("utf-8", { fatal: true });
const lenient = new TextDecoder("utf-8");

/** So many bytes tell text from what is none, and at most one of so many may be NUL. */
const SAMPLE = 8192;
const MOST_NULS = 1 / 64;

/**
 * Decodes a file's bytes as UTF-8, or as UTF-16 where a byte order mark says so; the mark is no part of the text, as in editors.
 * A text with a stray NUL is read and damaged; bytes with many are binary.
 */
export function decode(bytes: Uint8Array): Decoded {
  const utf16 = utf16Of(bytes);
  if (utf16 !== undefined) {
    const text = new TextDecoder(utf16).decode(bytes);
    return { text, damaged: text.includes("\uFFFD") || text.includes("\0") };
  }
  if (isBinary(bytes.subarray(0, SAMPLE))) return { text: undefined, damaged: true };
  try {
    return { text: strict.decode(bytes), damaged: bytes.includes(0) };
  } catch {
    return { text: lenient.decode(bytes), damaged: true };
  }
}

/** Counts only where there is something to count: nearly every file has no NUL. */
function isBinary(sample: Uint8Array): boolean {
  return sample.includes(0) && sample.filter((byte) => byte === 0).length > sample.length * MOST_NULS;
}

/** The form of UTF-16 that a byte order mark names. */
function utf16Of([first, second]: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
}
