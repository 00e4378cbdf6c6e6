import { createHash } from 'node:crypto';

type Settings = {
  readonly muster: { readonly port: number; readonly botToken: string; readonly signingSecret: string };
  readonly slackOrigin: string;
  readonly github: { readonly apiUrl: string };
  readonly jira: { readonly origin: string };
  /** Of the page's port, which passes Muster's own paths on. */
  readonly publicUrl: string;
  readonly dataDir: string;
  /** Empty for the embedded database. */
  readonly databaseUrl: string;
  readonly logLevel: string;
};

/** What Muster's process is told by its environment: where its Slack, its GitHub and its Jira are, and nothing of the playground. */
export function musterEnvironment(settings: Settings): Readonly<Record<string, string>> {
  const { muster, slackOrigin, github, jira, publicUrl, dataDir, databaseUrl, logLevel } = settings;
  return {
    ...{ PORT: String(muster.port), HOST: '127.0.0.1', METRICS_PORT: '0', LOG_LEVEL: logLevel },
    ...{ DATA_DIR: dataDir, DATABASE_URL: databaseUrl },
    // A made-up company has nothing to hide; with the embedded database Muster makes its own key.
    ...(databaseUrl !== '' && {
      ENCRYPTION_KEYS: `playground:${createHash('sha256').update(databaseUrl).digest('base64')}`,
    }),
    ...{ SLACK_BOT_TOKEN: muster.botToken, SLACK_SIGNING_SECRET: muster.signingSecret },
    SLACK_API_URL: `${slackOrigin}/api/`,
    ...{ GITHUB_API_URL: github.apiUrl, PUBLIC_URL: publicUrl },
    // Nothing of this terminal's own GitHub: the company's is connected in Home.
    ...{ GITHUB_APP_ID: '', GITHUB_PRIVATE_KEY: '', GITHUB_TOKEN: '', GITHUB_WEBHOOK_SECRET: '' },
    ...{ JIRA_API_URL: jira.origin, JIRA_BASE_URL: '', JIRA_EMAIL: '', JIRA_API_TOKEN: '', JIRA_WEBHOOK_SECRET: '' },
    ...{ ATLASSIAN_CLIENT_ID: '', ATLASSIAN_CLIENT_SECRET: '', ATLASSIAN_API_URL: '' },
    // Its clock is the world's, whatever this terminal says.
    ...{ MUSTER_CLOCK: '', MUSTER_CRASH_AT: '' },
  };
}
