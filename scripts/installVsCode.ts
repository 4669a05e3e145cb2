// node scripts/run.mjs scripts/installVsCode.ts: installs what the embedded VS Code takes, and tells where it is.
import { ensureBrowser } from "./vscode/browser.ts";
import { installEmbedded } from "./vscode/install.ts";

console.log((await installEmbedded()).server);
console.log(await ensureBrowser());
