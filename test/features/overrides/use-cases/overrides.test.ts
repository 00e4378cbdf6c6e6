import { beforeEach, describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/adapters/system/random.ts';
import { listHistory } from '../../../../src/features/history/index.ts';
import { isSuspended } from '../../../../src/features/overrides/index.ts';
import { answerRequest } from '../../../../src/features/overrides/use-cases/answer-request.ts';
import { endOverride, expireOverride } from '../../../../src/features/overrides/use-cases/end-override.ts';
import { type StartNeeds, startOverride } from '../../../../src/features/overrides/use-cases/start-override.ts';
import { tellNow } from '../../../../src/features/overrides/use-cases/tell-at-work.ts';
import type { PersonActor } from '../../../../src/kit/actor.ts';
import type { PersonId } from '../../../../src/kit/ids.ts';
import { createOutbox } from '../../../../src/platform/outbox/outbox.ts';
import type { OverrideTask } from '../../../../src/ports/inbound/overrides.ts';
import { testDatabase, WORKSPACE } from '../../../support/database.ts';
import { actorOf, peopleNeeds, personIdOf, settle, slackMember, syncRule } from '../../people/world.ts';

const random = createRandom();

/** Wednesday 4 March 2026, 11:00 in Berlin. Pia is the primary owner and so an admin; Ana is R, Bo is A, Cy leads them. */
describe('overrides in the store', () => {
  const db = testDatabase();
  const taskId = random.uuid();
  let now: Date;
  let announced: string[];
  let ids: Record<string, PersonId>;
  let task: OverrideTask;

  beforeEach(async () => {
    now = new Date('2026-03-04T10:00:00Z');
    announced = [];
    await settle(db, slackMember('pia', { primaryOwner: true }), ...['ana', 'bo', 'cy'].map((id) => slackMember(id)));
    const names = ['pia', 'ana', 'bo', 'cy'];
    ids = Object.fromEntries(await Promise.all(names.map(async (id) => [id, await personIdOf(db, id)] as const)));
    const { ana, bo, cy } = ids as Record<'ana' | 'bo' | 'cy', PersonId>;
    task = {
      ...{ id: taskId, ref: 'T-1', title: 'Fix it', private: false, open: true, team: null },
      ...{ responsibleId: ana, accountableId: bo, leadIds: [cy] },
    };
  });

  const needs = (): StartNeeds => ({
    ...peopleNeeds(db),
    clock: { now: () => now },
    outbox: createOutbox({ clock: { now: () => now }, onWritten: () => {} }),
    announce: async (_, event) => {
      announced.push(event.name);
    },
    overrideTasks: {
      findByRef: async () => task,
      listSeen: async () => new Set([taskId]),
      list: async () => new Map([[taskId, task]]),
    },
  });
  const terms = (more: object = {}) => ({
    ...({
      rule: 'sign-off',
      type: 'process',
      taskId,
      justification: 'why',
      risk: 'none',
      reviewOn: '2026-03-05',
    } as const),
    expiresAt: new Date('2026-03-05T10:00:00Z'),
    ...more,
  });
  const lead = async (): Promise<PersonActor> => ({ ...(await actorOf(db, 'cy')), role: 'lead' });
  const rows = () => db.store.sql`select ref, rule from overrides order by ref`;
  const notes = async () => (await db.store.sql`select kind from outbox order by key`).map(({ kind }) => kind);
  const suspended = () =>
    db.store.scope(WORKSPACE, (tx) =>
      isSuspended(tx, { rule: 'sign-off', subject: { kind: 'task', id: taskId }, at: now }),
    );
  const grant = async (more: object = {}) => {
    const started = await startOverride(needs(), await lead(), terms(more));
    if (started.kind !== 'granted') throw new Error('asked instead');
    return started.override;
  };

  it('granted at the same moment for different rules get references of their own, for the same rule one stands', async () => {
    const rules = ['sign-off', 'checker', 'escalation-clock', 'sign-off', 'sign-off'];
    const settled = await Promise.allSettled(rules.map((rule) => grant({ rule })));
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    const made = await rows();
    expect(made.map(({ ref }) => ref)).toEqual(['OVR-2026-03-04-001', 'OVR-2026-03-04-002', 'OVR-2026-03-04-003']);
    expect(new Set(made.map(({ rule }) => rule)).size).toBe(3);
  });

  it('ended by hand at the second of expiry, by two people and by the clock, end once', async () => {
    const { id } = await grant();
    now = new Date('2026-03-05T10:00:00Z');
    expect(await suspended()).toBe(false);
    const [one, two] = [await lead(), await actorOf(db, 'bo')];
    await Promise.all([
      endOverride(needs(), one, id),
      endOverride(needs(), two, id),
      expireOverride(needs(), syncRule, id),
      expireOverride(needs(), syncRule, id),
    ]);
    expect(announced).toEqual(['override.granted', 'override.ended']);
    expect((await notes()).filter((kind) => kind === 'overrides.ended-note')).toHaveLength(3);
  });

  it('that were ended before aren’t expired again, and those that last aren’t expired early', async () => {
    const { id } = await grant();
    await expireOverride(needs(), syncRule, id);
    expect(await suspended()).toBe(true);
    now = new Date('2026-03-04T12:00:00Z');
    expect((await endOverride(needs(), await lead(), id)).kind).toBe('ended');
    now = new Date('2026-03-05T10:00:00Z');
    await expireOverride(needs(), syncRule, id);
    expect(announced).toEqual(['override.granted', 'override.ended']);
  });

  it('leave in the history who, why, until when, and how they ended', async () => {
    const { id, expiresAt } = await grant();
    now = expiresAt;
    await expireOverride(needs(), syncRule, id);
    const subject = { kind: 'override', id };
    const [ended, granted] = await db.store.scope(WORKSPACE, (tx) => listHistory(tx, subject, { limit: 10 }));
    expect(granted).toMatchObject({
      ...{ action: 'override.grant', reason: 'why', by: { kind: 'person', personId: ids.cy } },
      after: { rule: 'sign-off', type: 'process', risk: 'none', expiresAt: expiresAt.toISOString(), taskId },
    });
    expect(ended).toMatchObject({ action: 'override.expire', by: { kind: 'rule' } });
  });

  it('asked for are answered by one lead, whoever else presses at that moment', async () => {
    const started = await startOverride(needs(), await actorOf(db, 'bo'), terms({ type: 'automation' }));
    if (started.kind !== 'requested') throw new Error('granted at once');
    const requestId = started.request.id;
    await expect(answerRequest(needs(), await actorOf(db, 'bo'), { requestId, answer: 'granted' })).rejects.toThrow(
      'A lead other than',
    );
    const [one, two] = [await lead(), await actorOf(db, 'pia')];
    await Promise.allSettled([
      answerRequest(needs(), one, { requestId, answer: 'granted' }),
      answerRequest(needs(), two, { requestId, answer: 'granted' }),
    ]);
    expect(await rows()).toHaveLength(1);
    expect(announced).toEqual(['override.granted']);
  });

  it('are refused to the accountable as anything but an automation, and for a closed task to everybody', async () => {
    await expect(startOverride(needs(), await actorOf(db, 'bo'), terms())).rejects.toThrow('Only leads');
    await expect(startOverride(needs(), await actorOf(db, 'ana'), terms())).rejects.toThrow('Only leads');
    task = { ...task, open: false };
    await expect(grant()).rejects.toThrow('T-1 is closed');
    expect(await rows()).toEqual([]);
  });

  it('tell people at night in the morning, once', async () => {
    now = new Date('2026-03-04T22:00:00Z');
    await grant({ expiresAt: new Date('2026-03-06T10:00:00Z') });
    expect(await notes()).toEqual([]);
    const waits = await db.store.sql`
      select key, args, next_run_at as at from schedules where name = 'overrides.tell-person' order by key`;
    expect(waits.map(({ at }) => new Date(at).toISOString())).toEqual(Array(2).fill('2026-03-05T08:00:00.000Z'));
    for (const { args } of [...waits, ...waits])
      await tellNow(needs(), syncRule, typeof args === 'string' ? JSON.parse(args) : args);
    expect(await notes()).toEqual(Array(2).fill('overrides.granted-note'));
  });
});
