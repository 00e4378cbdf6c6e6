import { keepClockLog } from './clock/clock-log.ts';
import { closeServer, listen, requireFree } from './free-port.ts';
import { type CompanyLife, createLife, type Life } from './living.ts';
import { musterEnvironment } from './muster/muster-environment.ts';
import { type MusterProcess, type MusterState, type StartMuster, startMuster } from './muster/start-muster.ts';
import { openWorld, type World } from './open-world.ts';
import { createCompanyLife } from './past/company-life.ts';
import { bundlePage, type Page } from './web/bundle-page.ts';
import { createFront } from './web/front.ts';

export type Playground = {
  readonly port: number;
  /** Resolves when Muster answers: from then on people may look around. False when Muster could not start. */
  readonly usable: Promise<boolean>;
  /** Resolves when the company is there as well, its past complete; false when Muster could not start. */
  readonly ready: Promise<boolean>;
  /** For whoever drives it without a browser. */
  readonly world: World;
  /** Ends everything in order. Harmless when repeated. */
  close(): Promise<void>;
};

export type PlaygroundOptions = {
  /** 0 for any free one. */
  readonly port: number;
  readonly dataDir: string;
  /** Empty for the embedded database. */
  readonly databaseUrl: string;
  readonly logLevel: string;
  /** How many days the company has behind it; 90 where nothing is said. */
  readonly days?: number;
  /** Without it, the life of the company as everybody meets it. */
  readonly life?: CompanyLife;
  /** Put together already; without it, at each start. */
  readonly page?: Promise<Page>;
  /** How Muster is started; without it, as a process of its own. */
  readonly start?: StartMuster;
};

/** The whole local world: the local Slack, Muster itself as a child, and the page. @throws when the port is taken */
export async function openPlayground(options: PlaygroundOptions): Promise<Playground> {
  // Looked at before anything is opened: a second playground must not touch the first one's files.
  await requireFree(options.port);
  const company = options.life ?? createCompanyLife(options);
  let port = options.port;
  const world = await openWorld({
    ...{ ...options, beginsAt: company.beginsAt(new Date()) },
    pageAddress: () => `http://localhost:${port}/`,
  });
  const { page = bundlePage() } = options;
  // Whoever asks for it hears why; the world itself can do without.
  page.catch(() => {});
  const life = createLife(world, company);
  let running: MusterProcess | null = null;
  let closing = false;
  const clockLog = keepClockLog({ ...world, messages: world.slack.messages, isWatched: life.isThere });
  const front = createFront({
    ...{ ...world, page, musterOrigin: world.muster.origin, clockLog: clockLog.entries, past: life.progress },
    musterState: () => shownState(running, life),
  });
  port = await listen(front, options.port).catch(async (error: unknown) => {
    await Promise.allSettled([world.close(), page]);
    throw error;
  });
  running = startMusterFor(world, { ...options, publicUrl: `http://localhost:${port}/` });
  company.prepare?.(world.clock.beganAt);
  const { ready: answering, stop, state } = running;
  const ready = answering.then(async (answers) => {
    if (answers) await life.live(() => closing || state().kind === 'stopped');
    else life.giveUp();
    return answers;
  });
  const close = async (): Promise<void> => {
    closing = true;
    world.clock.close();
    await Promise.all([stop(), closeServer(front)]);
    await Promise.allSettled([ready, page]);
    await world.close();
  };
  return { port, usable: answering, ready, world, close };
}

/** To the page Muster is starting until the company is there. */
function shownState(running: MusterProcess | null, life: Life): MusterState {
  const state = running?.state() ?? STARTING;
  return state.kind === 'ready' && !life.isThere() ? STARTING : state;
}

const STARTING = { kind: 'starting' } as const;

type Starting = PlaygroundOptions & { readonly publicUrl: string };

function startMusterFor({ muster, slack, github, jira, clock, changes }: World, options: Starting): MusterProcess {
  const { publicUrl, start = startMuster } = options;
  const running = start({
    port: muster.port,
    env: musterEnvironment({ ...options, muster, github, jira, slackOrigin: slack.origin, publicUrl }),
    onState: () => changes.announce({ kind: 'muster' }),
  });
  // It begins with the first word of the clock; when it has ended before, its state says so.
  clock.lead(running.clockDoor).catch(() => {});
  return running;
}
