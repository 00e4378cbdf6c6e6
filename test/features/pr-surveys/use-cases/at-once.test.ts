import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSurvey } from '../../../../src/features/pr-surveys/use-cases/open-survey.ts';
import type { PullRequestId } from '../../../../src/kit/ids.ts';
import { inBackground } from '../../../../src/platform/background.ts';
import { WORKSPACE } from '../../../support/database.ts';
import { howOften } from '../../../support/how-often.ts';
import { surveyRoom } from '../room.ts';
import { merge } from '../story.ts';

const ROUNDS = howOften(3, 60);

/** Two surveys whose people are each other's authors and reviewers: whoever draws cards in their own order ends in a deadlock. */
describe('answers of people who review each other', () => {
  const room = surveyRoom();

  it(`given at the same moment all count, in ${ROUNDS} rounds`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const day = new Date(Date.parse('2026-11-25T09:00:00Z') + round * 7 * 24 * 3_600_000);
      const at = (minutes: number) => new Date(day.getTime() - minutes * 60_000).toISOString().replace('.000', '');
      room.clock.set(day.toISOString());
      const numbers = [0, 1, 2].map((n) => 100 + round * 10 + n);
      for (const [n, author] of ['ana', 'bo', 'cy'].entries()) {
        const reviewers = ['ana', 'bo', 'cy'].filter((name) => name !== author);
        const told = { number: numbers[n] ?? 0, author, reviewers, by: author };
        await room.tell(...merge({ ...told, at: at(50), reviewedAt: at(40), mergedAt: at(1) }).all);
      }
      const answered = await Promise.all(
        numbers.flatMap((number, n) =>
          ['ana', 'bo', 'cy'].map((name, m) =>
            n === m ? room.says(name, 'yes', { number }) : room.guesses(name, 'no', { number }),
          ),
        ),
      );
      expect(answered.map(({ kind }) => kind)).toEqual(Array(9).fill('recorded'));
    }
    expect(new Set((await room.states()).map((state) => state.split(' ')[1]))).toEqual(new Set(['settled']));
  }, 600_000);
});

describe('merges that several replicas hear of at once', () => {
  const room = surveyRoom();

  it('open one survey each, and one card a day for each person', async () => {
    // The host is away, so nothing is decided yet.
    room.hasFiles('away');
    for (const number of [61, 62, 63]) await room.tell(...merge({ number, reviewers: ['bo', 'cy'] }).all);
    await room.db.store.sql`delete from surveys`;
    await room.db.store.sql`update pull_requests set read_head_sha = head_sha`;
    const pulls = await room.db.store.sql<{ id: PullRequestId }[]>`select id from pull_requests`;
    const thrice = [...pulls, ...pulls, ...pulls];
    await Promise.all(
      // As jobs run: they wait for each other longer than a person would.
      thrice.map(({ id }) =>
        inBackground(() => openSurvey(room.needs(), { workspaceId: WORKSPACE, pullRequestId: id })),
      ),
    );
    expect(await room.states()).toEqual(['#61 open', '#62 open', '#63 open']);
    for (const name of ['ana', 'bo', 'cy']) expect((await room.card(name))?.questions).toHaveLength(3);
    const [cards] = await room.db.store.sql`select count(*)::int as n from outbox where kind = 'pr-surveys.card'`;
    expect(cards?.n).toBe(3);
  });
});

describe('a review that is told of while it is decided whom to ask', () => {
  const room = surveyRoom();

  it('asks its reviewer too', async () => {
    room.hasFiles('away');
    const { pull, all } = merge({ number: 71, reviewers: ['bo'] });
    await room.tell(...all);
    await room.db.store.sql`delete from surveys`;
    await room.db.store.sql`update pull_requests set read_head_sha = head_sha`;
    const [row] = await room.db.store.sql<{ id: PullRequestId }[]>`select id from pull_requests`;
    if (row === undefined) throw new Error('no pull request');
    let goOn = () => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let sayDecided = () => {};
    const decided = new Promise<void>((resolve) => {
      sayDecided = resolve;
    });
    const needs = room.needs();
    // Everything is decided and written, and nobody else can see it yet.
    const scope: typeof needs.scope = (workspaceId, run) =>
      needs.scope(workspaceId, async (tx) => {
        const result = await run(tx);
        sayDecided();
        await held;
        return result;
      });
    const opening = inBackground(() =>
      openSurvey({ ...needs, scope }, { workspaceId: WORKSPACE, pullRequestId: row.id }),
    );
    await decided;
    const late = pull.reviewed({ at: '2026-11-25T08:59:30Z', by: 'cy', id: 7150, state: 'approved' });
    const telling = inBackground(() => room.tell(late));
    await expect.poll(async () => (await room.db.store.sql`select 1 from pull_request_reviews`).length).toBe(2);
    goOn();
    await Promise.all([opening, telling]);
    for (const name of ['ana', 'bo', 'cy']) expect((await room.card(name))?.questions).toHaveLength(1);
  });
});

describe('webhooks of a merge', () => {
  const room = surveyRoom();
  const RUNS = howOften(8, 100);

  it(`in any order, with repeats, ask the same people, in ${RUNS} orders`, async () => {
    let number = 200;
    const orders = fc.array(fc.nat(), { minLength: 7, maxLength: 7 });
    await fc.assert(
      fc.asyncProperty(orders, async (keys) => {
        number += 1;
        const { pull, all } = merge({ number, reviewers: ['bo', 'cy'] });
        const late = pull.reviewed({
          at: '2026-11-25T08:59:30Z',
          by: 'dee',
          id: number * 100 + 50,
          state: 'commented',
        });
        const told = [...all, late, ...all.slice(0, 2)];
        const shuffled = told.map((one, n) => [keys[n] ?? 0, one] as const).sort(([a], [b]) => a - b);
        await room.tell(...shuffled.map(([, one]) => one));
        const rows = await room.db.store.sql`
          select i.role, p.handle from survey_invitations i join people p on p.id = i.person_id
          join surveys s on s.id = i.survey_id join pull_requests r on r.id = s.pull_request_id
          where r.number = ${number} order by p.handle`;
        expect(rows.map(({ role, handle }) => `${handle} ${role}`)).toEqual([
          ...['ana author', 'bo reviewer', 'cy reviewer', 'dee reviewer'],
        ]);
        // A full day would ask about no more.
        await room.db.store.sql`delete from surveys`;
        await room.db.store.sql`delete from survey_cards`;
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 600_000);
});
