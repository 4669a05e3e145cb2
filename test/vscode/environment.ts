/** The environment variables by which the runner, the stand-in for `code` and the suite talk to each other. */
export const variables = {
  /** The file that the suite writes its result to. */
  report: "ISMS_TEST_REPORT",
  /** The folder that holds this run's copies of the example workspaces. */
  workspaces: "ISMS_TEST_WORKSPACES",
  /** The folder in which the suite asks for screenshots; not set where nobody can take any. */
  screenshots: "ISMS_TEST_SCREENSHOTS",
} as const;
