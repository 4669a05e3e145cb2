const DOCS = "https://github.com/isms-as-code/isms-as-code/blob/main/docs/rules";

/** The page of a rule: what is wrong, why it matters, what to do. */
export function ruleUrl(code: string): string {
  return `${DOCS}/${ruleFile(code)}`;
}

/** The file of a rule's page below docs/rules/. */
export function ruleFile(code: string): string {
  return `${code.replace("/", "-")}.md`;
}
