import { beforeEach, describe, expect, it } from 'vitest';
import { listDayFacts } from '../../../../src/features/tasks/use-cases/list-day-facts.ts';
import type { PersonId, WorkspaceId } from '../../../../src/kit/ids.ts';
import type { Persona } from '../../../support/persona.ts';
import { testApp } from '../../../support/test-app.ts';

const ANA = '<@U0ANA|ana>';

/** Wednesday 25 November 2026, 10:00 in Berlin. */
describe('what somebody did to tasks on a day', () => {
  const muster = testApp();
  let ana: Persona;
  let jonas: Persona;

  beforeEach(() => {
    ana = muster.as('U0ANA');
    jonas = muster.as('U0JONAS');
  });

  async function factsOf(slackUserId: string, from = '2026-11-24T23:00:00Z', to = '2026-11-25T23:00:00Z') {
    const [row] = await muster.store.sql<{ id: PersonId; workspace_id: WorkspaceId }[]>`
      select id, workspace_id from people where slack_user_id = ${slackUserId}`;
    if (row === undefined) throw new Error(`nobody knows ${slackUserId}`);
    const day = { personId: row.id, from: new Date(from), to: new Date(to) };
    return muster.store.scope(row.workspace_id, (tx) => listDayFacts(tx, day));
  }
  const said = async (slackUserId: string) =>
    (await factsOf(slackUserId)).map(({ ref, title, kind }) => `${ref} ${title}: ${kind}`);

  it('is told in order, each with its reference, for the one who did it alone', async () => {
    await jonas.command('/task', `Fix the login page ${ANA}`);
    for (const verb of ['start', 'block', 'block', 'start', 'done', 'reopen'])
      await ana.command('/task', `${verb} T-1${verb === 'block' ? ' No key' : ''}`);
    await jonas.command('/task', 'cancel T-1');
    const kinds = ['started', 'blocked', 'edited', 'unblocked', 'completed', 'reopened'];
    expect(await said('U0ANA')).toEqual(kinds.map((kind) => `T-1 Fix the login page: task.${kind}`));
    expect(await said('U0JONAS')).toEqual([
      'T-1 Fix the login page: task.created',
      'T-1 Fix the login page: task.cancelled',
    ]);
    const ids = (await factsOf('U0ANA')).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('leaves out what was undone, also when that came after midnight', async () => {
    await jonas.command('/task', `Fix the login page ${ANA}`);
    await ana.command('/task', 'start T-1');
    const done = await ana.command('/task', 'done T-1');
    await ana.press('Undo', ana.screenOf(done));
    expect(await said('U0ANA')).toEqual(['T-1 Fix the login page: task.started']);
    muster.clock.set('2026-11-25T22:59:59Z');
    const late = await ana.command('/task', 'done T-1');
    expect(await said('U0ANA')).toContain('T-1 Fix the login page: task.completed');
    muster.clock.set('2026-11-25T23:05:00Z');
    await ana.press('Undo', ana.screenOf(late));
    expect(await said('U0ANA')).toEqual(['T-1 Fix the login page: task.started']);
    expect(await factsOf('U0ANA', '2026-11-25T23:00:00Z', '2026-11-26T23:00:00Z')).toEqual([]);
  });

  it('begins at the first instant and ends before the last', async () => {
    await jonas.command('/task', `Fix the login page ${ANA}`);
    await ana.command('/task', 'start T-1');
    expect(await factsOf('U0ANA', '2026-11-25T09:00:00Z', '2026-11-25T09:00:01Z')).toHaveLength(1);
    expect(await factsOf('U0ANA', '2026-11-25T08:00:00Z', '2026-11-25T09:00:00Z')).toEqual([]);
  });

  it('marks what is private, and is silent about private tasks that have left the person', async () => {
    await jonas.command('/task', '');
    await jonas.submit({ title: 'Plan the move', responsible: 'U0ANA', private: ['private'] });
    await ana.command('/task', 'start T-1');
    expect(await factsOf('U0ANA')).toMatchObject([{ private: true, subject: expect.stringMatching(/^task:/) }]);
    await ana.press('overflow', ana.card('Plan the move'), 'Hand over');
    await ana.submit({ person: 'U0PRIYA' });
    expect(await factsOf('U0ANA')).toEqual([]);
  });
});
