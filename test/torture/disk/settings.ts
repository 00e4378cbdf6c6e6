import { DEFAULT_WORKSPACE } from '../../fakes/slack/options.ts';
import { SIGNING_SECRET } from '../stage/muster.ts';

/** What a Muster needs that is expected not to start. */
export function settingsOf(slackUrl: string, dataDir: string): Record<string, string> {
  return {
    DATA_DIR: dataDir,
    SLACK_BOT_TOKEN: DEFAULT_WORKSPACE.botToken,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: slackUrl,
    HOST: '127.0.0.1',
    PORT: '0',
    METRICS_PORT: '0',
  };
}
