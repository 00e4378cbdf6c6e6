import { beforeEach, describe, expect, it } from 'vitest';
import { peopleHome } from '../../../../src/features/people/slack/home.ts';
import { peopleSlack } from '../../../../src/features/people/slack/listeners.ts';
import type { Block, FormValues, ModalView } from '../../../../src/kit/blocks/index.ts';
import { home } from '../../../../src/kit/blocks/index.ts';
import type { SlackChannelId } from '../../../../src/kit/ids.ts';
import type { ActionInput, Command, Reply } from '../../../../src/ports/inbound/slack.ts';
import { checkMessage, checkView } from '../../../support/block-kit/check.ts';
import { testDatabase, WORKSPACE } from '../../../support/database.ts';
import { silentLog } from '../../../support/silent-log.ts';
import { actorOf, fakeDirectory, NOW, peopleNeeds, settle, slackMember, userId } from '../world.ts';

const db = testDatabase();
const slack = fakeDirectory();
const shared = { log: silentLog, openModal: async () => undefined };
const HOSTILE = '<!channel> <https://evil.example|x> *b* `c` &amp; \u202e😀';

beforeEach(async () => {
  await settle(
    db,
    slackMember('pia', { primaryOwner: true }),
    slackMember('bo', { name: HOSTILE }),
    ...['ana', 'cy'].map((id) => slackMember(id)),
  );
});

async function muster(by: string, word: string): Promise<Reply> {
  const words = peopleSlack(peopleNeeds(db, slack)).commands?.['/muster'] as Readonly<Record<string, Command>>;
  const actor = await actorOf(db, by);
  const reply = words[word]?.run({ ...shared, actor, text: '', channelId: 'C1' as SlackChannelId });
  return legal(await reply);
}

async function click(by: string, id: string, source: ActionInput['source'] = FROM_MESSAGE) {
  const [name = '', argument = ''] = id.split(/:(.*)/);
  const action = peopleSlack(peopleNeeds(db, slack)).actions?.[name];
  const input = { argument, value: null, source };
  const opened = action?.opens?.(input) ?? null;
  if (opened !== null) expect(checkView(opened)).toEqual([]);
  const actor = await actorOf(db, by);
  return { opened, reply: legal(await action?.run({ ...shared, ...input, actor })) };
}

async function submit(by: string, view: ModalView, form: FormValues): Promise<Reply> {
  const submission = peopleSlack(peopleNeeds(db, slack)).submissions?.[view.callback_id ?? ''];
  const actor = await actorOf(db, by);
  const metadata = { callbackId: view.callback_id ?? '', privateMetadata: view.private_metadata ?? '' };
  return legal(await submission?.run({ ...shared, actor, kind: 'modal', viewId: 'V1', ...metadata, form }));
}

function legal(reply: Reply | undefined): Reply {
  if (reply === undefined) throw new Error('nothing is registered under that name');
  if (reply.kind === 'message') expect(checkMessage(reply.message)).toEqual([]);
  if (reply.kind === 'view') expect(checkView(reply.view)).toEqual([]);
  return reply;
}

const FROM_MESSAGE: ActionInput['source'] = {
  kind: 'message',
  channelId: 'C1' as SlackChannelId,
  ts: '1',
  ephemeral: true,
};
const FROM_HOME: ActionInput['source'] = { kind: 'home', tab: 'settings', state: {} };

function form(values: FormValues = {}): FormValues {
  return { name: 'Platform', lead: null, managers: [], members: [], channel: null, ...values };
}

async function newTeam(values: FormValues = {}) {
  const { opened } = await click('pia', 'people.new-team');
  if (opened === null) throw new Error('no form opened');
  return submit('pia', opened, form(values));
}

/** Everything a reader could read or press, as one text. */
function textOf(shown: unknown): string {
  return JSON.stringify(shown);
}

function buttonsOf(shown: unknown): readonly string[] {
  return [...textOf(shown).matchAll(/"action_id":"(people\.[^"]+)"/g)].map((match) => match[1] ?? '');
}

async function settings(by: string, state: Readonly<Record<string, string>> = {}): Promise<readonly Block[]> {
  const actor = await actorOf(db, by);
  const parts = peopleHome(peopleNeeds(db)).toSorted((a, b) => a.order - b.order);
  const blocks = (await Promise.all(parts.map((part) => part.build(actor, state)))).flat();
  expect(checkView(home({ blocks }))).toEqual([]);
  return blocks;
}

describe('the list of teams', () => {
  it('has useful words when empty, and a button for those who may make the first', async () => {
    const [pia, ana] = [await muster('pia', 'team'), await muster('ana', 'team')];
    expect(textOf(pia)).toContain('No teams yet. A team gives tasks a lead');
    expect([buttonsOf(pia), buttonsOf(ana)]).toEqual([['people.new-team'], []]);
  });

  it('shows hostile names as text and buttons to those who may edit', async () => {
    await newTeam({
      name: HOSTILE,
      lead: userId('bo'),
      managers: [userId('cy')],
      members: [userId('ana')],
      channel: 'C0PLAT',
    });
    for (const [by, count] of [
      ['pia', 2],
      ['bo', 1],
      ['cy', 1],
      ['ana', 0],
    ] as const) {
      expect(buttonsOf(await muster(by, 'team'))).toHaveLength(count);
    }
  });

  it('stays within a message’s limits with many teams, and Home turns pages', async () => {
    for (let n = 10; n < 35; n += 1) await newTeam({ name: `${'Team of many words '.repeat(3)}${n}` });
    expect(textOf(await muster('pia', 'team'))).toContain('and 5 more');

    expect(buttonsOf(await settings('pia')).filter((id) => id.startsWith('people.edit-team'))).toHaveLength(20);
    const { reply } = await click('pia', 'people.teams-page:1', FROM_HOME);
    expect(reply).toEqual({ kind: 'home', tab: 'settings', state: { teams: '1' } });
    const second = await settings('pia', { teams: '1' });
    expect(buttonsOf(second).filter((id) => id.startsWith('people.edit-team'))).toHaveLength(5);
    for (const page of ['99', '-1', 'x', '1e9']) await settings('pia', { teams: page });
  });
});

describe('the form of a team', () => {
  it('creates, shows itself again with its values, saves and deletes', async () => {
    const values = { lead: userId('ana'), managers: [userId('cy')], members: [userId('ana')], channel: 'C0PLAT' };
    expect((await newTeam(values)).kind).toBe('message');
    const edit = buttonsOf(await muster('pia', 'team')).find((id) => id.startsWith('people.edit-team')) ?? '';

    const { reply } = await click('ana', edit, FROM_HOME);
    if (reply.kind !== 'view') throw new Error('no form');
    for (const id of ['U0ANA', 'U0CY', 'C0PLAT', 'Platform']) expect(textOf(reply.view)).toContain(id);
    expect(buttonsOf(reply.view)).toEqual([]);
    const saved = await submit('ana', reply.view, form({ ...values, name: 'Core' }));
    expect(saved).toEqual({ kind: 'home', tab: 'settings' });

    const again = await click('pia', edit);
    if (again.reply.kind !== 'view') throw new Error('no form');
    const [remove = ''] = buttonsOf(again.reply.view);
    const metadata = again.reply.view.private_metadata ?? '';
    const source = {
      kind: 'modal',
      viewId: 'V1',
      callbackId: 'people.team',
      privateMetadata: metadata,
      form: {},
    } as const;
    expect(textOf((await click('pia', remove, source)).reply)).toContain('Core');
    expect(textOf(await muster('pia', 'team'))).toContain('No teams yet');
  });

  it('stays open with what was typed, and above it what somebody else saved', async () => {
    await newTeam({ lead: userId('bo'), members: [userId('ana')], channel: 'C0PLAT' });
    const edit = buttonsOf(await muster('pia', 'team')).find((id) => id.startsWith('people.edit-team')) ?? '';
    const [first, second] = [(await click('bo', edit)).reply, (await click('pia', edit)).reply];
    if (first.kind !== 'view' || second.kind !== 'view') throw new Error('no form');
    await submit('bo', first.view, form({ name: 'Theirs', lead: userId('bo'), members: [userId('cy')] }));
    const conflict = await submit('pia', second.view, form({ name: 'Mine', lead: userId('ana'), channel: 'C0MINE' }));

    if (conflict.kind !== 'view') throw new Error('no conflict');
    const [words, ...inputs] = conflict.view.blocks;
    expect(textOf(words)).toContain('Name: Theirs');
    expect(textOf(words)).toContain('Members: Cy');
    expect(textOf(words)).toContain('Channel: none');
    for (const typed of ['Mine', 'U0ANA', 'C0MINE']) expect(textOf(inputs)).toContain(typed);
    expect((await submit('pia', conflict.view, form({ name: 'Mine' }))).kind).toBe('message');
    expect(textOf(await muster('pia', 'team'))).toContain('Mine');
  });

  it('refuses what wasn’t written by us', async () => {
    const { opened } = await click('pia', 'people.new-team');
    if (opened === null) throw new Error('no form opened');
    for (const private_metadata of ['', '{', '{"from":"home","shown":{"teamId":"1","version":0}}']) {
      await expect(submit('pia', { ...opened, private_metadata }, form())).rejects.toMatchObject({ fault: 'invalid' });
    }
    for (const id of ['people.edit-team', 'people.edit-team:1 or 1=1', 'people.delete-team:x']) {
      await expect(click('pia', id)).rejects.toMatchObject({ fault: 'not-found' });
    }
  });

  it('tells somebody who is no admin before they fill it', async () => {
    await expect(click('ana', 'people.new-team')).rejects.toMatchObject({ fault: 'forbidden' });
    await expect(click('ana', 'people.name-role')).rejects.toMatchObject({ fault: 'forbidden' });
  });
});

describe('roles in Slack', () => {
  it('are listed for everybody and changed by admins', async () => {
    const [pia, ana] = [await muster('pia', 'roles'), await muster('ana', 'roles')];
    expect(textOf(pia)).toContain('Slack’s owners and admins are admins here until somebody is named');
    expect([buttonsOf(pia), buttonsOf(ana)]).toEqual([['people.name-role'], []]);
  });

  it('are named in a form, which says what the first admin means', async () => {
    const { opened } = await click('pia', `people.name-role:${userId('ana')}`, FROM_HOME);
    if (opened === null) throw new Error('no form opened');
    expect(textOf(opened)).toContain('"initial_user":"U0ANA"');
    const lead = await submit('pia', opened, { person: userId('ana'), role: 'lead' });
    expect(lead).toEqual({ kind: 'home', tab: 'settings' });

    const admin = await submit('pia', opened, { person: userId('bo'), role: 'admin' });
    expect(textOf(admin)).toContain('Pia was named admin too');
    expect(textOf(await muster('ana', 'roles'))).not.toContain('until somebody is named');
  });

  it.each([
    [{ person: null, role: 'lead' }, 'person'],
    [{ person: '<!channel>', role: 'lead' }, 'person'],
    [{ person: 'U0ANA', role: null }, 'role'],
    [{ person: 'U0ANA', role: 'owner' }, 'role'],
  ])('need a person and a role: %j', async (values, field) => {
    const { opened } = await click('pia', 'people.name-role');
    if (opened === null) throw new Error('no form opened');
    const reply = await submit('pia', opened, values);
    expect(reply).toMatchObject({ kind: 'field-errors', errors: { [field]: expect.any(String) } });
  });
});

describe('the Settings tab', () => {
  it('shows everybody their zone and role, their own teams, and roles to admins alone', async () => {
    await newTeam({ lead: userId('bo'), members: [userId('ana')] });
    await newTeam({ name: 'Elsewhere' });
    const [pia, ana, cy] = [await settings('pia'), await settings('ana'), await settings('cy')];

    expect(textOf(ana)).toContain('you are a developer here. Times are shown in `Europe/Berlin`');
    expect(
      ['Platform', 'Elsewhere', 'Roles'].map((word) => [pia, ana, cy].map((tab) => textOf(tab).includes(word))),
    ).toEqual([
      [true, true, false],
      [true, false, false],
      [true, false, false],
    ]);
    const own = ['people.working-time'];
    expect([buttonsOf(ana), buttonsOf(cy)]).toEqual([own, own]);
    expect(buttonsOf(await settings('bo'))).toHaveLength(2);
  });
});

describe('Slack’s events', () => {
  it.each(['team_join', 'user_change'])('%s takes the member over', async (type) => {
    const listen = peopleSlack(peopleNeeds(db, slack)).events?.[type];
    const user = slackMember('neo', { name: 'Neo' });
    await listen?.({ workspaceId: WORKSPACE, eventId: 'Ev1', at: NOW, event: { type, user }, log: silentLog });
    expect((await actorOf(db, 'neo')).name).toBe('Neo');
  });
});
