import { z } from 'zod';
import { type JiraConfig, jiraOf } from './config-jira.ts';
import { missingPartners, missingSlack, refusedInProduction, saysSlack } from './config-rules.ts';
import { advice, encryptionKeys, openText, privateKey, signingSecrets, slackToken } from './config-secrets.ts';
import { API_URLS, bounded, postgresUrl, trustedProxies, webAddress } from './config-values.ts';

export type Config = {
  readonly environment: 'production' | 'development' | 'test';
  readonly server: {
    readonly host: string;
    /** 0 lets the system choose a free one. */
    readonly port: number;
    /** Number of proxies in front, or their addresses; 0 believes no forwarded header. */
    readonly trustProxy: number | readonly string[];
  };
  readonly metrics: { readonly host: string; readonly port: number };
  readonly logLevel: LogLevel;
  readonly slack: {
    readonly mode: 'http' | 'socket';
    readonly botToken: string;
    /** Newest first; two while a secret is being rotated; empty only in Socket Mode. */
    readonly signingSecrets: readonly string[];
    /** Null unless in Socket Mode. */
    readonly appToken: string | null;
    /** Ends with `/`. */
    readonly apiUrl: string;
  };
  readonly store:
    | { readonly kind: 'server'; readonly url: string; readonly pool: number }
    | { readonly kind: 'embedded'; readonly dataDir: string; readonly pool: number };
  readonly github: {
    /** Ends with `/`. */
    readonly apiUrl: string;
    /** An app made by hand; null where it comes by the manifest flow, or not at all. */
    readonly app: { readonly id: string; readonly privateKey: string } | null;
    /** Newest first; two while one is replaced; empty where secrets are made in Settings. */
    readonly webhookSecrets: readonly string[];
    /** For a single team without an app. */
    readonly token: string | null;
  };
  readonly jira: JiraConfig;
  /** Null: everything works without. `apiKey` null: a server of one's own that wants none. */
  readonly model: { readonly apiKey: string | null; readonly baseUrl: string; readonly name: string } | null;
  /** Where browsers and webhooks reach Muster, without a closing slash; null when nobody has said it. */
  readonly publicUrl: string | null;
  /** The first encrypts, all decrypt; empty: made and kept under DATA_DIR. */
  readonly encryptionKeys: readonly { readonly id: string; readonly key: Buffer }[];
  readonly outbox: { readonly readbackMs: number };
  readonly leaseMs: number;
  /** Path of a file whose number of milliseconds is added to the real time; null in production. */
  readonly clockFile: string | null;
  /** Name of the crash point that ends the process; null in production. */
  readonly crashAt: string | null;
  /** Every secret value above, so that the log can remove them wherever they turn up. */
  readonly secrets: readonly string[];
};

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The start must stop: one line per fault, each naming the variable, what it should look like and where to find it. */
export class ConfigError extends Error {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'ConfigError';
    this.lines = lines;
  }
}

/**
 * Everything that can be set from outside, checked once at the start. An empty variable counts as absent.
 * @throws ConfigError with every fault at once; values of variables are never repeated in it
 */
export function readConfig(env: Environment = process.env): Config {
  return assemble(
    parse(env, (given) => [...missingSlack(given), ...missingPartners(given), ...refusedInProduction(given)]),
  );
}

/**
 * What commands need that only work on the database; Slack may be absent.
 * @throws ConfigError like `readConfig`
 */
export function readStoreConfig(env: Environment = process.env): Pick<Config, 'store' | 'secrets' | 'logLevel'> {
  const { store, secrets, logLevel } = assemble(parse(env, refusedInProduction));
  return { store, secrets, logLevel };
}

/**
 * What is needed to open stored secrets; Slack may be absent.
 * @throws ConfigError like `readConfig`
 */
export function readVaultConfig(env: Environment = process.env): Pick<Config, 'store' | 'secrets' | 'encryptionKeys'> {
  return assemble(parse(env, (given) => [...missingPartners(given), ...refusedInProduction(given)]));
}

function parse(env: Environment, more: (given: Environment) => readonly string[]): Variables {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = variables.safeParse(given);
  const lines = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  lines.push(...more(given));
  if (!parsed.success || lines.length > 0) throw new ConfigError(lines);
  return parsed.data;
}

/** True when any `SLACK_*` variable says something; without one `npm start` opens the playground. */
export function hasSlackVariables(env: Environment = process.env): boolean {
  return saysSlack(env);
}

const port = (fallback: number) => bounded({ fallback, min: 0, max: 65_535, unit: 'a free TCP port' });

const variables = z.object({
  NODE_ENV: z
    .enum(
      ['production', 'development', 'test'],
      'should be production, development or test; leave it out for development.',
    )
    .default('development'),
  HOST: z.string().trim().min(1, 'should be an address of this machine, for example 127.0.0.1.').default('0.0.0.0'),
  PORT: port(3000),
  METRICS_HOST: z
    .string()
    .trim()
    .min(1, 'should be an address of this machine, for example 127.0.0.1.')
    .default('127.0.0.1'),
  METRICS_PORT: port(9464),
  TRUST_PROXY: trustedProxies,
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], 'should be debug, info, warn or error.').default('info'),
  SLACK_BOT_TOKEN: slackToken('xoxb-', advice.botToken).optional(),
  SLACK_SIGNING_SECRET: signingSecrets(advice.signingSecret).optional(),
  SLACK_APP_TOKEN: slackToken('xapp-', advice.appToken).optional(),
  SLACK_API_URL: webAddress(`should be the address of Slack's Web API; leave it out for ${API_URLS.slack}`).default(
    API_URLS.slack,
  ),
  GITHUB_APP_ID: z
    .string()
    .trim()
    .regex(/^\d{1,12}$/, advice.appId)
    .optional(),
  GITHUB_PRIVATE_KEY: privateKey(advice.privateKey).optional(),
  GITHUB_WEBHOOK_SECRET: signingSecrets(advice.webhookSecret).optional(),
  GITHUB_TOKEN: openText(advice.githubToken).optional(),
  GITHUB_API_URL: webAddress(
    `should be the address of GitHub's REST API, for example https://github.acme.com/api/v3/; leave it out for ${API_URLS.github}`,
  ).default(API_URLS.github),
  JIRA_BASE_URL: webAddress(advice.jiraSite).optional(),
  JIRA_EMAIL: z.email(advice.jiraEmail).optional(),
  JIRA_API_TOKEN: openText(advice.jiraToken).optional(),
  JIRA_WEBHOOK_SECRET: signingSecrets(advice.jiraWebhookSecret).optional(),
  JIRA_API_URL: webAddress('is for tests: leave it out.').optional(),
  ATLASSIAN_CLIENT_ID: openText(advice.atlassianId).optional(),
  ATLASSIAN_CLIENT_SECRET: openText(advice.atlassianSecret).optional(),
  ATLASSIAN_API_URL: webAddress(`is for tests: leave it out for ${API_URLS.atlassian}`).default(API_URLS.atlassian),
  OPENAI_API_KEY: openText(advice.openaiKey).optional(),
  OPENAI_BASE_URL: webAddress(
    `should be the address of a server that speaks OpenAI's API; leave it out for ${API_URLS.openai}`,
  ).default(API_URLS.openai),
  OPENAI_MODEL: z.string().trim().min(1, 'should be the name of a model.').default('gpt-5-mini'),
  PUBLIC_URL: webAddress(
    'should be the address at which browsers, GitHub and Jira reach Muster, for example https://muster.example.com.',
  ).optional(),
  ENCRYPTION_KEYS: encryptionKeys.optional(),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_POOL: bounded({ fallback: 10, min: 4, max: 50, unit: 'connections to PostgreSQL' }),
  DATA_DIR: z.string().trim().min(1, 'should be a folder Muster may write to, for example ./data.').default('./data'),
  OUTBOX_READBACK_MS: bounded({ fallback: 30_000, min: 10, max: 600_000, unit: 'milliseconds' }),
  LEASE_MS: bounded({ fallback: 10_000, min: 100, max: 600_000, unit: 'milliseconds' }),
  MUSTER_CLOCK: z.string().optional(),
  MUSTER_CRASH_AT: z.string().optional(),
});

type Variables = z.infer<typeof variables>;

function assemble(v: Variables): Config {
  const pool = v.DATABASE_POOL;
  return {
    environment: v.NODE_ENV,
    server: { host: v.HOST, port: v.PORT, trustProxy: v.TRUST_PROXY },
    metrics: { host: v.METRICS_HOST, port: v.METRICS_PORT },
    logLevel: v.LOG_LEVEL,
    slack: {
      mode: v.SLACK_APP_TOKEN === undefined ? 'http' : 'socket',
      botToken: v.SLACK_BOT_TOKEN ?? '',
      signingSecrets: v.SLACK_SIGNING_SECRET ?? [],
      appToken: v.SLACK_APP_TOKEN ?? null,
      apiUrl: v.SLACK_API_URL,
    },
    store:
      v.DATABASE_URL === undefined
        ? { kind: 'embedded', dataDir: v.DATA_DIR, pool }
        : { kind: 'server', url: v.DATABASE_URL, pool },
    github: {
      apiUrl: v.GITHUB_API_URL,
      app:
        v.GITHUB_APP_ID === undefined || v.GITHUB_PRIVATE_KEY === undefined
          ? null
          : { id: v.GITHUB_APP_ID, privateKey: v.GITHUB_PRIVATE_KEY },
      webhookSecrets: v.GITHUB_WEBHOOK_SECRET ?? [],
      token: v.GITHUB_TOKEN ?? null,
    },
    jira: jiraOf(v),
    model:
      v.OPENAI_API_KEY === undefined && v.OPENAI_BASE_URL === API_URLS.openai
        ? null
        : { apiKey: v.OPENAI_API_KEY ?? null, baseUrl: v.OPENAI_BASE_URL, name: v.OPENAI_MODEL },
    publicUrl: v.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    encryptionKeys: v.ENCRYPTION_KEYS ?? [],
    outbox: { readbackMs: v.OUTBOX_READBACK_MS },
    leaseMs: v.LEASE_MS,
    clockFile: v.MUSTER_CLOCK ?? null,
    crashAt: v.MUSTER_CRASH_AT ?? null,
    secrets: secretsOf(v),
  };
}

function secretsOf(v: Variables): string[] {
  const single = [
    ...[v.SLACK_BOT_TOKEN, v.SLACK_APP_TOKEN, v.GITHUB_PRIVATE_KEY, v.GITHUB_TOKEN, v.OPENAI_API_KEY],
    ...[v.JIRA_API_TOKEN, v.ATLASSIAN_CLIENT_SECRET],
  ];
  const lists = [
    ...[v.SLACK_SIGNING_SECRET, v.GITHUB_WEBHOOK_SECRET, v.JIRA_WEBHOOK_SECRET],
    v.ENCRYPTION_KEYS?.map(({ key }) => key.toString('base64')),
  ];
  return [...single, ...lists.flat(), ...passwordsOf(v.DATABASE_URL)].flatMap((secret) => secret || []);
}

function passwordsOf(url: string | undefined): string[] {
  const password = url === undefined ? '' : new URL(url).password;
  return [url ?? '', password, decodeURIComponent(password)];
}
