import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SlackUserId } from '../../../src/kit/ids.ts';
import type { SlackMember } from '../../../src/ports/outbound/slack.ts';
import { type LocalSlack, startLocalSlack } from '../../fakes/slack/local-slack.ts';
import { ANA, slackRoom, WORKSPACE } from './slack-room.ts';

let slack: LocalSlack;
beforeAll(async () => {
  slack = await startLocalSlack();
});
afterAll(() => slack.close());

async function everybody(): Promise<SlackMember[]> {
  const { directory } = slackRoom({ apiUrl: slack.url });
  return (await Array.fromAsync(directory.listMembers(WORKSPACE))).flat();
}

describe('the list of members', () => {
  it('tells colleagues, guests, bots, those who left and those from outside apart', async () => {
    const kinds = Object.fromEntries(
      (await everybody()).map((one) => [one.handle, one.deactivated ? 'left' : one.kind]),
    );
    expect(kinds).toMatchObject({
      mira: 'member',
      nadia: 'guest',
      buildbot: 'bot',
      muster: 'bot',
      otto: 'left',
      kim: 'other-organisation',
    });
  });

  it('calls people what they call themselves, else by their real name', async () => {
    const names = new Map((await everybody()).map((one) => [one.handle, one.name]));
    expect(names.get('jonas.w')).toBe('Jonas');
    expect(names.get('sam')).toBe('Sam Okafor');
  });

  it('knows zone, locale, mail, owners and the time of the last change', async () => {
    expect((await everybody()).find((one) => one.handle === 'mira')).toMatchObject({
      slackUserId: 'U0MIRA',
      teamId: 'T0MUSTER',
      timeZone: 'Europe/Berlin',
      locale: 'de-DE',
      email: 'mira@example.com',
      primaryOwner: true,
      owner: true,
      admin: true,
      updatedAt: expect.any(Date),
    });
  });

  it('comes in pages of at most 200 and misses nobody', async () => {
    const crowd = await startLocalSlack({
      people: Array.from({ length: 450 }, (_, n) => ({ id: `U0CROWD${n}`, handle: `p${n}`, realName: `Person ${n}` })),
    });
    const { directory } = slackRoom({ apiUrl: crowd.url });
    const pages = await Array.fromAsync(directory.listMembers(WORKSPACE));
    await crowd.close();

    expect(pages.map((page) => page.length)).toEqual([200, 200, 51]);
    expect(new Set(pages.flat().map((one) => one.slackUserId)).size).toBe(451);
  });
});

describe('one member', () => {
  it('is found by id, and nobody by an unknown one', async () => {
    const { directory } = slackRoom({ apiUrl: slack.url });
    expect(await directory.findMember(WORKSPACE, ANA)).toMatchObject({ handle: 'ana', kind: 'member' });
    expect(await directory.findMember(WORKSPACE, 'U0NOBODY' as SlackUserId)).toBeNull();
  });
});

describe('a user object from an event', () => {
  let grid: LocalSlack;
  let directory: ReturnType<typeof slackRoom>['directory'];
  beforeAll(async () => {
    grid = await startLocalSlack({ workspace: { teamId: 'T1', enterpriseId: 'E1' } });
    const room = slackRoom({ apiUrl: grid.url });
    await room.auth.identify();
    directory = room.directory;
  });
  afterAll(() => grid.close());
  const read = (user: unknown) => directory.parseMember(WORKSPACE, user);

  it('of a deactivated person may carry almost nothing', () => {
    expect(read({ id: 'U1', team_id: 'T1', deleted: true, profile: { real_name: 'Ada' } })).toMatchObject({
      name: 'Ada',
      deactivated: true,
      timeZone: 'UTC',
      locale: 'en-US',
      email: null,
      kind: 'member',
      updatedAt: new Date(0),
    });
  });

  it('without any name still has one', () => {
    expect(read({ id: 'U1', team_id: 'T1', name: '', profile: { display_name: '  ' } })).toMatchObject({ name: 'U1' });
  });

  it.each([
    [{ team_id: 'T1' }, 'member'],
    [{ team_id: 'T2' }, 'other-organisation'],
    [{ team_id: 'T1', is_stranger: true }, 'other-organisation'],
    [{ team_id: 'T2', enterprise_user: { id: 'U1', enterprise_id: 'E1', teams: ['T9', 'T1'] } }, 'member'],
    [{ team_id: 'E1', enterprise_user: { id: 'U1', enterprise_id: 'E1', teams: ['T9'] } }, 'other-organisation'],
    [{ team_id: 'E1' }, 'member'],
    [{ profile: { team: 'T2' } }, 'other-organisation'],
    [{ team_id: 'T1', is_restricted: true }, 'guest'],
    [{ team_id: 'T1', is_ultra_restricted: true }, 'guest'],
    [{ team_id: 'T2', is_restricted: true }, 'other-organisation'],
    [{ team_id: 'T1', is_workflow_bot: true }, 'bot'],
    [{ team_id: 'T1', id: 'USLACKBOT' }, 'bot'],
  ] as const)('%j is a %s', (user, kind) => {
    expect(read({ id: 'U1', name: 'x', ...user })?.kind).toBe(kind);
  });

  it('is put off while it is unknown whose workspace this is', async () => {
    for (const tokenFor of [() => 'xoxb-local-000000000000-muster', async () => 'xoxb-local-000000000000-muster']) {
      const fresh = slackRoom({ apiUrl: grid.url, tokenFor }).directory;
      const early = () => fresh.parseMember(WORKSPACE, { id: 'U1', team_id: 'T1' });
      expect(early).toThrow(expect.objectContaining({ failure: { kind: 'not-sent' } }));
      await fresh.findMember(WORKSPACE, ANA);
      expect(early()).toMatchObject({ kind: 'member' });
    }
  });

  it('survives fields of the wrong kind', () => {
    const odd = { id: 'U1', team_id: 'T1', name: 7, tz: null, deleted: 'no', updated: 'soon', profile: [], locale: {} };
    expect(read(odd)).toMatchObject({ name: 'U1', timeZone: 'UTC', deactivated: false });
  });

  it.each([null, 'U1', {}, { id: 7 }, { id: '' }, [], { id: 'B123' }])('that is %j is nobody', (user) => {
    expect(read(user)).toBeNull();
  });
});
