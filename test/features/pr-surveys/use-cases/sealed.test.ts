import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { howOften } from '../../../support/how-often.ts';
import { surveyRoom } from '../room.ts';
import { merge } from '../story.ts';

const STORIES = howOften(3, 60);

const move = fc.record({
  who: fc.constantFrom('ana', 'bo', 'cy'),
  what: fc.constantFrom('answer', 'guess alone', 'change', 'wait'),
  hours: fc.integer({ min: 1, max: 40 }),
  value: fc.boolean(),
});
type Move = typeof move extends fc.Arbitrary<infer M> ? M : never;

/**
 * Everything that reaches the eyes of somebody: each of their cards as it is drawn, and when it or a note was written.
 * Until their own reveal it must be the same whatever the author said.
 */
describe('before their own reveal', () => {
  const room = surveyRoom();

  async function look(name: string): Promise<string> {
    const card = await room.card(name, '2026-11-25');
    const written = await room.db.store.sql`
      select key, wanted_version, enqueued_at from outbox where person_id = ${room.idOf(name)} and kind like 'pr-surveys.%' order by id`;
    const questions = card?.questions.map(({ invitationId: _, surveyId: __, ...question }) => question);
    // Invitations have other ids in each run.
    return JSON.stringify([questions, await room.open(name), written]).replace(/[0-9a-f-]{36}/g, 'id');
  }

  /** @returns what each reviewer saw after every move, up to and without the one that revealed it to them */
  async function live(number: number, moves: readonly Move[], flip: boolean): Promise<readonly string[]> {
    await room.db.store.sql`delete from surveys`;
    await room.db.store.sql`delete from survey_cards`;
    await room.db.store.sql`delete from outbox`;
    await room.db.store.sql`delete from schedules where name like 'pr-surveys.%'`;
    await room.db.store.sql`delete from pull_requests`;
    room.clock.set('2026-11-25T09:00:00Z');
    await room.tell(...merge({ number, reviewers: ['bo', 'cy'] }).all);
    const seen: string[] = [];
    for (const { who, what, hours, value } of moves) {
      const said = (value !== flip ? 'yes' : 'no') as 'yes' | 'no';
      const change = what === 'change';
      if (what === 'wait') {
        const until = new Date(room.clock.now().getTime() + hours * 3_600_000);
        await room.advanceTo(until.toISOString());
      } else if (who === 'ana') await room.says('ana', said, { number, change });
      else if (what === 'guess alone')
        await room.answer(
          who,
          [
            { part: 'quality', value: 1 },
            { part: 'guess', value: value ? 'yes' : 'no' },
          ],
          { number },
        );
      else await room.guesses(who, value ? 'yes' : 'no', { number, change });
      for (const name of ['bo', 'cy']) {
        const [question] = (await room.card(name, '2026-11-25'))?.questions ?? [];
        seen.push(`${name}: ${question?.state === 'revealed' ? 'revealed' : await look(name)}`);
      }
    }
    return seen;
  }

  it(`reviewers see and get the same at the same time, whatever the author said, in ${STORIES} stories`, async () => {
    let number = 100;
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 3, maxLength: 9 }), async (moves) => {
        number += 1;
        const one = await live(number, moves, false);
        const other = await live(number, moves, true);
        expect(other).toEqual(one);
      }),
      { numRuns: STORIES, endOnFailure: true },
    );
  }, 900_000);
});
