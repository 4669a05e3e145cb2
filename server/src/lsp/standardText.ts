import { parse } from "yaml";
import { decode } from "../workspace/decode.ts";
import type { Env } from "../workspace/env.ts";

const MAX_BYTES = 8 * 1024 * 1024;

/**
 * The standard's official texts in a file of the user's own, by control or clause id. They are shown to that user and go
 * nowhere else: ISO holds the rights in them.
 */
export class StandardText {
  constructor(private readonly texts: ReadonlyMap<string, string> = new Map()) {}

  /** Reads the file that the setting names, YAML or JSON; empty where there is none or it cannot be read. */
  static async load(location: string | undefined, env: Env): Promise<StandardText> {
    if (location === undefined) return new StandardText();
    const content = await env.readUserFile(location, MAX_BYTES);
    if (!("bytes" in content)) {
      env.log(`isms.standardText: ${content.detail}`);
      return new StandardText();
    }
    try {
      const value: unknown = parse(decode(content.bytes).text ?? "");
      const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
      return new StandardText(new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string")));
    } catch (error) {
      env.log(`isms.standardText: ${String(error)}`);
      return new StandardText();
    }
  }

  /** The official text of `A.8.8` or `6.1.3`. */
  of(id: string): string | undefined {
    return this.texts.get(id) ?? this.texts.get(id.replace(/^A\./, ""));
  }
}
