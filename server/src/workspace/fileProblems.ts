import type { Problem } from "../core/model/record.ts";
import type { SourceFile } from "../core/model/sourceFile.ts";
import { t } from "../core/text/l10n.ts";
import type { FileContent } from "./fileSystem.ts";

/** A file with other problems. */
export function withProblems(file: SourceFile, problems: readonly Problem[]): SourceFile {
  return { ...file, text: file.text, problems };
}

/** Its bytes are no text. */
export function noText(): Problem {
  return wholeFile(
    "syntax/encoding",
    t("This file is no text in UTF-8 or UTF-16, so nothing in it is checked. Save it as UTF-8, or give it another name."),
  );
}

/** Some of its bytes are no text. */
export function damagedText(): Problem {
  return wholeFile("syntax/encoding", t("This file is not valid UTF-8, so some characters in it cannot be read. Save it as UTF-8."));
}

/** It is not read, for a reason of the file system's; `detail` is that in words. */
export function notRead(problem: Exclude<FileContent, { bytes: Uint8Array }>["problem"], detail: string): Problem {
  const message =
    problem === "too-large"
      ? t(
          "This file is too large to be read ({0}), so nothing in it is checked. Split it, or leave it out with `exclude` in isms.yaml.",
          detail,
        )
      : t("This file cannot be read ({0}), so nothing in it is checked.", detail);
  return wholeFile("syntax/too-large", message);
}

/** Our parser broke on it. */
export function readingFailed(): Problem {
  return wholeFile(
    "internal/error",
    t("Reading this file failed, so nothing in it is checked. The log has the details; please report it."),
  );
}

function wholeFile(code: Problem["code"], message: string): Problem {
  return { code, message, start: 0, end: 1, segment: {} };
}
