import type { LocalSlack } from '../fakes/slack/local-slack.ts';
import { DEFAULT_WORKSPACE } from '../fakes/slack/options.ts';
import { ENCRYPTION_KEYS } from './encryption-keys.ts';

export const SIGNING_SECRET = '0123456789abcdef0123456789abcdef';

/** The environment of a Muster within this process: on free ports, served by this Slack. */
export const musterSettings = (slack: Pick<LocalSlack, 'url'>) => ({
  NODE_ENV: 'test',
  HOST: '127.0.0.1',
  PORT: '0',
  METRICS_PORT: '0',
  SLACK_BOT_TOKEN: DEFAULT_WORKSPACE.botToken,
  SLACK_SIGNING_SECRET: SIGNING_SECRET,
  SLACK_API_URL: slack.url,
  ENCRYPTION_KEYS,
});
