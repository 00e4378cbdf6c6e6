import { afterEach, describe, expect, it } from 'vitest';
import { createSlackAdapter } from '../../../src/adapters/slack/create-slack-adapter.ts';
import type { OutboxWorkerOptions } from '../../../src/platform/outbox/worker.ts';
import { type LocalSlack, startLocalSlack } from '../../fakes/slack/local-slack.ts';
import { DEFAULT_WORKSPACE } from '../../fakes/slack/options.ts';
import { testDatabase } from '../../support/database.ts';
import { silentLog } from '../../support/silent-log.ts';
import { createOutboxWorld, person, slackUserOf, to, unpaced, until } from './outbox-world.ts';

const db = testDatabase();
const open: LocalSlack[] = [];
afterEach(() => Promise.all(open.splice(0).map((slack) => slack.close())));

/** The worker and the real adapter against the strict local Slack, both on a clock that the test moves. */
async function createRoom(people: number) {
  const world = createOutboxWorld(db.store);
  const slack = await startLocalSlack({ now: () => world.clock.now().getTime() });
  open.push(slack);
  for (let n = 0; n < people; n += 1)
    slack.addUser({ id: slackUserOf(person(n)), handle: `person.${n}`, realName: `Person ${n}` });
  const { messenger } = createSlackAdapter({
    apiUrl: slack.url,
    tokenFor: () => DEFAULT_WORKSPACE.botToken,
    botToken: DEFAULT_WORKSPACE.botToken,
    log: silentLog,
    onCall: () => {},
    timeoutMs: 250,
  });
  const worker = (options: Partial<OutboxWorkerOptions> = {}) => world.worker({ messenger, ...options });
  const allSaid = async () => (await world.states()).every((state) => state === 'sent');
  return { ...world, slack, worker, allSaid };
}

describe('against a strict Slack', () => {
  it('300 messages to 100 people keep every limit and every Retry-After, whatever its header says', async () => {
    const room = await createRoom(100);
    for (let n = 0; n < 300; n += 1) await room.note(`note ${n}`, { to: to(person(n % 100)) });
    for (const [after, retryAfter] of [
      [3, '2'],
      [40, null],
      [90, 'abc'],
      [150, '30'],
      [200, '1'],
    ] as const)
      room.slack.addFault({ method: 'chat.postMessage', trouble: { kind: 'rate-limit', retryAfter }, after });
    const workers = [room.worker({ pacing: {} }), room.worker({ pacing: {} })];
    let seconds = 0;
    for (; seconds < 600 && !(await room.allSaid()); seconds += 1) {
      for (const worker of workers) await worker.idle();
      room.pass(1_000);
    }

    expect(room.slack.violations()).toEqual([]);
    expect(Object.keys(room.slack.keys())).toHaveLength(300);
    expect(room.slack.duplicates()).toEqual({});
    // 100 DMs to open at 40 a minute after the first ten; the pauses above add up to 93 s.
    expect(seconds).toBeLessThan(300);
  }, 60_000);

  it('every way to lose a reply ends in exactly one message', async () => {
    const room = await createRoom(40);
    const ways = [
      { kind: 'status', status: 500, accepted: true },
      { kind: 'status', status: 503, accepted: false },
      { kind: 'reset', accepted: true },
      { kind: 'reset', accepted: false },
      { kind: 'stall', ms: 400 },
      { kind: 'stall', ms: 400, accepted: false },
      { kind: 'cut' },
      { kind: 'lost-reply' },
    ] as const;
    for (const [n, trouble] of ways.entries())
      room.slack.addFault({ method: 'chat.postMessage', trouble, every: ways.length, after: n, times: 3 });
    for (let n = 0; n < 40; n += 1) await room.note(`note ${n}`, { to: to(person(n)) });
    const worker = room.worker({ pacing: unpaced, readbackMs: 1_000 });
    worker.start();
    await until(async () => {
      room.pass(1_000);
      return room.allSaid();
    });
    await worker.stop();

    expect(Object.keys(room.slack.keys())).toHaveLength(40);
    expect(room.slack.duplicates()).toEqual({});
  }, 30_000);

  it('nothing is lost while Slack is away', async () => {
    const room = await createRoom(3);
    await room.slack.goDown();
    for (let n = 0; n < 3; n += 1) await room.note(`note ${n}`, { to: to(person(n)) });
    const worker = room.worker();
    await worker.idle();
    expect(await room.allSaid()).toBe(false);
    await room.slack.comeBack();
    for (let n = 0; n < 3; n += 1) {
      room.pass(30_000);
      await worker.idle();
    }

    expect(Object.values(room.slack.keys())).toEqual([1, 1, 1]);
  });
});
