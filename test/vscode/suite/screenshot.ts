import { variables } from "../environment.ts";
import { requestScreenshot } from "../screenshots.ts";

/** Saves a picture of the window as `out/screenshots/NAME.png`; does nothing where the harness cannot take one. */
export async function screenshot(name: string): Promise<void> {
  const requests = process.env[variables.screenshots];
  if (requests) await requestScreenshot(requests, name);
}
