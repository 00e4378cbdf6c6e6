import { describe, expect, it } from 'vitest';
import { bot, directId, personId } from '../../playground/company.ts';
import { createDeeds } from '../../playground/deeds/create-deeds.ts';
import { openReader } from '../../playground/inspect/open-reader.ts';
import type { Block } from '../../playground/slack/journal.ts';
import type { Inspection, Timeline, TimelineEntry } from '../../playground/web/contract.ts';
import { barePlayground, withDatabase } from './bare-playground.ts';

const [maya, ana, ben] = [personId('maya'), personId('ana'), personId('ben')];
const anaAndMuster = directId(ana, bot.userId);
const room = 'C01PLATFORM';

describe('the inspector', () => {
  const playground = barePlayground(new Date('2026-03-02T08:00:00Z'), { isEmbedded: true });

  it('leads from a card to the command that made it, and to what happened to the task', async () => {
    await say(ben, '/task Check the price list @ana 2p');
    const card = await newestOf(ana, anaAndMuster, 'Check the price list');
    const { request, history, message } = await inspect(ana, anaAndMuster, card.ts);
    expect(request).toMatchObject({ what: '/task Check the price list @ana 2p', by: 'Ben Okafor', status: 200 });
    expect(request?.body).toMatchObject({ command: '/task', user_id: ben });
    expect(JSON.stringify(request)).not.toContain(playground.world.muster.signingSecret);
    expect(history).toMatchObject([{ action: 'task.create', by: 'Ben Okafor', surface: 'command', before: null }]);
    expect(message).toMatchObject({ text: card.text, metadata: { event_payload: { key: expect.any(String) } } });
  });

  it('leads from a note to the press that caused it', async () => {
    const card = await newestOf(ana, anaAndMuster, 'Check the price list');
    await press(ana, { channelId: anaAndMuster, ts: card.ts }, idOf(card.blocks, 'tasks.done'));
    const note = await newestOf(ben, directId(ben, bot.userId), 'Check the price list');
    const { request, history } = await inspect(ben, directId(ben, bot.userId), note.ts);
    expect(request).toMatchObject({ what: 'button tasks.done', by: 'Ana Keller' });
    expect(history.map(({ action }) => action)).toEqual(['task.done', 'task.create']);
  });

  it('says whose the ids in the history are', async () => {
    const card = await newestOf(ana, anaAndMuster, 'Check the price list');
    const { history, names } = await inspect(ana, anaAndMuster, card.ts);
    const after = history.at(-1)?.after as { responsibleId: string } | undefined;
    expect(names[after?.responsibleId ?? '']).toBe('Ana Keller');
  });

  it('asks Muster, signed, what a menu offers', async () => {
    const { ts } = await newestOf(ana, anaAndMuster, 'Check the price list');
    const place = { kind: 'message', channelId: anaAndMuster, ts };
    const control = { type: 'external_select', action_id: 'nobody.knows', block_id: 'b0', value: 'log' };
    expect(await playground.act('options', { as: ana, place, control })).toEqual({ notice: null, options: [] });
    const gone = { kind: 'view', viewId: 'V0', values: {} };
    expect(await playground.act('options', { as: ana, place: gone, control })).toMatchObject({
      notice: 'That window is closed by now.',
    });
  });

  it('leads from an answer that only one person sees to the very request', async () => {
    await say(ben, '/task Renew the certificate @ana');
    const whisper = await newestOf(ben, room, 'Renew the certificate');
    expect(whisper.whisper).toBe(true);
    const { request, history, message } = await inspect(ben, room, whisper.ts);
    expect(request).toMatchObject({ what: '/task Renew the certificate @ana', by: 'Ben Okafor' });
    expect(history).toMatchObject([{ action: 'task.create' }]);
    expect(message).toMatchObject({ is_ephemeral: true });
    expect(await playground.look('inspect', { as: ana, channel: room, ts: whisper.ts })).toHaveProperty('notice');
  });

  it('knows nothing behind people’s words, and nothing of what is gone or elsewhere', async () => {
    await say(maya, 'Good morning', 'C01GENERAL');
    const { ts } = await newestOf(maya, 'C01GENERAL', 'Good morning');
    expect(await inspect(maya, 'C01GENERAL', ts)).toMatchObject({ request: null, history: [] });
    expect(await playground.look('inspect', { as: maya, channel: 'C01GENERAL', ts: '1.000000' })).toHaveProperty(
      'notice',
    );
    expect(await playground.look('inspect', { as: personId('tom'), channel: room, ts })).toHaveProperty('notice');
  });

  it('explains a card after a restart too', async () => {
    await playground.restart();
    const card = await newestOf(ana, anaAndMuster, 'Check the price list');
    expect((await inspect(ana, anaAndMuster, card.ts)).request).toMatchObject({ what: 'button tasks.done' });
  }, 40_000);

  it('can only read: the database refuses every change in its session', async () => {
    const sql = await openReader({ dataDir: playground.dataDir, databaseUrl: '' });
    for (const change of ['delete from history', 'create table x ()']) {
      await expect(sql.unsafe(change)).rejects.toThrow('read-only transaction');
    }
    await sql.end({ timeout: 1 });
    const [rows] = await withDatabase(playground, (sql) => sql`select count(*)::int as count from history`);
    expect(rows?.count).toBeGreaterThan(0);
  });

  it('sees that Muster refuses every deed with a wrong secret, and that nothing changes by it', async () => {
    const { world } = playground;
    const refused: unknown[] = [];
    const muster = {
      ...world.muster,
      signingSecret: '0'.repeat(32),
      onSent: ({ status }: { status: unknown }) => refused.push(status),
    };
    const forged = createDeeds({ slack: world.slack, muster, readOnlyMessages: true });
    const card = await newestOf(ana, anaAndMuster, 'Renew the certificate');
    const place = { kind: 'message' as const, channelId: anaAndMuster, ts: card.ts };
    const before = await snapshot();
    const results = [
      await forged.say(ben, { channelId: room, text: '/task Forged @ana' }),
      await forged.use(ana, { place, control: button(idOf(card.blocks, 'tasks.done')) }),
      await forged.openHome(ana),
      await forged.shortcut(ana, 'tasks.create'),
      await forged.messageShortcut(ana, { callbackId: 'tasks.create-from-message', place }),
    ];
    expect(results.map(({ notice }) => notice)).toEqual(results.map(() => expect.stringContaining('401')));
    expect(refused).toEqual(results.map(() => 401));
    await world.clock.settle();
    expect(await snapshot()).toEqual(before);
  });

  async function snapshot() {
    const rows = await withDatabase(playground, async (sql) => {
      const [counts] = await sql`
        select (select count(*)::int from history) as history, (select count(*)::int from tasks) as tasks,
          (select count(*)::int from outbox) as outbox, (select count(*)::int from deliveries) as deliveries`;
      return counts;
    });
    return { rows, ana: await timelineOf(ana, anaAndMuster), room: await timelineOf(ana, room) };
  }

  async function say(as: string, text: string, channelId = room): Promise<void> {
    expect(await playground.act('say', { as, channelId, text })).toEqual({ notice: null });
    await playground.world.clock.settle();
  }

  async function press(as: string, { channelId, ts }: { channelId: string; ts: string }, actionId: string) {
    const place = { kind: 'message', channelId, ts };
    expect(await playground.act('use', { as, place, control: button(actionId) })).toEqual({ notice: null });
    await playground.world.clock.settle();
  }

  function timelineOf(as: string, channel: string): Promise<Timeline> {
    return playground.look('timeline', { as, channel });
  }

  async function newestOf(as: string, channel: string, words: string): Promise<TimelineEntry> {
    const found = (await timelineOf(as, channel)).entries.findLast(({ text }) => text.includes(words));
    if (found === undefined) throw new Error(`nothing says ${words}`);
    return found;
  }

  function inspect(as: string, channel: string, ts: string): Promise<Inspection> {
    return playground.look('inspect', { as, channel, ts });
  }
});

function button(actionId: string) {
  return { type: 'button', action_id: actionId, block_id: 'b0' };
}

function idOf(blocks: readonly Block[], name: string): string {
  const id = new RegExp(`"(${name}:[^"]+)"`).exec(JSON.stringify(blocks))?.[1];
  if (id === undefined) throw new Error(`no button ${name}`);
  return id;
}
