import { createRandom } from '../../../src/adapters/system/random.ts';
import type { PersonId, SlackChannelId, SlackUserId, WorkspaceId } from '../../../src/kit/ids.ts';
import type { Metrics } from '../../../src/platform/metrics.ts';
import { createOutbox } from '../../../src/platform/outbox/outbox.ts';
import { createOutboxWorker, type OutboxWorkerOptions } from '../../../src/platform/outbox/worker.ts';
import type { OpenStore } from '../../../src/platform/store/open-store.ts';
import type { Renderer } from '../../../src/ports/inbound/feature.ts';
import type { Recipient } from '../../../src/ports/inbound/people.ts';
import type { OutboxMessage } from '../../../src/ports/outbound/outbox.ts';
import { type Call, createFakeMessenger, type Fate } from '../../fakes/messenger.ts';
import { WORKSPACE } from '../../support/database.ts';
import { silentLog } from '../../support/silent-log.ts';

export const ANA = '0190a000-0000-7000-8000-00000000000a' as PersonId;
export const BO = '0190a000-0000-7000-8000-00000000000b' as PersonId;

/** The nth of many people. */
export const person = (n: number) => `0190a000-0000-7000-8000-1${n.toString(16).padStart(11, '0')}` as PersonId;

export const silentMetrics: Metrics = { observe() {}, count() {}, gauge() {}, text: async () => '' };

export const slackUserOf = (personId: PersonId) => `U${personId.slice(-4).toUpperCase()}` as SlackUserId;

/** Nothing is paced: for tests about something else. */
export const unpaced = { channelMs: 0, editMs: 0, perMinute: { post: 1e9, edit: 1e9, look: 1e9, open: 1e9 } };

export type Row = {
  key: string;
  state: string;
  message_ts: string | null;
  channel_id: string | null;
  wanted_version: number;
  shown_version: number;
  attempts: number;
  dead_reason: string | null;
  last_error: string | null;
};

/** An outbox with a Slack that does what the script says, a clock that stands still, and people in memory. */
export function createOutboxWorld(store: OpenStore, script: (call: Call) => Fate | undefined = () => 'ok') {
  const time = { now: Date.parse('2026-03-04T10:00:00Z') };
  const clock = { now: () => new Date(time.now) };
  const slack = createFakeMessenger(script, () => time.now);
  const state: Record<string, string | null> = {};
  const gone = new Set<PersonId>();
  const dms = new Map<PersonId, SlackChannelId>();
  const outbox = createOutbox({ clock });

  const people: OutboxWorkerOptions['people'] = {
    async findRecipient(_tx, personId): Promise<Recipient | null> {
      const slackUserId = slackUserOf(personId);
      const dmChannelId = dms.get(personId) ?? null;
      return { personId, slackUserId, timeZone: 'UTC', locale: 'en-US', dmChannelId, active: !gone.has(personId) };
    },
    async saveDmChannel(_tx, personId, channelId) {
      dms.set(personId, channelId);
    },
  };
  /** Says the present text of `state[args.about]`, or what `args.text` is when nothing is there. */
  const say: Renderer = async (_tx, { about, text }) => {
    const present = about === undefined ? String(text) : state[String(about)];
    return present === null || present === undefined ? null : { text: present, blocks: [] };
  };

  const worker = (options: Partial<OutboxWorkerOptions> = {}) =>
    createOutboxWorker({
      store,
      messenger: slack.messenger,
      people,
      renderers: { 'test.say': say, 'test.ask': async (...args) => withRepost(await say(...args)) },
      clock,
      random: createRandom(),
      log: silentLog,
      metrics: silentMetrics,
      readbackMs: 0,
      pacing: unpaced,
      ...options,
    });

  return {
    slack,
    clock,
    state,
    gone,
    dms,
    outbox,
    worker,
    pass: (ms: number) => {
      time.now += ms;
    },
    note: (text: string, more: Partial<OutboxMessage> = {}, workspaceId: WorkspaceId = WORKSPACE) =>
      store.scope(workspaceId, (tx) =>
        outbox.note(tx, { key: text, to: to(ANA), kind: 'test.say', args: { text }, ...more }),
      ),
    card: (about: string, text: string | null, more: Partial<OutboxMessage> = {}) => {
      state[about] = text;
      return store.scope(WORKSPACE, (tx) =>
        outbox.card(tx, { key: about, to: to(ANA), kind: 'test.say', args: { about }, ...more }),
      );
    },
    rows: () => store.sql<Row[]>`select * from outbox order by id`,
    states: async () => (await store.sql<Row[]>`select state from outbox order by id`).map((row) => row.state),
    /** As if the database's time had passed every lease and wait. */
    expireLeases: () =>
      store.sql`update outbox set leased_until = now() - interval '1 second' where leased_until is not null`,
  };
}

export const to = (personId: PersonId): OutboxMessage['to'] => ({ kind: 'person', personId });
export const inChannel = (channelId: string): OutboxMessage['to'] => ({
  kind: 'channel',
  channelId: channelId as SlackChannelId,
});

/** Resolves when the condition holds; gives up after 15 s. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = performance.now() + 15_000;
  while (!(await holds())) {
    if (performance.now() > giveUpAt) throw new Error('the awaited condition never came true');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** A call that answers only when told. */
export function gate() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { hang: promise, release: resolve };
}

function withRepost<T extends object>(message: T | null): (T & { repost: boolean }) | null {
  return message === null ? null : { ...message, repost: true };
}
