import { advice } from './config-secrets.ts';
import { API_URLS } from './config-values.ts';

type Given = Readonly<Record<string, string | undefined>>;

/** True when any `SLACK_*` variable says something. The default address says nothing. */
export function saysSlack(given: Given): boolean {
  return Object.entries(given).some(
    ([name, value]) => name.startsWith('SLACK_') && value !== undefined && value !== '' && value !== API_URLS.slack,
  );
}

/** What is missing to serve a Slack workspace, one line each. */
export function missingSlack(given: Given): string[] {
  if (!saysSlack(given)) {
    return [
      'SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET are not set, so there is no Slack to serve: create an app from manifest.yml at https://api.slack.com/apps and copy both as .env.example shows, or try Muster without Slack with `npm start`.',
    ];
  }
  const lines: string[] = [];
  if (given.SLACK_BOT_TOKEN === undefined) lines.push(`SLACK_BOT_TOKEN is missing: it ${advice.botToken}`);
  if (given.SLACK_SIGNING_SECRET === undefined && given.SLACK_APP_TOKEN === undefined) {
    lines.push(
      `SLACK_SIGNING_SECRET is missing: it ${advice.signingSecret} For Socket Mode set SLACK_APP_TOKEN instead.`,
    );
  }
  return lines;
}

/** Variables that only make sense together. */
export function missingPartners(given: Given): string[] {
  const lines: string[] = [];
  const app = given.GITHUB_APP_ID !== undefined;
  const key = given.GITHUB_PRIVATE_KEY !== undefined;
  if (app && !key) lines.push(`GITHUB_PRIVATE_KEY is missing beside GITHUB_APP_ID: it ${advice.privateKey}`);
  if (key && !app) lines.push(`GITHUB_APP_ID is missing beside GITHUB_PRIVATE_KEY: it ${advice.appId}`);
  if (app && key && given.GITHUB_WEBHOOK_SECRET === undefined)
    lines.push(`GITHUB_WEBHOOK_SECRET is missing beside GITHUB_APP_ID: it ${advice.webhookSecret}`);
  lines.push(...missingOfJira(given));
  // Keys kept in a folder of one replica would lock out the others, and a new container itself.
  if (given.DATABASE_URL !== undefined && given.ENCRYPTION_KEYS === undefined)
    lines.push(`ENCRYPTION_KEYS is missing beside DATABASE_URL: it ${advice.encryptionKeys}`);
  return lines;
}

function missingOfJira(given: Given): string[] {
  const pairs = [
    ['JIRA_BASE_URL', 'JIRA_API_TOKEN', advice.jiraSite, advice.jiraToken],
    ['ATLASSIAN_CLIENT_ID', 'ATLASSIAN_CLIENT_SECRET', advice.atlassianId, advice.atlassianSecret],
  ] as const;
  return pairs.flatMap(([a, b, adviceA, adviceB]) => {
    if ((given[a] === undefined) === (given[b] === undefined)) return [];
    const [missing, there, words] = given[a] === undefined ? [a, b, adviceA] : [b, a, adviceB];
    return [`${missing} is missing beside ${there}: it ${words}`];
  });
}

/** A clock that can be moved, a process that can be told to die, or a stand-in for every Jira has no place where people work. */
export function refusedInProduction(given: Given): string[] {
  if (given.NODE_ENV !== 'production') return [];
  return ['MUSTER_CLOCK', 'MUSTER_CRASH_AT', 'JIRA_API_URL']
    .filter((name) => given[name] !== undefined)
    .map((name) => `${name} is for tests and is refused when NODE_ENV=production: remove it.`);
}
