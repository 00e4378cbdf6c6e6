import { beforeEach, describe, expect, it } from 'vitest';
import {
  findChain,
  listLeadsOf,
  listTeamMembers,
  peopleForNewTask,
  teamsOf,
} from '../../../../src/features/people/index.ts';
import { createTeam } from '../../../../src/features/people/use-cases/create-team.ts';
import type { PersonId } from '../../../../src/kit/ids.ts';
import { OTHER_WORKSPACE, testDatabase, WORKSPACE } from '../../../support/database.ts';
import { actorOf, peopleNeeds, personIdOf, settle, slackMember, userId } from '../world.ts';

const db = testDatabase();
let names: ReadonlyMap<PersonId | null, string>;

beforeEach(async () => {
  const ids = ['ana', 'bo', 'cy', 'dee', 'eve'];
  await settle(db, slackMember('pia', { primaryOwner: true }), ...ids.map((id) => slackMember(id)));
  const entries = await Promise.all(['pia', ...ids].map(async (id) => [await personIdOf(db, id), id] as const));
  names = new Map<PersonId | null, string>(entries);
});

type People = { lead?: string; managers?: readonly string[]; members?: readonly string[] };

async function team(name: string, { lead, managers = [], members = [] }: People) {
  const form = {
    name,
    lead: lead === undefined ? null : userId(lead),
    managers: managers.map(userId),
    members: members.map(userId),
    channel: null,
    hours: null,
    region: null,
  };
  return createTeam(peopleNeeds(db), await actorOf(db, 'pia'), form);
}

async function leave(id: string) {
  await settle(db, slackMember(id, { deactivated: true, updatedAt: new Date('2026-03-01T00:00:00Z') }));
}

/** Lead and manager as both reads of the same rule tell them. */
async function chainOf(id: string) {
  const personId = await personIdOf(db, id);
  const chain = await db.store.scope(WORKSPACE, (tx) => findChain(tx, personId));
  const found = await peopleForNewTask(peopleNeeds(db), { workspaceId: WORKSPACE, personId }, null);
  expect([found.lead?.id ?? null, found.manager?.id ?? null]).toEqual([chain.leadId, chain.managerId]);
  return [names.get(chain.leadId), names.get(chain.managerId)];
}

describe('the lead and the manager of somebody', () => {
  it('are nobody without a team', async () => {
    expect(await chainOf('ana')).toEqual([undefined, undefined]);
  });

  it('are those of the first team by name, whatever its case', async () => {
    await team('Web', { lead: 'bo', managers: ['cy'], members: ['ana'] });
    await team('apps', { lead: 'dee', managers: ['eve'], members: ['ana'] });
    expect(await chainOf('ana')).toEqual(['dee', 'eve']);
  });

  it('come from the next team where the first has none', async () => {
    await team('Apps', { managers: ['eve'], members: ['ana'] });
    await team('Web', { lead: 'bo', managers: ['cy'], members: ['ana'] });
    expect(await chainOf('ana')).toEqual(['bo', 'eve']);
  });

  it('are never the person: a lead has the manager of their team', async () => {
    await team('Apps', { lead: 'ana', managers: ['ana', 'cy'] });
    expect(await chainOf('ana')).toEqual([undefined, 'cy']);
  });

  it('are never somebody who left', async () => {
    await team('Apps', { lead: 'bo', managers: ['cy', 'dee'], members: ['ana'] });
    await leave('bo');
    await leave('cy');
    expect(await chainOf('ana')).toEqual([undefined, 'dee']);
  });
});

describe('the people of a new task', () => {
  it('are creator, mentioned, and the lead and manager of the mentioned, with the leads of each', async () => {
    await team('Apps', { lead: 'bo', managers: ['cy'], members: ['ana'] });
    await team('Web', { lead: 'dee', managers: ['eve'], members: ['pia', 'ana', 'dee'] });
    const creator = { workspaceId: WORKSPACE, personId: await personIdOf(db, 'pia') };
    const found = await peopleForNewTask(peopleNeeds(db), creator, userId('ana'));

    const short = (person: typeof found.lead) =>
      person && [person.name, person.leadIds.map((id) => names.get(id)).sort()];
    expect(short(found.creator)).toEqual(['Pia', ['dee']]);
    expect(short(found.mentioned)).toEqual(['Ana', ['bo', 'dee']]);
    expect(short(found.lead)).toEqual(['Bo', []]);
    expect(short(found.manager)).toEqual(['Cy', []]);
    expect(found.mentioned).toMatchObject({ slackUserId: userId('ana'), kind: 'member', deactivatedAt: null });
  });

  it('may all be one person', async () => {
    await team('Apps', { lead: 'bo', managers: ['bo'], members: ['ana', 'bo'] });
    const ana = { workspaceId: WORKSPACE, personId: await personIdOf(db, 'ana') };
    const self = await peopleForNewTask(peopleNeeds(db), ana, userId('ana'));
    expect([self.creator.id, self.mentioned?.id, self.lead?.name, self.manager?.name]).toEqual([
      ana.personId,
      ana.personId,
      'Bo',
      'Bo',
    ]);
  });

  it('say who left, and know no strangers', async () => {
    await leave('bo');
    const ana = { workspaceId: WORKSPACE, personId: await personIdOf(db, 'ana') };
    const gone = await peopleForNewTask(peopleNeeds(db), ana, userId('bo'));
    expect(gone.mentioned?.deactivatedAt).toEqual(new Date('2026-03-01T00:00:00Z'));
    expect((await peopleForNewTask(peopleNeeds(db), ana, userId('stranger'))).mentioned).toBeNull();
  });

  it('are not found from another workspace', async () => {
    const elsewhere = { workspaceId: OTHER_WORKSPACE, personId: await personIdOf(db, 'ana') };
    await expect(peopleForNewTask(peopleNeeds(db), elsewhere, null)).rejects.toMatchObject({ fault: 'not-found' });
  });
});

describe('teams around a person', () => {
  it('are those they are in or lead, by name; a team’s people are its members and its lead', async () => {
    await team('web', { lead: 'ana', members: ['bo'] });
    const apps = await team('Apps', { lead: 'cy', managers: ['dee'], members: ['ana', 'bo'] });
    await team('Core', { managers: ['ana'], members: ['eve'] });
    const ana = await personIdOf(db, 'ana');

    const [own, people] = await db.store.scope(WORKSPACE, async (tx) => [
      await teamsOf(tx, ana),
      await listTeamMembers(tx, apps.id),
    ]);
    expect(own.map((one) => one.name)).toEqual(['Apps', 'web']);
    expect(people.map((person) => person.name)).toEqual(['Ana', 'Bo', 'Cy']);
  });

  it('give each person the leads of their teams, never themselves, and everybody asked for an entry', async () => {
    await team('Apps', { lead: 'cy', members: ['ana', 'bo', 'cy'] });
    await team('Web', { lead: 'bo', members: ['ana', 'bo'] });
    const ids = await Promise.all(['ana', 'bo', 'cy', 'eve'].map((id) => personIdOf(db, id)));
    const leads = await db.store.scope(WORKSPACE, (tx) => listLeadsOf(tx, ids));

    const named = ids.map((id) => [names.get(id), (leads.get(id) ?? []).map((lead) => names.get(lead)).sort()]);
    expect(named).toEqual([
      ['ana', ['bo', 'cy']],
      ['bo', ['cy']],
      ['cy', []],
      ['eve', []],
    ]);
  });
});
