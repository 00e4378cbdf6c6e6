import { createPainter } from './adapters/charts/create-painter.ts';
import { createGitHub } from './adapters/github/create-github.ts';
import { createHolidays } from './adapters/holidays/create-holidays.ts';
import { createJira } from './adapters/jira/create-jira.ts';
import { createModel } from './adapters/model/create-model.ts';
import { createSlackAdapter } from './adapters/slack/create-slack-adapter.ts';
import { createClock } from './adapters/system/clock.ts';
import { createRandom } from './adapters/system/random.ts';
import { createApiKeys, createTrackerFields, createWebhookKeys } from './features/connections/index.ts';
import { createPeopleDirectory, listAdminIds } from './features/people/index.ts';
import { createAskedDeliveries } from './features/pull-requests/index.ts';
import { createKnownTasks, createOverrideTasks } from './features/tasks/index.ts';
import { features } from './features.ts';
import { openCharts } from './platform/charts/open-charts.ts';
import type { Config } from './platform/config.ts';
import { armCrashPoint } from './platform/crash-points.ts';
import { showFeatureGauges } from './platform/feature-gauges.ts';
import { createHttpServer } from './platform/http/create-http-server.ts';
import { createFeatureRoute } from './platform/http/feature-routes.ts';
import { mustHold } from './platform/http/readiness.ts';
import { createJobs } from './platform/jobs/create-jobs.ts';
import { joinDayFacts } from './platform/join-day-facts.ts';
import { joinTaskWords } from './platform/join-task-words.ts';
import { createLog } from './platform/log.ts';
import { createMemory } from './platform/memory.ts';
import { createMetrics } from './platform/metrics-prometheus.ts';
import { operatorSettings } from './platform/operator-settings.ts';
import { createOutbox } from './platform/outbox/outbox.ts';
import { problemMessages, problemNote } from './platform/outbox/problem-message.ts';
import { createOutboxWorker, type OutboxWorkerOptions } from './platform/outbox/worker.ts';
import { leaveRequest } from './platform/request-trail.ts';
import { createRush } from './platform/rush.ts';
import { createSchedules } from './platform/schedule/create-schedules.ts';
import { createTicker } from './platform/schedule/create-ticker.ts';
import { settle } from './platform/settle.ts';
import { createSlackPlatform } from './platform/slack/create-slack-platform.ts';
import type { StoreAddress } from './platform/store/address.ts';
import { findSlackUrl } from './platform/store/find-slack-url.ts';
import { listWorkspaces } from './platform/store/list-workspaces.ts';
import { type Database, openDatabase } from './platform/store/open-database.ts';
import { keepRequestKeysShort } from './platform/store/request-keys.ts';
import { takeUpWork } from './platform/take-up-work.ts';
import { createVault } from './platform/vault/create-vault.ts';
import { openKeys } from './platform/vault/open-keys.ts';
import { createWebhooks } from './platform/webhooks/create-webhooks.ts';
import { within } from './platform/within.ts';
import type { Ports } from './ports/outbound/ports.ts';
import type { Clock, Log } from './ports/outbound/system.ts';

export type AppOptions = {
  readonly config: Config;
  /** Instead of the configured ones: for tests. */
  readonly address?: StoreAddress;
  /** Migrated and open already: for tests, which keep its connections from one app to the next. */
  readonly database?: Database;
  readonly clock?: Clock;
  readonly log?: Log;
  readonly pacing?: OutboxWorkerOptions['pacing'];
  /** Commits don't wait for the disk: for made-up worlds, whose last moment nobody misses after a power cut. */
  readonly lazyCommits?: true;
};

export type App = {
  /** Opens store and doors and begins to work. @throws Error with one plain line when the start must stop */
  start(): Promise<{ readonly port: number; readonly metricsPort: number }>;
  /** In order: doors, workers, pools, the embedded database; 10 s mostly. Waits for a start under way. Harmless when repeated. */
  stop(): Promise<void>;
  /** Writes down what nobody caught. */
  report(error: unknown): void;
  /** True when nothing is left to do at this instant of the clock: for tests and a clock moved by hand. */
  settle(): Promise<void>;
  /** Queues what is due at the clock's now, without waiting for the next second. */
  tick(): Promise<void>;
  /** The next instant anything is due, null without any: a clock moved by hand stops there first. */
  nextDueAt(): Promise<Date | null>;
};

/** Puts Muster together: adapters, store, machine and features. Nothing happens before `start`. */
export function createApp({ config, clock = createClock(config.clockFile), ...options }: AppOptions): App {
  const log = options.log ?? createLog({ level: config.logLevel, secrets: config.secrets });
  const stops: (() => Promise<void>)[] = [];
  let running: Awaited<ReturnType<typeof assemble>> | null = null;
  let starting: Promise<unknown> = Promise.resolve();
  armCrashPoint(config.crashAt);

  return {
    async start() {
      const assembly = assemble({ ...options, config, clock, log, onStop: (stop) => stops.unshift(stop) });
      starting = assembly;
      running = await assembly;
      return running.ports;
    },
    async stop() {
      // Else the database that is just being started would be left behind.
      await within(STOP_LIMIT_MS, () => starting).catch(() => {});
      for (const stop of stops.splice(0)) await stop();
    },
    report: (error) => log.error({ event: 'app.uncaught', error }, 'something failed where nobody caught it'),
    settle: async () => running?.settle(),
    tick: async () => running?.tick(),
    nextDueAt: async () => running?.nextDueAt() ?? null,
  };
}

/** How long a stop waits for work under way, in milliseconds: less than Docker's 10 s with what comes before and after. */
const STOP_LIMIT_MS = 6_500;

type Assembly = AppOptions & {
  readonly clock: Clock;
  readonly log: Log;
  /** Registered stops run last first. */
  readonly onStop: (stop: () => Promise<void>) => void;
};

async function assemble({ config, clock, log, pacing, onStop, ...options }: Assembly) {
  const random = createRandom();
  const metrics = createMetrics();
  const database = options.database ?? (await openDatabase({ config, clock, log, ...options }));
  onStop(database.close);
  const { store } = database;
  const keys = openKeys(config);

  const slack = createSlackAdapter({
    apiUrl: config.slack.apiUrl,
    botToken: config.slack.botToken,
    tokenFor: () => config.slack.botToken,
    log,
    onCall: ({ method, result, durationMs }) => {
      metrics.observe('muster_slack_call_seconds', 'Calls to Slack.', { method, result }, durationMs / 1000);
      platform.heard(result);
    },
  });
  const pictures = openCharts({
    ...{ painter: createPainter(), keys, publicUrl: config.publicUrl, clock, log },
    ...{ sql: store.sql, files: slack.files, onStop },
  });
  const machine = createJobs({ address: database.address, sql: store.sql, log, metrics });
  const outbox = createOutbox({ clock, onWritten: () => leaveRequest(() => worker.nudge()) });
  const knownTasks = createKnownTasks();
  const needs: Ports = {
    ...{ scope: store.scope, act: store.act, hot: store.hot, clock, random, outbox, log, memory: createMemory() },
    ...{
      jobs: machine.jobs,
      announce: machine.announce,
      ...{ schedules: createSchedules(), holidays: createHolidays(), charts: pictures.charts },
      vault: createVault(keys),
      codeHost: createGitHub({ apiUrl: config.github.apiUrl, clock }),
      issueTracker: createJira({ clock, atlassianUrl: config.jira.atlassianUrl, siteUrl: config.jira.apiUrl }),
      ...operatorSettings(config),
      model: config.model === null ? null : createModel(config.model),
      slackDirectory: slack.directory,
      ...joinTaskWords(features),
      overrideTasks: createOverrideTasks(),
      knownTasks,
      dayFacts: joinDayFacts(
        features.flatMap((feature) => feature.dayFacts ?? []),
        knownTasks,
      ),
      slackUrl: (workspaceId) => findSlackUrl(store.sql, workspaceId),
    },
  };
  showFeatureGauges(
    { metrics, store },
    features.flatMap((feature) => feature.gauges?.(needs) ?? []),
  );
  const people = createPeopleDirectory(needs);
  const rush = createRush();
  const worker = createOutboxWorker({
    isRushed: rush.isOn,
    ...{ store, messenger: slack.messenger, people, clock, random, log, metrics },
    ...{ leaseMs: config.leaseMs, readbackMs: config.outbox.readbackMs, ...(pacing && { pacing }) },
    renderers: Object.assign({}, problemMessages, ...features.map((feature) => feature.messages?.(needs))),
    tellAdmins: async (tx, problem) => {
      for (const personId of await listAdminIds(tx)) await outbox.note(tx, problemNote(problem, personId, clock.now()));
    },
  });
  const ticker = createTicker({ sql: store.sql, clock, log, metrics, jobs: machine });
  const webhooks = createWebhooks({
    ...{ inbox: { take: (delivery) => platform.inbox.take(delivery) }, codeHost: needs.codeHost, clock, log, metrics },
    ...{ tracker: needs.issueTracker, trackerFields: createTrackerFields(needs) },
    keys: createWebhookKeys(needs, {
      secrets: { github: config.github.webhookSecrets, jira: config.jira.webhookSecrets },
      listWorkspaces: () => listWorkspaces(store.sql),
    }),
    listeners: {
      host: features.flatMap((feature) => feature.webhooks?.(needs) ?? []),
      tracker: features.flatMap((feature) => feature.trackerWebhooks?.(needs) ?? []),
    },
    asked: createAskedDeliveries(needs),
  });
  const platform = createSlackPlatform({
    config: { ...config.slack, leaseMs: config.leaseMs },
    ...{ store, people, clock, random, log, metrics },
    ...{ auth: slack.auth, views: slack.views, responder: slack.responder, charts: pictures.charts },
    listeners: features.map((feature) => feature.slack?.(needs) ?? {}),
    ...{ onAsked: rush.note, deliveryHandlers: webhooks.handlers },
    homeSections: features.flatMap((feature) => feature.home?.(needs) ?? []),
    onConnected: takeUpWork({ resume: (id) => worker.resume(id), ensureRecurring: ticker.ensureRecurring, log }),
  });

  machine.register({
    jobs: features.flatMap((feature) => feature.jobs?.(needs) ?? []),
    subscriptions: features.flatMap((feature) => feature.on?.(needs) ?? []),
  });
  ticker.register(features.flatMap((feature) => feature.schedules?.(needs) ?? []));
  const http = createHttpServer({
    ...{ config, log, metrics, random },
    routes: [
      { kind: 'raw', method: 'POST', path: '/slack/events', handle: platform.handler },
      { kind: 'raw', method: 'POST', path: '/webhooks/github', handle: webhooks.receivers.github },
      { kind: 'raw', method: 'POST', path: '/webhooks/jira', handle: webhooks.receivers.jira },
      pictures.route,
      createFeatureRoute(
        features.flatMap((feature) => feature.http?.(needs) ?? []),
        { keys: createApiKeys(needs), log },
      ),
    ],
    readiness: [
      { name: 'store', critical: true, check: () => store.sql`select 1` },
      // Another workspace's token on this data: nothing is served until somebody puts it right.
      { name: 'workspace', critical: true, check: async () => mustHold(platform.binding() !== 'other-workspace') },
      { name: 'slack', critical: false, check: async () => mustHold(platform.state() === 'ok') },
    ],
  });

  const purge = keepRequestKeysShort(store.sql, { clock, log });
  const finish = () => Promise.all([platform.stop(), worker.stop(), ticker.stop().then(machine.close), purge()]);
  onStop(() =>
    within(STOP_LIMIT_MS, finish).then(
      () => {},
      (error) => log.warn({ event: 'app.stopped-early', error }, 'work under way is left to the next start'),
    ),
  );
  await machine.open();
  await machine.work();
  worker.start();
  ticker.start();
  const ports = await http.listen();
  onStop(() => http.close());
  await platform.start();
  log.info({ event: 'app.started', port: ports.port }, 'Muster is up');

  const machines = { slack: { idle: platform.identified }, inbox: platform.inbox, ticker, jobs: machine, worker };
  return {
    ports,
    settle: () => settle(machines),
    tick: () => ticker.tickNow(clock.now()),
    nextDueAt: ticker.nextDueAt,
  };
}
