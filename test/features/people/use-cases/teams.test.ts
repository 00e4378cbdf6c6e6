import { beforeEach, describe, expect, it } from 'vitest';
import { listHistory } from '../../../../src/features/history/index.ts';
import type { TeamForm } from '../../../../src/features/people/domain/team-form.ts';
import { findTeam } from '../../../../src/features/people/index.ts';
import { createTeam } from '../../../../src/features/people/use-cases/create-team.ts';
import { deleteTeam } from '../../../../src/features/people/use-cases/delete-team.ts';
import { editTeam } from '../../../../src/features/people/use-cases/edit-team.ts';
import type { SlackChannelId, SlackUserId, TeamId } from '../../../../src/kit/ids.ts';
import type { SlackMember } from '../../../../src/ports/outbound/slack.ts';
import { testDatabase, WORKSPACE } from '../../../support/database.ts';
import { actorOf, fakeDirectory, peopleNeeds, personIdOf, settle, slackMember, userId } from '../world.ts';

const db = testDatabase();

beforeEach(async () => {
  await settle(
    db,
    slackMember('pia', { primaryOwner: true }),
    ...['ana', 'bo', 'cy', 'dee'].map((id) => slackMember(id)),
  );
});

function form(values: Partial<TeamForm> = {}): TeamForm {
  return {
    name: 'Platform',
    lead: null,
    managers: [],
    members: [],
    channel: null,
    hours: null,
    region: null,
    ...values,
  };
}

async function platform(values: Partial<TeamForm> = {}) {
  return createTeam(peopleNeeds(db), await actorOf(db, 'pia'), form(values));
}

async function storedTeam(id: TeamId) {
  return db.store.scope(WORKSPACE, (tx) => findTeam(tx, id));
}

describe('a new team', () => {
  it('is kept with lead, managers, members and channel, and gives its lead and managers their roles', async () => {
    const channel = 'C0PLATFORM' as SlackChannelId;
    const team = await platform({
      name: '  Platform \n team ',
      lead: userId('bo'),
      managers: [userId('cy')],
      members: [userId('ana'), userId('bo'), userId('ana')],
      channel,
    });

    const [ana, bo, cy] = await Promise.all(['ana', 'bo', 'cy'].map((id) => personIdOf(db, id)));
    expect(await storedTeam(team.id)).toEqual({
      id: team.id,
      name: 'Platform team',
      leadId: bo,
      managerIds: [cy],
      memberIds: [ana, bo],
      channelId: channel,
      workingHours: null,
      holidayRegion: null,
      version: 1,
    });
    expect((await actorOf(db, 'bo')).role).toBe('lead');
    expect((await actorOf(db, 'cy')).role).toBe('manager');
  });

  it('is made by admins alone, and the refusal says whom to ask', async () => {
    const refused = createTeam(peopleNeeds(db), await actorOf(db, 'ana'), form());
    await expect(refused).rejects.toMatchObject({
      fault: 'forbidden',
      message: 'Only admins can create teams. Ask Pia.',
    });
  });

  it('can’t take the name of another, whatever its case', async () => {
    await platform();
    await expect(platform({ name: 'PLATFORM' })).rejects.toMatchObject({
      fault: 'conflict',
      fields: { name: expect.stringContaining('PLATFORM') },
    });
  });

  it('is one team when two admins make it at the same moment', async () => {
    const settled = await Promise.allSettled([platform(), platform(), platform()]);
    expect(settled.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
  });

  const faults: readonly [string, Partial<TeamForm>, keyof TeamForm][] = [
    ['without a name', { name: ' \u200b\n' }, 'name'],
    ['with too long a name', { name: 'x'.repeat(61) }, 'name'],
    ['with something that is no channel', { channel: '<!channel>' as SlackChannelId }, 'channel'],
    ['with a lead who is no Slack user', { lead: 'nobody' as SlackUserId }, 'lead'],
    ['with a lead Slack doesn’t know', { lead: userId('ghost') }, 'lead'],
    ['with a crowd', { members: Array.from({ length: 401 }, (_, n) => userId(`m${n}`)) }, 'members'],
  ];
  it.each(faults)('is refused %s, beside that field', async (_, values, field) => {
    await expect(platform(values)).rejects.toMatchObject({ fault: 'invalid', fields: { [field]: expect.any(String) } });
  });

  const strangers: readonly [string, Partial<SlackMember>, string][] = [
    ['a guest', { kind: 'guest' }, 'Gus is a guest here.'],
    ['an app', { kind: 'bot' }, 'Gus is an app, not a person.'],
    ['somebody of another organisation', { kind: 'other-organisation' }, 'Gus belongs to another organisation.'],
    ['somebody who left', { deactivated: true }, 'Gus’s account is deactivated.'],
  ];
  it.each(strangers)('takes no %s as lead, manager or member, also when met only now', async (_, values, sentence) => {
    const needs = peopleNeeds(db, fakeDirectory([slackMember('gus', values)]));
    const pia = await actorOf(db, 'pia');
    const gus = userId('gus');
    const refused = createTeam(needs, pia, form({ lead: gus, managers: [gus], members: [gus] }));
    const beside = expect.stringContaining(sentence);
    await expect(refused).rejects.toMatchObject({ fields: { lead: beside, managers: beside, members: beside } });
  });

  it('takes hostile text as its name, unchanged', async () => {
    const name = '<!channel> *x* \u202e & `code` \0';
    const team = await platform({ name });
    expect((await storedTeam(team.id))?.name).toBe('<!channel> *x* \u202e & `code`');
  });
});

describe('editing a team', () => {
  it.each([
    ['pia', 'saved'],
    ['bo', 'saved'],
    ['cy', 'saved'],
    ['ana', 'forbidden'],
    ['dee', 'forbidden'],
  ])('by %s: %s', async (id, outcome) => {
    const team = await platform({ lead: userId('bo'), managers: [userId('cy')], members: [userId('ana')] });
    const edit = { teamId: team.id, version: 1, form: form({ name: 'Core' }) };
    const result = await editTeam(peopleNeeds(db), await actorOf(db, id), edit).then(
      (edited) => edited.kind,
      (error) => error.fault,
    );
    expect(result).toBe(outcome);
  });

  it('replaces people and values, and raises the version', async () => {
    const team = await platform({ lead: userId('bo'), members: [userId('ana'), userId('bo')] });
    const changed = form({ name: 'Core', lead: userId('ana'), managers: [userId('dee')], members: [userId('cy')] });
    await editTeam(peopleNeeds(db), await actorOf(db, 'pia'), { teamId: team.id, version: 1, form: changed });

    const [ana, cy, dee] = await Promise.all(['ana', 'cy', 'dee'].map((id) => personIdOf(db, id)));
    const now = { name: 'Core', leadId: ana, managerIds: [dee], memberIds: [cy], version: 2 };
    expect(await storedTeam(team.id)).toMatchObject(now);
    expect((await actorOf(db, 'bo')).role).toBe('developer');
  });

  it('tells the second of two editors what the first saved, and writes nothing', async () => {
    const team = await platform({ lead: userId('bo') });
    const needs = peopleNeeds(db);
    const edit = { teamId: team.id, version: 1 };
    await editTeam(needs, await actorOf(db, 'bo'), { ...edit, form: form({ name: 'Core', lead: userId('bo') }) });
    const second = await editTeam(needs, await actorOf(db, 'pia'), { ...edit, form: form({ name: 'Base' }) });

    expect(second).toMatchObject({
      kind: 'conflict',
      changedBy: 'Bo',
      current: { details: { team: { name: 'Core', version: 2 } }, mayDelete: true },
    });
    expect((await storedTeam(team.id))?.name).toBe('Core');
  });

  it('lets exactly one of many editors at once through', async () => {
    const team = await platform();
    const actors = await Promise.all(Array.from({ length: 4 }, () => actorOf(db, 'pia')));
    const edited = await Promise.all(
      actors.map((actor, n) =>
        editTeam(peopleNeeds(db), actor, { teamId: team.id, version: 1, form: form({ name: `Core ${n}` }) }),
      ),
    );
    expect(edited.map((one) => one.kind).sort()).toEqual(['conflict', 'conflict', 'conflict', 'saved']);
  });

  it('is no change and no conflict when the team says all that already', async () => {
    const team = await platform({ members: [userId('ana'), userId('bo')] });
    const same = form({ members: [userId('bo'), userId('ana')] });
    const edited = await editTeam(peopleNeeds(db), await actorOf(db, 'pia'), {
      teamId: team.id,
      version: 99,
      form: same,
    });
    expect(edited.kind).toBe('unchanged');
    expect((await storedTeam(team.id))?.version).toBe(1);
  });

  it('can take its own name in another case, and not another team’s', async () => {
    const team = await platform();
    await platform({ name: 'Core' });
    const pia = () => actorOf(db, 'pia');
    const edit = { teamId: team.id, version: 1 };
    await expect(
      editTeam(peopleNeeds(db), await pia(), { ...edit, form: form({ name: 'core' }) }),
    ).rejects.toMatchObject({
      fields: { name: expect.any(String) },
    });
    const edited = await editTeam(peopleNeeds(db), await pia(), { ...edit, form: form({ name: 'PLATFORM' }) });
    expect(edited.kind).toBe('saved');
  });
});

describe('a deleted team', () => {
  it('is gone for everybody, with its history kept, and deleting it again is harmless', async () => {
    const team = await platform({ lead: userId('bo'), members: [userId('ana')] });
    const needs = peopleNeeds(db);
    expect((await deleteTeam(needs, await actorOf(db, 'pia'), team.id))?.name).toBe('Platform');
    expect(await deleteTeam(needs, await actorOf(db, 'pia'), team.id)).toBeNull();

    expect(await storedTeam(team.id)).toBeNull();
    expect((await actorOf(db, 'bo')).role).toBe('developer');
    const entries = await db.store.scope(WORKSPACE, (tx) =>
      listHistory(tx, { kind: 'team', id: team.id }, { limit: 9 }),
    );
    const names = entries.map((entry) => [entry.action, entry.before?.name, entry.after?.name]);
    expect(names).toEqual([
      ['team.delete', 'Platform', undefined],
      ['team.create', undefined, 'Platform'],
    ]);
    expect(entries[0]?.before).toMatchObject({ lead: { name: 'Bo' }, members: [{ name: 'Ana' }] });
  });

  it('can’t be deleted by its lead, nor edited afterwards', async () => {
    const team = await platform({ lead: userId('bo') });
    const needs = peopleNeeds(db);
    await expect(deleteTeam(needs, await actorOf(db, 'bo'), team.id)).rejects.toMatchObject({ fault: 'forbidden' });
    await deleteTeam(needs, await actorOf(db, 'pia'), team.id);
    const late = editTeam(needs, await actorOf(db, 'pia'), { teamId: team.id, version: 1, form: form() });
    await expect(late).rejects.toMatchObject({ fault: 'not-found' });
  });
});
