import { afterEach, describe, expect, it, vi } from 'vitest';
import { MusterError } from '../../../src/kit/errors.ts';
import type { SlackEvent } from '../../../src/ports/inbound/slack.ts';
import { SlackCallError } from '../../../src/ports/outbound/slack.ts';
import * as slack from '../../fakes/slack/requests.ts';
import { testDatabase, WORKSPACE } from '../../support/database.ts';
import { IDENTITY, openRig, type Rig, type RigOptions, SECRET, TEAM } from './rig.ts';

const db = testDatabase();
const rigs: Rig[] = [];
let heard: SlackEvent[] = [];

const hear = async (event: SlackEvent) => void heard.push(event);

async function open(options: RigOptions = {}): Promise<Rig> {
  const rig = await openRig(db.store, { listeners: [{ events: { reaction_added: hear } }], ...options });
  rigs.push(rig);
  return rig;
}

afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.close();
  heard = [];
});

const happened = (timestamp: number, eventId = 'Ev0ONE', retry?: { num: 1 | 2 | 3; reason: string }) =>
  slack.eventCallback(
    { secret: SECRET, timestamp },
    {
      event: { type: 'reaction_added', user: 'U0ANA', reaction: 'robot_face' },
      eventId,
      eventTime: 1_800_000_000,
      ...(retry !== undefined && { retry }),
    },
  );
const nowS = () => Math.floor(Date.now() / 1_000);

describe('an event', () => {
  it('reaches every feature that listens, with its time and workspace', async () => {
    const { send, platform } = await open({
      listeners: [{ events: { reaction_added: hear } }, { events: { reaction_added: hear } }],
    });
    expect((await send(happened(nowS()))).status).toBe(200);
    await platform.inbox.idle();
    expect(heard).toHaveLength(2);
    expect(heard[0]).toMatchObject({
      workspaceId: WORKSPACE,
      eventId: 'Ev0ONE',
      at: new Date(1_800_000_000_000),
      event: { type: 'reaction_added', reaction: 'robot_face' },
    });
  });

  it('delivered three times has one effect', async () => {
    const { send, platform } = await open();
    const statuses = await Promise.all([0, 1, 2].map(async () => (await send(happened(nowS()))).status));
    await platform.inbox.idle();
    expect([statuses, heard.length]).toEqual([[200, 200, 200], 1]);
  });

  it('has one effect over all of Slack’s repetitions, a restart and two replicas', async () => {
    let now = 1_800_000_000;
    const clock = { now: () => new Date(now * 1_000) };
    const replicas = [await open({ clock }), await open({ clock, known: false })];
    const times = [0, 3, 60, 300, ...Array.from({ length: 24 }, (_, hour) => 300 + (hour + 1) * 3_600)];
    for (const [n, offset] of times.entries()) {
      now = 1_800_000_000 + offset;
      if (n === 10) {
        await rigs.shift()?.close();
        replicas[0] = await open({ clock, known: false });
      }
      const reason = { num: Math.min(Math.max(n, 1), 3) as 1 | 2 | 3, reason: 'http_timeout' };
      const answer = await replicas[n % 2]?.send(happened(now, 'Ev0ONE', n === 0 ? undefined : reason));
      expect(answer?.status).toBe(200);
    }
    await replicas[0]?.platform.inbox.idle();
    expect([times.length, heard.length]).toEqual([28, 1]);
  });

  it('whose first delivery was lost is handled from its second repetition', async () => {
    const { send, platform } = await open();
    await send(happened(nowS(), 'Ev0LOST', { num: 2, reason: 'connection_failed' }));
    await platform.inbox.idle();
    expect(heard.map((event) => event.eventId)).toEqual(['Ev0LOST']);
  });

  it('stored by a process that died at once is handled by another within its lease', async () => {
    const { body } = happened(nowS(), 'Ev0ORPHAN');
    await db.store.sql`
      insert into deliveries (source, delivery_id, received_at, body, headers, attempts, leased_until)
      values ('slack', 'Ev0ORPHAN', now(), ${body}, '{}', 1, now() + interval '300 milliseconds')`;
    const { platform } = await open({ config: { sweepMs: 50 } });
    await expect.poll(() => heard.length).toBe(1);
    await platform.inbox.idle();
    expect(heard[0]?.eventId).toBe('Ev0ORPHAN');
  });

  it('is tried again when something was away, and by all who listen', async () => {
    let away = true;
    const shy = async () => {
      if (away) throw new MusterError('unavailable', 'Not now.');
    };
    const listeners = [{ events: { reaction_added: shy } }, { events: { reaction_added: hear } }];
    const { send, platform } = await open({ listeners, config: { sweepMs: 50 } });
    await send(happened(nowS()));
    await platform.inbox.idle();
    // A slow machine may be at its second try by now; that it was heard and stays open is what counts.
    const before = heard.length;
    expect(before).toBeGreaterThan(0);
    expect(await stateOf('Ev0ONE')).toEqual({ processed: false, dead: false });
    away = false;
    // A try that began while it was away may still write that it waits.
    await vi.waitFor(async () => {
      await platform.inbox.wake('slack');
      await platform.inbox.idle();
      expect(await stateOf('Ev0ONE')).toEqual({ processed: true, dead: false });
    }, 20_000);
    expect(heard.length).toBeGreaterThan(before);
  });

  it('that breaks a listener is given up and shown, and the others have heard it', async () => {
    const broken = async () => {
      throw new Error('bug');
    };
    const { send, platform, metrics } = await open({
      listeners: [{ events: { reaction_added: broken } }, { events: { reaction_added: hear } }],
    });
    await send(happened(nowS()));
    await platform.inbox.idle();
    expect(heard).toHaveLength(1);
    expect(await stateOf('Ev0ONE')).toEqual({ processed: false, dead: true });
    expect(await metrics.text()).toContain('muster_inbox_depth{source="slack",state="dead"} 1');
  });

  it('of an unknown workspace is dropped, one through a shared channel is not', async () => {
    const { send, platform } = await open();
    const foreign = slack.eventCallback(
      { secret: SECRET },
      { event: { type: 'reaction_added' } },
      { teamId: 'T0ELSEWHERE' },
    );
    await send(foreign);
    const shared = JSON.parse(happened(nowS(), 'Ev0SHARED').body);
    shared.team_id = 'T0ELSEWHERE';
    await send(slack.json({ secret: SECRET }, { ...shared, context_team_id: TEAM }));
    const throughOurs = {
      ...shared,
      event_id: 'Ev0AUTH',
      context_team_id: undefined,
      authorizations: [{ team_id: TEAM }],
    };
    await send(slack.json({ secret: SECRET }, throughOurs));
    await platform.inbox.idle();
    expect(heard.map((event) => event.eventId)).toEqual(['Ev0SHARED', 'Ev0AUTH']);
  });

  it('is not acknowledged when it could not be stored, so that Slack sends it again', async () => {
    const { send } = await open();
    await db.store.sql`alter table deliveries rename to deliveries_away`;
    try {
      const answer = await send(happened(nowS()));
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
    } finally {
      await db.store.sql`alter table deliveries_away rename to deliveries`;
    }
    expect((await send(happened(nowS()))).status).toBe(200);
  });

  it('made by Muster itself is not told to anybody', async () => {
    const { send, platform } = await open();
    const own = { type: 'reaction_added', user: 'U0MUSTER' };
    await send(slack.eventCallback({ secret: SECRET }, { event: own }));
    await platform.inbox.idle();
    expect(heard).toEqual([]);
  });
});

describe('the workspace of the bot token', () => {
  it('is stored at the first answer of Slack; until then requests are told to wait and events wait', async () => {
    let answer = () => {};
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const connected: string[] = [];
    const { send, platform } = await open({
      known: false,
      identify: () => asked.then(() => IDENTITY),
      onConnected: (id) => void connected.push(id),
    });
    const command = slack.slashCommand({ secret: SECRET }, { command: '/task', text: 'x' });
    expect((await send(command)).body.text).toBe('Muster is starting up; try again in a minute.');
    expect((await send(happened(nowS()))).status).toBe(200);
    await platform.inbox.idle();
    expect([heard.length, platform.binding()]).toEqual([0, 'starting']);
    answer();
    await expect.poll(() => connected.length).toBe(1);
    await expect.poll(() => heard.length).toBe(1);
    expect([platform.binding(), platform.state()]).toEqual(['bound', 'ok']);
    const rows = await db.store.sql`select id, slack_team_id, name from workspaces`;
    expect(rows).toEqual([{ id: connected[0], slack_team_id: TEAM, name: 'Harbour' }]);
  });

  it('is asked for again and again while Slack is away, and served meanwhile when it is known', async () => {
    let tries = 0;
    const connected: string[] = [];
    const { send, platform } = await open({
      identify: async () => {
        tries += 1;
        if (tries < 3) throw new SlackCallError('auth.test', { kind: 'not-sent' });
        return IDENTITY;
      },
      config: { recheckMs: 30 },
      onConnected: (id) => void connected.push(id),
    });
    expect(platform.state()).toBe('unreachable');
    expect((await send(slack.slashCommand({ secret: SECRET }, { command: '/nope', text: '' }))).body.text).toContain(
      'don’t know',
    );
    await expect.poll(() => platform.state()).toBe('ok');
    await expect.poll(() => tries).toBeGreaterThan(5);
    expect(connected).toEqual([WORKSPACE]);
  });

  it('is never exchanged for another: a wrong token leaves Muster unready', async () => {
    const { send, platform } = await open({
      identify: async () => ({ ...IDENTITY, teamId: 'T0OTHER' as typeof IDENTITY.teamId }),
    });
    await expect.poll(() => platform.binding()).toBe('other-workspace');
    const answer = await send(slack.slashCommand({ secret: SECRET }, { command: '/task', text: 'x' }));
    expect(answer.body.text).toContain('another workspace');
    expect(await db.store.sql`select slack_team_id from workspaces`).toEqual([{ slack_team_id: TEAM }]);
  });

  it('may be one of several that the database already serves', async () => {
    await db.store
      .sql`insert into workspaces select gen_random_uuid(), 'T' || n, null, 'W', 'U', 'B', 'u', now() from generate_series(1, 20) n`;
    const { platform } = await open({ known: true });
    await expect.poll(() => platform.state()).toBe('ok');
    expect(platform.binding()).toBe('bound');
  });

  it.each([
    ['the app is removed', { type: 'app_uninstalled' }, 'revoked'],
    ['the bot’s token is revoked', { type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0MUSTER'] } }, 'revoked'],
    ['a person’s token is revoked', { type: 'tokens_revoked', tokens: { oauth: ['U0ANA'] } }, 'ok'],
  ])('is told apart when %s', async (_name, event, state) => {
    const { send, platform } = await open();
    await expect.poll(() => platform.state()).toBe('ok');
    await send(slack.eventCallback({ secret: SECRET }, { event }));
    await platform.inbox.idle();
    expect(platform.state()).toBe(state);
  });

  it('shows a refused token as revoked', async () => {
    const failure = { kind: 'permanent', code: 'account_inactive', scope: 'connection' } as const;
    const { platform } = await open({
      identify: async () => {
        throw new SlackCallError('auth.test', failure);
      },
    });
    await expect.poll(() => platform.state()).toBe('revoked');
  });
});

async function stateOf(deliveryId: string) {
  const rows = await db.store.sql<{ processed: boolean; dead: boolean }[]>`
    select processed_at is not null as processed, dead_at is not null as dead
    from deliveries where delivery_id = ${deliveryId}`;
  return rows[0];
}
