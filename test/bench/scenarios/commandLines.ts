import { readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { writeFolder } from "../files.ts";
import { workspace } from "../generate/workspace.ts";
import type { Result, Scenario } from "../result.ts";
import { type Run, runNode } from "../runNode.ts";
import { yamlServer } from "../servers/index.ts";
import { peerFile, peerName } from "../servers/peers.ts";

/** A tool as people run it on a folder. It checks what it can; ours checks far more than any other here. */
interface Tool {
  readonly name: string;
  readonly args: readonly string[];
}

const OURS = "isms check";

/** `isms check` beside the tools that people run on such files. */
export const commandLines: Scenario = async ({ folder, rounds, peers, sizes, log }) => {
  const results: Result[] = [];
  for (const size of sizes) {
    const root = writeFolder(path.join(folder, size), workspace(size));
    const tools = [{ name: OURS, args: [path.resolve("dist/cli.js"), "check", ".", "--today", "2026-11-02", "--format", "json"] }];
    if (peers) tools.push(...peerTools(root).map(({ name, args }) => ({ name, args: [...args] })));
    const runs = new Map<string, Run[]>();
    for (let round = 0; round < (size === "L" ? 1 : rounds); round++) {
      for (const { name, args } of tools) {
        log(`command line on ${size}: ${name}`);
        rmSync(path.join(root, ".isms"), { recursive: true, force: true });
        runs.set(name, [...(runs.get(name) ?? []), await runNode(args, root)]);
      }
    }
    const values = (of: (run: Run) => number) => Object.fromEntries([...runs].map(([name, all]) => [name, all.map(of)]));
    results.push(
      { what: `command line on ${size}`, unit: "ms", values: values(({ wall }) => wall), bar: "–", measure: [], limit: undefined },
      { what: `its processor time on ${size}`, unit: "ms CPU", values: values(({ cpu }) => cpu), bar: "–", measure: [], limit: undefined },
      {
        what: `its peak memory on ${size}`,
        unit: "MB",
        values: values(({ peakMegabytes }) => peakMegabytes),
        bar: "–",
        measure: [],
        limit: undefined,
      },
    );
  }
  return results;
};

function peerTools(root: string): Tool[] {
  const module = (name: string) => peerFile(`${name}/index.js`);
  const lint = path.join(root, ".markdownlint-cli2.jsonc");
  writeFileSync(lint, JSON.stringify({ config: { default: true, MD013: false, MD025: { front_matter_title: "" } }, noProgress: true }));
  yamlServer(root);
  const schema = (kind: string) => path.join(root, ".bench-schemas", `${kind}.schema.json`);
  const ruleset = path.join(root, ".spectral.json");
  writeFileSync(
    ruleset,
    `{"rules": {"ids": {"given": "$.*[*]", "severity": "warn", "then": {"field": "id", "function": "truthy"}},
      "titles": {"given": "$.*[*]", "severity": "warn", "then": {"field": "title", "function": "truthy"}}}}`,
  );
  const yaml = readdirSync(path.join(root, "actions"), { recursive: true })
    .map(String)
    .filter((file) => file.endsWith(".yaml"));
  return [
    { name: peerName("markdownlint-cli2"), args: [peerFile("markdownlint-cli2/markdownlint-cli2-bin.mjs"), "policies/**/*.md"] },
    {
      name: peerName("remark-cli"),
      args: [
        peerFile("remark-cli/cli.js"),
        "policies",
        "--no-stdout",
        "--quiet",
        "--no-config",
        "--use",
        module("remark-frontmatter"),
        "--use",
        module("remark-gfm"),
        "--use",
        module("remark-preset-lint-recommended"),
      ],
    },
    {
      name: `${peerName("ajv-cli")} (${yaml.length} files of one kind)`,
      args: [
        peerFile("ajv-cli/dist/index.js"),
        "validate",
        "--spec=draft2020",
        "--strict=false",
        "--all-errors",
        "--errors=line",
        "-s",
        schema("actions"),
        "-d",
        "actions/**/*.yaml",
      ],
    },
    {
      name: peerName("@stoplight/spectral-cli"),
      args: [
        peerFile("@stoplight/spectral-cli/dist/index.js"),
        "lint",
        "-r",
        ruleset,
        "-q",
        "--ignore-unknown-format",
        "-F",
        "error",
        "actions/**/*.yaml",
      ],
    },
  ];
}
