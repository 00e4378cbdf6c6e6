import { describe, expect, it } from 'vitest';
import {
  createPeopleDirectory,
  directoryIsSql,
  hasDirectoryChanged,
  meetPeople,
  peopleForNewTask,
} from '../../../../src/features/people/index.ts';
import { saveMembers } from '../../../../src/features/people/use-cases/save-members.ts';
import type { PersonId, RequestKey, SlackChannelId } from '../../../../src/kit/ids.ts';
import type { Refusal } from '../../../../src/ports/inbound/people.ts';
import { SlackCallError, type SlackMember } from '../../../../src/ports/outbound/slack.ts';
import { OTHER_WORKSPACE, testDatabase, WORKSPACE } from '../../../support/database.ts';
import { fakeDirectory, peopleNeeds, personIdOf, settle, slackMember, syncRule, userId } from '../world.ts';

const db = testDatabase();
const away = new SlackCallError('users.info', { kind: 'unknown' });

describe('who acts', () => {
  it('is answered from the store, without asking Slack', async () => {
    await settle(db, slackMember('ana', { locale: 'de-DE' }));
    const slack = fakeDirectory();
    slack.fail = away;

    const found = await createPeopleDirectory(peopleNeeds(db, slack)).findActor(WORKSPACE, userId('ana'));
    expect(found).toEqual({
      kind: 'member',
      member: {
        personId: await personIdOf(db, 'ana'),
        slackUserId: userId('ana'),
        name: 'Ana',
        role: 'developer',
        timeZone: 'Europe/Berlin',
        locale: 'de-DE',
      },
    });
  });

  it('asks Slack once for a stranger and remembers the answer', async () => {
    const slack = fakeDirectory([slackMember('ana')]);
    const people = createPeopleDirectory(peopleNeeds(db, slack));

    expect((await people.findActor(WORKSPACE, userId('ana'))).kind).toBe('member');
    expect((await people.findActor(WORKSPACE, userId('ana'))).kind).toBe('member');
    expect(slack.asked).toEqual([userId('ana')]);
  });

  it('meets the same stranger in two places at once as one person', async () => {
    const people = createPeopleDirectory(peopleNeeds(db, fakeDirectory([slackMember('ana')])));
    const found = await Promise.all(Array.from({ length: 5 }, () => people.findActor(WORKSPACE, userId('ana'))));

    const ids = found.map((one) => (one.kind === 'member' ? one.member.personId : null));
    expect(new Set(ids)).toEqual(new Set([await personIdOf(db, 'ana')]));
  });

  it('is unknown when Slack knows nobody, and for what is no Slack id', async () => {
    const slack = fakeDirectory();
    const people = createPeopleDirectory(peopleNeeds(db, slack));

    expect(await people.findActor(WORKSPACE, userId('nobody'))).toEqual({ kind: 'unknown' });
    expect(await people.findActor(WORKSPACE, "U0' or 1=1" as (typeof slack.asked)[number])).toEqual({
      kind: 'unknown',
    });
    expect(slack.asked).toEqual([userId('nobody')]);
  });

  it('can’t be said of a stranger while Slack is away', async () => {
    const slack = fakeDirectory([slackMember('ana')]);
    slack.fail = away;

    const asked = createPeopleDirectory(peopleNeeds(db, slack)).findActor(WORKSPACE, userId('ana'));
    await expect(asked).rejects.toMatchObject({ fault: 'unavailable' });
  });

  const refused: readonly [Refusal, Partial<SlackMember>][] = [
    ['guest', { kind: 'guest' }],
    ['bot', { kind: 'bot' }],
    ['other-organisation', { kind: 'other-organisation' }],
    ['deactivated', { deactivated: true }],
    ['guest', { kind: 'guest', deactivated: true, admin: true }],
  ];
  it.each(refused)('is refused to a %s: %j', async (reason, values) => {
    await settle(db, slackMember('ana', values));

    const found = await createPeopleDirectory(peopleNeeds(db)).findActor(WORKSPACE, userId('ana'));
    expect(found).toEqual({ kind: 'refused', reason });
  });

  it('is not answered from another workspace', async () => {
    await settle(db, slackMember('ana'));

    const found = await createPeopleDirectory(peopleNeeds(db)).findActor(OTHER_WORKSPACE, userId('ana'));
    expect(found).toEqual({ kind: 'unknown' });
  });
});

describe('the first admins', () => {
  const roleOf = async (id: string) => {
    const found = await createPeopleDirectory(peopleNeeds(db)).findActor(WORKSPACE, userId(id));
    return found.kind === 'member' ? found.member.role : found.kind;
  };

  it('are Slack’s own until an active member is named, and again when no named one is left', async () => {
    await settle(
      db,
      slackMember('pia', { primaryOwner: true }),
      slackMember('olga', { owner: true }),
      slackMember('ana'),
    );
    expect([await roleOf('pia'), await roleOf('olga'), await roleOf('ana')]).toEqual(['admin', 'admin', 'developer']);

    await db.store.sql`update people set role = 'admin' where slack_user_id = ${userId('ana')}`;
    expect([await roleOf('pia'), await roleOf('olga'), await roleOf('ana')]).toEqual([
      'developer',
      'developer',
      'admin',
    ]);

    await settle(db, slackMember('ana', { deactivated: true, updatedAt: new Date('2026-03-01T00:00:00Z') }));
    expect([await roleOf('pia'), await roleOf('olga'), await roleOf('ana')]).toEqual(['admin', 'admin', 'refused']);
  });
});

describe('people named in a form', () => {
  it('are met together, strangers once each, and those Slack doesn’t know are left out', async () => {
    await settle(db, slackMember('ana'));
    const slack = fakeDirectory([slackMember('bo'), slackMember('cy')]);
    const ids = ['ana', 'bo', 'cy', 'bo', 'ghost'].map(userId);

    const met = await meetPeople(peopleNeeds(db, slack), WORKSPACE, ids);
    expect([...met.values()].map((person) => person.name).sort()).toEqual(['Ana', 'Bo', 'Cy']);
    expect(slack.asked).toEqual(['bo', 'cy', 'ghost'].map(userId));
  });
});

describe('where a message goes', () => {
  it('is known with zone and DM channel, and nowhere for somebody of another workspace', async () => {
    await settle(db, slackMember('ana'), slackMember('bo', { deactivated: true }));
    const people = createPeopleDirectory(peopleNeeds(db));
    const [ana, bo] = [await personIdOf(db, 'ana'), await personIdOf(db, 'bo')];
    const find = (id: PersonId, workspaceId = WORKSPACE) =>
      db.store.scope(workspaceId, (tx) => people.findRecipient(tx, id));

    const before = {
      personId: ana,
      slackUserId: userId('ana'),
      timeZone: 'Europe/Berlin',
      locale: 'en-US',
      active: true,
    };
    expect(await find(ana)).toEqual({ ...before, dmChannelId: null });
    await db.store.scope(WORKSPACE, (tx) => people.saveDmChannel(tx, ana, 'D0ANA' as SlackChannelId));
    expect(await find(ana)).toEqual({ ...before, dmChannelId: 'D0ANA' });
    expect(await find(bo)).toMatchObject({ active: false });
    expect(await find(ana, OTHER_WORKSPACE)).toBeNull();
  });
});

describe('what is remembered of people', () => {
  it('spares reads, and is dropped at once for whoever changed people in this process', async () => {
    await settle(db, slackMember('ana'));
    const needs = peopleNeeds(db);
    let reads = 0;
    const counting = {
      ...needs,
      hot: ((...args: Parameters<typeof needs.hot>) => {
        reads += 1;
        return needs.hot(...args);
      }) as typeof needs.hot,
    };
    const people = createPeopleDirectory(counting);
    for (let i = 0; i < 20; i += 1) await people.findActor(WORKSPACE, userId('ana'));
    expect(reads).toBe(2); // the version and the row

    await db.store.scope(WORKSPACE, (tx) =>
      saveMembers(tx, counting, {
        actor: syncRule,
        members: [slackMember('ana', { deactivated: true, updatedAt: new Date('2027-01-01T00:00:00Z') })],
      }),
    );
    expect(await people.findActor(WORKSPACE, userId('ana'))).toEqual({ kind: 'refused', reason: 'deactivated' });
  });

  it('doesn’t let a write pass that relies on people changed elsewhere', async () => {
    await settle(db, slackMember('ana'));
    const here = peopleNeeds(db);
    const ana = { workspaceId: WORKSPACE, personId: await personIdOf(db, 'ana') };
    const { directoryVersion } = await peopleForNewTask(here, ana, null);
    await settle(db, slackMember('bo')); // with a memory of its own, as another replica would
    const rows = await here.hot({ workspaceId: WORKSPACE, requestKey: 'key' as RequestKey }, ({ requestWhen }) =>
      requestWhen(directoryIsSql(directoryVersion)),
    );
    expect(rows).toEqual([]);
    expect(await db.store.sql`select 1 from request_keys`).toHaveLength(0);
    expect(await hasDirectoryChanged(here, WORKSPACE, directoryVersion)).toBe(true);
  });
});
