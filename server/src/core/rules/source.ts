import type { KindName } from "../generated/types.ts";
import { NO_KIND, rowKind } from "../model/config.ts";
import type { IsmsRecord } from "../model/record.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { replaceFix } from "../ruleKit/fixes.ts";
import { defineRule, type Fix } from "../ruleKit/rule.ts";
import { someOf } from "../ruleKit/wording.ts";
import { type Field, fieldByName, kindOf, kinds } from "../schema/kinds.ts";
import { nodeAt, type Path } from "../syntax/node.ts";
import { t } from "../text/l10n.ts";
import { suggest } from "../text/suggest.ts";

type Source = NonNullable<IsmsRecord<"isms">["data"]["sources"]>[number];

/** What `sources` in isms.yaml says, held against the files that it speaks of. */
export const rules = [
  defineRule({
    code: "source/unknown-kind",
    severity: "error",
    kind: "isms",
    docs: {
      what: "A source in `isms.yaml` names a kind of record that there is not, or that no table can hold.",
      why: "The source is left out as a whole, so the register that it is meant for is read as recognition has it, or not at all.",
      how: "Name a kind such as `soa`, `risks` or `assets`; the quick fix knows those spelled alike. `none` leaves the tables of the files alone.",
    },
    check(isms, { report }) {
      for (const [index, { kind }] of sourcesOf(isms)) {
        if (kind === undefined || kind === NO_KIND || rowKind(kind) !== undefined) continue;
        const near = suggest(kind, tableKinds(), 2);
        report(
          isms,
          ["sources", index, "kind"],
          t(
            "`{0}` is no kind of record that a table can hold, so this source says nothing. {1}",
            kind,
            near[0] === undefined ? t("Kinds are {0}.", tableKinds().join(", ")) : t("Did you mean `{0}`?", near[0]),
          ),
          fixesFor(isms, ["sources", index, "kind"], near),
        );
      }
    },
  }),
  defineRule({
    code: "source/unknown-field",
    severity: "error",
    kind: "isms",
    docs: {
      what: "A source in `isms.yaml` maps a column or values to a field that the kind does not have.",
      why: "The column is read as nothing, while whoever wrote the line believes that it is read.",
      how: "Name a field of the kind, with a dot into a mapping: `treatment.option`. The page of the kind lists them.",
    },
    check(isms, { report }) {
      for (const [index, source] of sourcesOf(isms)) {
        const kind = source.kind === undefined ? undefined : rowKind(source.kind);
        if (kind === undefined) continue;
        for (const part of ["columns", "values"] as const) {
          for (const name of Object.keys(source[part] ?? {})) {
            if (isField(kind, name)) continue;
            const near = suggest(name, fieldsOf(kind), 1)[0];
            const hint = near === undefined ? t("The page of the kind lists its fields.") : t("Did you mean `{0}`?", near);
            report(
              isms,
              ["sources", index, part, name],
              t("`{0}` is no field of {1}, so this line says nothing. {2}", name, source.kind ?? "", hint),
            );
          }
        }
      }
    },
  }),
  defineRule({
    code: "source/no-files",
    severity: "warning",
    kind: "isms",
    docs: {
      what: "The pattern of a source in `isms.yaml` matches no file of the ISMS.",
      why: "The register that it is meant for was moved, renamed or left out, and is read as recognition has it, or not at all.",
      how: "Correct the pattern: it is one of `.gitignore`, relative to the folder of `isms.yaml`. Take the source out where the register is gone.",
    },
    check(isms, { snapshot, report }) {
      for (const [index, { files }] of sourcesOf(isms)) {
        if (files === undefined || filesOf(files, snapshot).length > 0) continue;
        report(
          isms,
          ["sources", index, "files"],
          t("No file of the ISMS matches `{0}`, so this source says nothing. Correct the pattern, or take the source out.", files),
        );
      }
    },
  }),
  defineRule({
    code: "source/no-register",
    severity: "warning",
    kind: "isms",
    docs: {
      what: "No file of a source in `isms.yaml` holds a table or list with the columns that it names.",
      why: "The register is not read as the source says: a column was renamed or misspelled, or the files hold something else.",
      how: "Compare the columns with the headers in the files, letter for letter but for case and signs; for YAML they are paths of fields.",
    },
    check(isms, { snapshot, report }) {
      for (const [index, source] of sourcesOf(isms)) {
        const kind = source.kind === undefined ? undefined : rowKind(source.kind);
        const columns = Object.values(source.columns ?? {});
        if (kind === undefined || source.files === undefined || columns.length === 0) continue;
        const paths = filesOf(source.files, snapshot);
        const isRead = paths.some((path) => snapshot.files.get(path)?.registers.some((register) => register.kind === kind));
        if (paths.length === 0 || isRead) continue;
        report(
          isms,
          ["sources", index, "columns"],
          t(
            "None of the files of this source ({0}) holds a table or list with all of its columns: {1}. Compare them with the headers in the files.",
            someOf(paths, 3),
            columns.map((column) => `"${column}"`).join(", "),
          ),
        );
      }
    },
  }),
];

function sourcesOf(isms: IsmsRecord<"isms">): [number, Source][] {
  return [...(isms.data.sources ?? []).entries()];
}

function filesOf(pattern: string, { allPaths, matches }: Snapshot): string[] {
  return [...allPaths()].filter((path) => matches(pattern, path));
}

/** The kinds that a source may name, as people write them. */
function tableKinds(): string[] {
  return kinds.flatMap(({ name }) => (rowKind(name) === undefined || name === "soaEntry" ? [] : [name]));
}

function fieldsOf(kind: KindName): string[] {
  return (kindOf(kind).root.fields ?? []).flatMap(({ name, fields }) => [name, ...(fields ?? []).map((inner) => `${name}.${inner.name}`)]);
}

function isField(kind: KindName, name: string): boolean {
  let at: Field | undefined = kindOf(kind).root;
  for (const step of name.split(".")) at = at && fieldByName(at, step);
  return at !== undefined;
}

function fixesFor(isms: IsmsRecord, path: Path, names: readonly string[]): Fix[] {
  const node = nodeAt(isms.node, path);
  return node
    ? names.map((name, index) =>
        replaceFix(t("Change to `{0}`", name), isms, { ...node, segment: isms.segment }, name, { preferred: index === 0 }),
      )
    : [];
}
