import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseRespondents, type Participant } from '../../../../src/features/pr-surveys/domain/respondents.ts';
import type { IdentityId, PersonId } from '../../../../src/kit/ids.ts';

const someone = (name: string, more: Partial<Participant> = {}): Participant => ({
  ...{ identityId: `account of ${name}` as IdentityId, kind: 'human', personId: name as PersonId },
  ...{ excluded: false, willing: true, ...more },
});
const stranger = (name: string): Participant => someone(name, { personId: null, willing: false });
const asked = (took: Partial<Parameters<typeof chooseRespondents>[0]>) =>
  chooseRespondents({ author: someone('ana'), merger: null, reviewers: [], ...took }).asked.map(
    ({ personId, role }) => `${personId} ${role}`,
  );

describe('a survey asks', () => {
  it('its author alone when nobody reviewed it, whoever merged it', () => {
    expect(asked({ merger: someone('ana') })).toEqual(['ana author']);
    expect(asked({ merger: someone('bo') })).toEqual(['ana author']);
  });

  it('each human reviewer once, by whichever account', () => {
    const bo = { ...someone('bo'), identityId: 'bo’s other account' as IdentityId };
    expect(asked({ reviewers: [someone('bo'), bo, someone('cy')] })).toEqual([
      'ana author',
      'bo reviewer',
      'cy reviewer',
    ]);
  });

  it('no bot, no agent, nobody who opted out or left, and no author about their own work', () => {
    const reviewers = [
      someone('renovate', { kind: 'bot' }),
      someone('copilot', { kind: 'agent' }),
      someone('bo', { willing: false }),
      someone('ana'),
      stranger('eve'),
    ];
    expect(asked({ reviewers })).toEqual(['ana author']);
  });

  it.each([
    ['is gone', null],
    ['opted out', someone('ana', { willing: false })],
    ['isn’t matched', stranger('ana')],
  ])('nobody when its author %s: there is nothing to compare with', (_, author) => {
    expect(asked({ author, reviewers: [someone('bo')] })).toEqual([]);
  });

  it('the human who merged it when it is an agent’s own, and says so', () => {
    const took = { author: someone('devin', { kind: 'agent', personId: null }), merger: someone('ana') };
    const chosen = chooseRespondents({ ...took, reviewers: [someone('ana'), someone('bo')] });
    expect(chosen.byAgent).toBe(true);
    expect(chosen.asked).toEqual([
      { personId: 'ana', role: 'author' },
      { personId: 'bo', role: 'reviewer' },
    ]);
    expect(chooseRespondents({ ...took, merger: null, reviewers: [someone('bo')] }).asked).toEqual([]);
  });
});

describe('admins hear of', () => {
  it('humans nobody of Slack is, once each; not of bots, agents, and those left out on purpose', () => {
    const reviewers = [stranger('eve'), stranger('eve'), someone('ci', { kind: 'bot', personId: null })];
    const left = { ...stranger('mallory'), excluded: true };
    const { unmatched } = chooseRespondents({
      author: someone('ana'),
      merger: stranger('zed'),
      reviewers: [...reviewers, left],
    });
    expect(unmatched).toEqual(['account of eve']);
  });
});

describe('whoever took part', () => {
  const participant = fc.record({
    identityId: fc.constantFrom('1', '2', '3', '4').map((id) => id as IdentityId),
    kind: fc.constantFrom('human', 'agent', 'bot'),
    personId: fc.option(fc.constantFrom('ana', 'bo', 'cy').map((id) => id as PersonId)),
    excluded: fc.boolean(),
    willing: fc.boolean(),
  }) as fc.Arbitrary<Participant>;

  it('is asked once at most, and reviewers only beside an author', () => {
    const took = fc.record({
      author: fc.option(participant),
      merger: fc.option(participant),
      reviewers: fc.array(participant),
    });
    fc.assert(
      fc.property(took, (given) => {
        const chosen = chooseRespondents(given);
        const people = chosen.asked.map(({ personId }) => personId);
        expect(new Set(people).size).toBe(people.length);
        expect(chosen.asked.map(({ role }) => role === 'author')).toEqual(people.map((_, at) => at === 0));
      }),
    );
  });
});
