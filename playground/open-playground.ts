import { randomBytes } from 'node:crypto';
import { createDeeds } from './deeds/create-deeds.ts';
import { seedCompany } from './deeds/seed-company.ts';
import { closeServer, freePort, listen } from './free-port.ts';
import { readManifest } from './muster/read-manifest.ts';
import { startMuster } from './muster/start-muster.ts';
import { createChanges } from './slack/changes.ts';
import { openSlack } from './slack/open-slack.ts';
import { bundlePage } from './web/bundle-page.ts';
import { createFront } from './web/front.ts';

export type Playground = {
  readonly port: number;
  /** Resolves when Muster answers and the company's first tasks are there; false when Muster could not start. */
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
  const botToken = `xoxb-playground-${randomBytes(12).toString('hex')}`;
  const signingSecret = randomBytes(16).toString('hex');
  const changes = createChanges();
  const slack = await openSlack({ dataDir, botToken, changes });
  const musterPort = await freePort();
  const manifest = readManifest();
  const muster = { origin: `http://127.0.0.1:${musterPort}`, signingSecret };
  const deeds = createDeeds({ slack, muster, readOnlyMessages: manifest.readOnlyMessages });
  const page = bundlePage();
  const child = { state: () => ({ kind: 'starting' as const }) } as { state: ReturnType<typeof startMuster>['state'] };
  const front = createFront({
    ...{ slack, deeds, manifest, changes, page, musterOrigin: muster.origin },
    musterState: () => child.state(),
  });
  let taken: number;
  try {
    taken = await listen(front, port);
  } catch (error) {
    await Promise.all([slack.close(), page]);
    throw error;
  }
  const running = startMuster({
    port: musterPort,
    env: {
      ...{ PORT: String(musterPort), HOST: '127.0.0.1', METRICS_PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: logLevel },
      ...{ SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: `${slack.origin}/api/` },
    },
    onState: () => changes.announce({ kind: 'muster' }),
  });
  child.state = running.state;
  const ready = running.ready.then(async (answers) => {
    if (answers) await seedCompany({ deeds, slack });
    return answers;
  });
  const close = async (): Promise<void> => {
    await Promise.all([running.stop(), closeServer(front)]);
    await slack.close();
  };
  return { port: taken, ready, close };
}
