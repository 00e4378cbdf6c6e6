import { beforeEach, describe, expect, it } from 'vitest';
import { listHistory } from '../../../../src/features/history/index.ts';
import { effectiveRole } from '../../../../src/features/people/domain/roles.ts';
import { listAdminIds } from '../../../../src/features/people/index.ts';
import { createTeam } from '../../../../src/features/people/use-cases/create-team.ts';
import { listRoles } from '../../../../src/features/people/use-cases/list-roles.ts';
import { setRole } from '../../../../src/features/people/use-cases/set-role.ts';
import type { Role } from '../../../../src/kit/actor.ts';
import { testDatabase, WORKSPACE } from '../../../support/database.ts';
import { actorOf, peopleNeeds, personIdOf, settle, slackMember, userId } from '../world.ts';

const db = testDatabase();

beforeEach(async () => {
  await settle(
    db,
    slackMember('pia', { primaryOwner: true, owner: true, admin: true }),
    slackMember('sam', { admin: true }),
    ...['ana', 'bo'].map((id) => slackMember(id)),
    slackMember('gus', { kind: 'guest' }),
  );
});

async function name(by: string, id: string, role: Role) {
  return setRole(peopleNeeds(db), await actorOf(db, by), { slackUserId: userId(id), role });
}

async function roles() {
  const entries = await Promise.all(['pia', 'sam', 'ana', 'bo'].map(async (id) => [id, (await actorOf(db, id)).role]));
  return Object.fromEntries(entries);
}

describe('naming a role', () => {
  it('by a Slack admin gives it at once and leaves the other admins alone', async () => {
    expect(await name('sam', 'ana', 'manager')).toEqual({
      name: 'Ana',
      named: 'manager',
      effective: 'manager',
      alsoAdmins: [],
    });
    expect(await roles()).toEqual({ pia: 'admin', sam: 'admin', ana: 'manager', bo: 'developer' });
  });

  it('the first admin ends Slack’s ranks, and nobody who decided loses admin unasked', async () => {
    await settle(db, slackMember('olga', { owner: true }));
    expect((await name('sam', 'ana', 'admin')).alsoAdmins).toEqual(['Pia', 'Sam']);
    expect(await roles()).toEqual({ pia: 'admin', sam: 'admin', ana: 'admin', bo: 'developer' });
    expect((await actorOf(db, 'olga')).role).toBe('developer');

    const admins = await db.store.scope(WORKSPACE, (tx) => listAdminIds(tx));
    expect(admins).toEqual(await Promise.all(['ana', 'pia', 'sam'].map((id) => personIdOf(db, id))));
  });

  it('takes admin from a Slack admin for good', async () => {
    await name('pia', 'sam', 'developer');
    expect(await roles()).toMatchObject({ pia: 'admin', sam: 'developer' });
  });

  it('says that a team still gives more', async () => {
    const team = {
      name: 'Platform',
      lead: null,
      managers: [userId('ana')],
      members: [],
      channel: null,
      hours: null,
      region: null,
    };
    await createTeam(peopleNeeds(db), await actorOf(db, 'pia'), team);
    expect(await name('pia', 'ana', 'developer')).toMatchObject({ named: 'developer', effective: 'manager' });
  });

  it.each(['ana', 'bo'])('is refused to %s, who is no admin', async (by) => {
    await expect(name(by, by, 'admin')).rejects.toMatchObject({
      fault: 'forbidden',
      message: 'Only admins can change roles. Ask Pia or Sam.',
    });
  });

  it.each([
    ['gus', 'Gus is a guest here. Choose a full member of this workspace.'],
    ['ghost', 'Slack doesn’t know that person any more. Choose somebody else.'],
  ])('is refused for %s, beside the person', async (id, sentence) => {
    await expect(name('pia', id, 'lead')).rejects.toMatchObject({ fault: 'invalid', fields: { person: sentence } });
  });

  it('never removes the last admin', async () => {
    await name('pia', 'sam', 'developer');
    await expect(name('pia', 'pia', 'developer')).rejects.toMatchObject({
      fault: 'conflict',
      fields: { role: expect.stringContaining('last admin') },
    });
  });

  it('leaves an admin when two remove each other at the same moment', async () => {
    await name('pia', 'sam', 'admin');
    const settled = await Promise.allSettled([name('pia', 'sam', 'developer'), name('sam', 'pia', 'developer')]);

    expect(settled.filter((one) => one.status === 'rejected')).toHaveLength(1);
    expect(Object.values(await roles()).filter((role) => role === 'admin')).toHaveLength(1);
  });

  it('is refused to somebody who stopped being an admin a moment ago', async () => {
    const sam = await actorOf(db, 'sam');
    await name('pia', 'sam', 'developer');
    const late = setRole(peopleNeeds(db), sam, { slackUserId: userId('bo'), role: 'admin' });
    await expect(late).rejects.toMatchObject({ fault: 'forbidden' });
  });

  it('shows in the list of roles, beside the leads and managers of teams', async () => {
    const team = {
      name: 'Platform',
      lead: userId('ana'),
      managers: [userId('bo')],
      members: [],
      channel: null,
      hours: null,
      region: null,
    };
    await createTeam(peopleNeeds(db), await actorOf(db, 'pia'), team);
    await settle(db, slackMember('cy'), slackMember('dee', { admin: true, deactivated: true }));
    const { holders } = await listRoles(peopleNeeds(db), await actorOf(db, 'pia'));
    expect(holders.map((holder) => [holder.name, effectiveRole(holder)])).toEqual([
      ['Ana', 'lead'],
      ['Bo', 'manager'],
      ['Pia', 'admin'],
      ['Sam', 'admin'],
    ]);
  });

  it('leaves a history row for each role that changed, and none when nothing did', async () => {
    await name('pia', 'ana', 'lead');
    await name('pia', 'ana', 'lead');
    await name('pia', 'ana', 'admin');
    const of = async (id: string) => {
      const subject = { kind: 'person', id: await personIdOf(db, id) };
      const entries = await db.store.scope(WORKSPACE, (tx) => listHistory(tx, subject, { limit: 10 }));
      return entries
        .filter((one) => one.action === 'person.name-role')
        .map((one) => [one.before?.role, one.after?.role]);
    };
    expect((await of('ana')).sort()).toEqual([
      ['developer', 'lead'],
      ['lead', 'admin'],
    ]);
    expect(await of('pia')).toEqual([['developer', 'admin']]);
    expect(await of('sam')).toEqual([]);
  });
});
