// npm start: sets everything up and shows the example ISMS in a real VS Code with the extension running.
import { ensureInstalled, run } from "./setUp.mjs";

ensureInstalled();
run("npm", ["run", "--silent", "build"]);
run(process.execPath, ["scripts/run.mjs", "scripts/start.ts", ...process.argv.slice(2)]);
