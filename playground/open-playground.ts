import { randomBytes } from 'node:crypto';
import { createDeeds } from './deeds/create-deeds.ts';
import { seedCompany } from './deeds/seed-company.ts';
import { closeServer, freePort, listen, requireFree } from './free-port.ts';
import { readManifest } from './muster/read-manifest.ts';
import { type MusterProcess, startMuster } from './muster/start-muster.ts';
import { createChanges } from './slack/changes.ts';
import { openSlack } from './slack/open-slack.ts';
import { bundlePage } from './web/bundle-page.ts';
import { createFront } from './web/front.ts';

export type Playground = {
  readonly port: number;
  /** Resolves when Muster answers and the company is there; false when Muster could not start. */
  readonly ready: Promise<boolean>;
  /** Ends everything in order. Harmless when repeated. */
  close(): Promise<void>;
};

export type PlaygroundOptions = {
  /** 0 for any free one. */
  readonly port: number;
  readonly dataDir: string;
  readonly logLevel: string;
};

/** The whole local world: the local Slack, Muster itself as a child, and the page. @throws when the port is taken */
export async function openPlayground({ port, dataDir, logLevel }: PlaygroundOptions): Promise<Playground> {
  // Looked at before anything is opened: a second playground must not touch the first one's files.
  await requireFree(port);
  const secrets = { botToken: `xoxb-playground-${randomHex(12)}`, signingSecret: randomHex(16) };
  const changes = createChanges();
  const slack = await openSlack({ dataDir, changes, botToken: secrets.botToken });
  const musterPort = await freePort();
  const muster = { origin: `http://127.0.0.1:${musterPort}`, signingSecret: secrets.signingSecret };
  const manifest = readManifest();
  const deeds = createDeeds({ slack, muster, readOnlyMessages: manifest.readOnlyMessages });
  const page = bundlePage();
  let running: MusterProcess | null = null;
  let isSeeded = false;
  const front = createFront({
    ...{ slack, deeds, manifest, changes, page, musterOrigin: muster.origin },
    // To the page Muster is starting until the company is there: its first steps are nobody's to watch.
    musterState: () => (running?.state().kind === 'ready' && !isSeeded ? STARTING : (running?.state() ?? STARTING)),
  });
  const taken = await listen(front, port).catch(async (error: unknown) => {
    await Promise.allSettled([slack.close(), page]);
    throw error;
  });
  running = startMuster({
    port: musterPort,
    env: musterEnvironment({ ...secrets, musterPort, dataDir, logLevel, slackOrigin: slack.origin }),
    onState: () => changes.announce({ kind: 'muster' }),
  });
  const { ready: answering, state, stop } = running;
  const ready = answering.then(async (answers) => {
    if (answers) await seedCompany({ deeds, slack, isOver: () => state().kind === 'stopped' });
    isSeeded = true;
    changes.announce({ kind: 'muster' });
    return answers;
  });
  const close = async (): Promise<void> => {
    await Promise.all([stop(), closeServer(front)]);
    await Promise.allSettled([ready, page]);
    await slack.close();
  };
  return { port: taken, ready, close };
}

const STARTING = { kind: 'starting' } as const;

type Settings = {
  readonly botToken: string;
  readonly signingSecret: string;
  readonly musterPort: number;
  readonly dataDir: string;
  readonly logLevel: string;
  readonly slackOrigin: string;
};

function musterEnvironment(settings: Settings): Readonly<Record<string, string>> {
  const { botToken, signingSecret, musterPort, dataDir, logLevel, slackOrigin } = settings;
  return {
    ...{ PORT: String(musterPort), HOST: '127.0.0.1', METRICS_PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: logLevel },
    ...{ SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: `${slackOrigin}/api/` },
  };
}

const randomHex = (bytes: number): string => randomBytes(bytes).toString('hex');
