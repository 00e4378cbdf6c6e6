import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSettled, judgeGuess, readyToReveal, type Sign } from '../../../../src/features/pr-surveys/domain/reveal.ts';
import type { Invitation } from '../../../../src/features/pr-surveys/domain/survey.ts';
import { author, invitation } from './invitations.ts';

const at = (time: string) => new Date(`2026-11-25T${time}:00Z`);
const done: Partial<Invitation> = { quality: 2, guess: 'yes', confidence: 'sure', answeredAt: at('10:00') };

describe('the reveal', () => {
  it.each<[string, Partial<Invitation>, Partial<Invitation>, boolean]>([
    ['both answered', done, { ai: 'no' }, true],
    ['the author hasn’t', done, {}, false],
    ['the author never will', done, { state: 'closed', closedAt: at('09:00') }, true],
    ['the author was left out by the sample', done, { state: 'left-out' }, true],
    ['the author waits for their working time', done, { state: 'waiting' }, false],
    ['the reviewer hasn’t', {}, { ai: 'no' }, false],
    ['the quality is missing', { ...done, quality: null }, { ai: 'no' }, false],
    ['the guess is missing', { ...done, guess: null, confidence: null }, { ai: 'no' }, false],
    ['the confidence may still come', { ...done, confidence: null, answeredAt: at('10:55') }, { ai: 'no' }, false],
    ['the confidence didn’t come', { ...done, confidence: null, answeredAt: at('10:50') }, { ai: 'no' }, true],
    ['the time ended with a guess', { guess: 'no', state: 'closed', closedAt: at('10:59') }, { ai: 'no' }, true],
    ['the time ended without a guess', { quality: 3, state: 'closed', closedAt: at('10:59') }, { ai: 'no' }, false],
    ['it was made before', { ...done, revealedAt: at('10:30') }, { ai: 'no' }, false],
  ])('when %s: %#', (_, reviewer, word, ready) => {
    expect(readyToReveal(invitation(reviewer), author(word), at('11:00'))).toBe(ready);
  });

  it('comes at an instant that tells nobody’s answer', () => {
    const state = fc.record({
      answered: fc.boolean(),
      sure: fc.boolean(),
      spoken: fc.boolean(),
      over: fc.boolean(),
    });
    const answers = fc.record({
      ai: fc.constantFrom('yes', 'partly', 'no'),
      guess: fc.constantFrom('yes', 'no'),
      quality: fc.constantFrom(1, 2, 3),
      confidence: fc.constantFrom('unsure', 'likely', 'sure'),
    });
    fc.assert(
      fc.property(state, answers, answers, ({ answered, sure, spoken, over }, one, other) => {
        const isReady = ({ ai, guess, quality, confidence }: typeof one) => {
          const own = answered ? { guess, quality, confidence: sure ? confidence : null, answeredAt: at('10:55') } : {};
          const closed = over ? { state: 'closed', closedAt: at('10:59') } : {};
          const reviewer = invitation({ ...own, ...closed } as Partial<Invitation>);
          return readyToReveal(reviewer, author((spoken ? { ai } : {}) as Partial<Invitation>), at('11:00'));
        };
        expect(isReady(one)).toBe(isReady(other));
      }),
    );
  });
});

describe('a judged guess', () => {
  const sign = (source: string, proves: Sign['proves'] = 'work'): Sign => ({ source, proves });
  const judge = (more: Partial<Parameters<typeof judgeGuess>[0]>) =>
    judgeGuess({ guess: 'yes', word: 'yes', signs: [], byAgent: false, ...more });

  it.each([
    ['yes', 'yes', true],
    ['yes', 'partly', true],
    ['yes', 'no', false],
    ['no', 'no', true],
    ['no', 'partly', false],
    ['no', 'yes', false],
  ] as const)('of %s against the word %s', (guess, word, correct) => {
    const truth = word === 'no' ? 'no' : 'yes';
    expect(judge({ guess, word })).toMatchObject({ truth, correct, scored: true, disagrees: false });
  });

  it('without the author’s word is neither right nor scored', () => {
    const verdict = { truth: null, correct: null, scored: false, disagrees: false };
    expect(judge({ word: null, signs: [sign('trailer')] })).toEqual({ ...verdict, evidenceVisible: true });
  });

  it.each(['trailer', 'signature', 'account', 'file'])(
    'doesn’t count where a %s stood there for everybody',
    (source) => {
      expect(judge({ signs: [sign(source)] })).toMatchObject({ scored: false, correct: true, evidenceVisible: true });
    },
  );

  it('counts where nobody could see the evidence, or it proves no more than that an agent is in use', () => {
    expect(judge({ signs: [sign('note')] })).toMatchObject({ scored: true, evidenceVisible: false });
    expect(judge({ signs: [sign('file', 'use')] })).toMatchObject({ scored: true, evidenceVisible: false });
  });

  it('of an agent’s own doesn’t count', () => {
    expect(judge({ byAgent: true })).toMatchObject({ scored: false, correct: true });
  });

  it('names a disagreement only when the evidence says yes and the author no', () => {
    expect(judge({ word: 'no', signs: [sign('note')] }).disagrees).toBe(true);
    expect(judge({ word: 'no', signs: [sign('file', 'use')] }).disagrees).toBe(false);
    expect(judge({ word: 'partly', signs: [sign('trailer')] }).disagrees).toBe(false);
    expect(judge({ word: 'yes', signs: [] }).disagrees).toBe(false);
  });
});

describe('a survey is settled', () => {
  const settled = (lockedAt: Date | null, ...all: Invitation[]) => isSettled({ lockedAt }, all);
  const told = invitation({ ...done, revealedAt: at('10:30') });
  const over = { state: 'closed', closedAt: at('10:30') } as const;

  it('once everybody was told or has no time left', () => {
    expect(settled(at('10:30'), author({ ai: 'yes' }), told)).toBe(true);
    expect(settled(at('10:30'), author({ ai: 'yes' }), told, invitation(over))).toBe(true);
    expect(settled(null, author(over))).toBe(true);
  });

  it('not while one reviewer may still guess, or guessed and waits', () => {
    expect(settled(at('10:30'), author({ ai: 'yes' }), told, invitation())).toBe(false);
    expect(settled(at('10:30'), author({ ai: 'yes' }), told, invitation({ state: 'waiting' }))).toBe(false);
    expect(settled(null, author(), invitation({ ...over, guess: 'yes' }))).toBe(false);
    expect(settled(null, author({ ai: 'yes' }))).toBe(false);
  });
});
