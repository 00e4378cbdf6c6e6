import { z } from 'zod';
import { bounded, postgresUrl, slackSecrets, slackToken, trustedProxies, webAddress } from './config-values.ts';

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
  return assemble(parse(env, (given) => [...missingSlack(given), ...refusedInProduction(given)]));
}

/**
 * What commands need that only work on the database; Slack may be absent.
 * @throws ConfigError like `readConfig`
 */
export function readStoreConfig(env: Environment = process.env): Pick<Config, 'store' | 'secrets' | 'logLevel'> {
  const { store, secrets, logLevel } = assemble(parse(env, refusedInProduction));
  return { store, secrets, logLevel };
}

function parse(env: Environment, more: (given: Environment) => readonly string[]): Variables {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = variables.safeParse(given);
  const lines = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  lines.push(...more(given));
  if (!parsed.success || lines.length > 0) throw new ConfigError(lines);
  return parsed.data;
}

/** True when any `SLACK_*` variable says something; without one `npm start` opens the playground. The default address says nothing. */
export function hasSlackVariables(env: Environment = process.env): boolean {
  return Object.entries(env).some(
    ([name, value]) => name.startsWith('SLACK_') && value !== undefined && value !== '' && value !== API_URL,
  );
}

const API_URL = 'https://slack.com/api/';
const BOT_TOKEN =
  'should be the "Bot User OAuth Token" starting with xoxb-: https://api.slack.com/apps, your app, "OAuth & Permissions".';
const APP_TOKEN =
  'should be an "App-Level Token" starting with xapp-: https://api.slack.com/apps, your app, "Basic Information", "App-Level Tokens" (scope connections:write).';
const SIGNING_SECRET =
  'should be the "Signing Secret", 32 characters of 0-9 and a-f: https://api.slack.com/apps, your app, "Basic Information", "App Credentials". While rotating write `new,old`.';

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
  SLACK_BOT_TOKEN: slackToken('xoxb-', BOT_TOKEN).optional(),
  SLACK_SIGNING_SECRET: slackSecrets(SIGNING_SECRET).optional(),
  SLACK_APP_TOKEN: slackToken('xapp-', APP_TOKEN).optional(),
  SLACK_API_URL: webAddress(`should be the address of Slack's Web API; leave it out for ${API_URL}`).default(API_URL),
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
  const signingSecrets = v.SLACK_SIGNING_SECRET ?? [];
  const botToken = v.SLACK_BOT_TOKEN ?? '';
  const pool = v.DATABASE_POOL;
  return {
    environment: v.NODE_ENV,
    server: { host: v.HOST, port: v.PORT, trustProxy: v.TRUST_PROXY },
    metrics: { host: v.METRICS_HOST, port: v.METRICS_PORT },
    logLevel: v.LOG_LEVEL,
    slack: {
      mode: v.SLACK_APP_TOKEN === undefined ? 'http' : 'socket',
      botToken,
      signingSecrets,
      appToken: v.SLACK_APP_TOKEN ?? null,
      apiUrl: v.SLACK_API_URL,
    },
    store:
      v.DATABASE_URL === undefined
        ? { kind: 'embedded', dataDir: v.DATA_DIR, pool }
        : { kind: 'server', url: v.DATABASE_URL, pool },
    outbox: { readbackMs: v.OUTBOX_READBACK_MS },
    leaseMs: v.LEASE_MS,
    clockFile: v.MUSTER_CLOCK ?? null,
    crashAt: v.MUSTER_CRASH_AT ?? null,
    secrets: [botToken, ...signingSecrets, v.SLACK_APP_TOKEN ?? '', ...passwordsOf(v.DATABASE_URL)].filter(Boolean),
  };
}

function missingSlack(given: Environment): string[] {
  if (!hasSlackVariables(given)) {
    return [
      'SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET are not set, so there is no Slack to serve: create an app from manifest.yml at https://api.slack.com/apps and copy both as .env.example shows, or try Muster without Slack with `npm start`.',
    ];
  }
  const lines: string[] = [];
  if (given.SLACK_BOT_TOKEN === undefined) lines.push(`SLACK_BOT_TOKEN is missing: it ${BOT_TOKEN}`);
  if (given.SLACK_SIGNING_SECRET === undefined && given.SLACK_APP_TOKEN === undefined) {
    lines.push(`SLACK_SIGNING_SECRET is missing: it ${SIGNING_SECRET} For Socket Mode set SLACK_APP_TOKEN instead.`);
  }
  return lines;
}

/** A clock that can be moved, or a process that can be told to die, has no place where people work. */
function refusedInProduction(given: Environment): string[] {
  if (given.NODE_ENV !== 'production') return [];
  return ['MUSTER_CLOCK', 'MUSTER_CRASH_AT']
    .filter((name) => given[name] !== undefined)
    .map((name) => `${name} is for tests and is refused when NODE_ENV=production: remove it.`);
}

function passwordsOf(url: string | undefined): string[] {
  const password = url === undefined ? '' : new URL(url).password;
  return [url ?? '', password, decodeURIComponent(password)].filter(Boolean);
}
