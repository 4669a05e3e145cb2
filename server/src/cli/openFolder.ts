import { CONFIG_FILE } from "../core/model/config.ts";
import { isDay } from "../core/text/dates.ts";
import { t } from "../core/text/l10n.ts";
import type { IsmsFolder } from "../workspace/ismsFolder.ts";
import { OpenedFolder } from "../workspace/openedFolder.ts";
import { type CliEnv, UsageError } from "./command.ts";

/** Opens and reads the ISMS in a folder. Throws {@link UsageError} where there is no such folder or the day is none. */
export async function openFolder(location: string, env: CliEnv, today: string | undefined): Promise<IsmsFolder> {
  const day = dayOf(today, env);
  if (!(await env.isFolder(location))) throw new UsageError(t("{0} is no folder that can be read", location));
  const opened = await OpenedFolder.open(location, { ...env, today: () => day });
  const { folder } = opened.rootOf(CONFIG_FILE);
  await folder.load();
  if (!folder.isIsms)
    env.log(
      t(
        "{0} has no isms.yaml, so only references are checked. `isms adopt` makes one for what is there, `isms init` starts anew.",
        location,
      ),
    );
  return folder;
}

/** The day that `--today` names, the present one without it. Throws {@link UsageError} where it names none. */
export function dayOf(today: string | undefined, env: CliEnv): string {
  if (today !== undefined && !isDay(today)) throw new UsageError(t("--today takes a day as YYYY-MM-DD, not {0}", today));
  return today ?? env.today();
}
