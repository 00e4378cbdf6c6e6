import { describe, expect, it } from 'vitest';
import { type Answer, judgeAnswer } from '../../../../src/features/pr-surveys/domain/answer.ts';
import type { Invitation, Survey } from '../../../../src/features/pr-surveys/domain/survey.ts';
import type { PersonId } from '../../../../src/kit/ids.ts';
import { author, invitation, survey } from './invitations.ts';

const at = new Date('2026-11-25T10:00:00Z');
const yes: Answer = { part: 'ai', value: 'yes' };
const guess: Answer = { part: 'guess', value: 'yes' };
const sure: Answer = { part: 'confidence', value: 'sure' };

const kind = (
  one: Invitation,
  answer: Answer,
  { by = one.personId, change = false, of = {} }: { by?: string; change?: boolean; of?: Partial<Survey> } = {},
) => judgeAnswer(one, { survey: survey(of), personId: by as PersonId, answer, change }).kind;

describe('a click', () => {
  it('records a first answer', () => {
    expect(kind(author(), yes)).toBe('recorded');
    expect(kind(invitation(), guess)).toBe('recorded');
    expect(kind(invitation({ guess: 'no' }), sure)).toBe('recorded');
  });

  it('on what is answered changes nothing, whichever button it was', () => {
    expect(kind(author({ ai: 'yes' }), yes)).toBe('already-answered');
    expect(kind(author({ ai: 'no' }), yes)).toBe('already-answered');
  });

  it('changes it by *Change*, to something else', () => {
    expect(kind(author({ ai: 'no' }), yes, { change: true })).toBe('changed');
    expect(kind(author({ ai: 'yes' }), yes, { change: true })).toBe('already-answered');
  });

  it('after the reveal changes nothing', () => {
    expect(kind(author({ ai: 'no' }), yes, { change: true, of: { lockedAt: at } })).toBe('locked');
    expect(kind(author({ ai: 'no' }), yes, { of: { lockedAt: at } })).toBe('already-answered');
    expect(kind(invitation({ guess: 'no', revealedAt: at }), guess, { change: true })).toBe('locked');
    expect(kind(invitation({ guess: 'no', revealedAt: at }), sure)).toBe('locked');
  });

  it('of a reviewer still counts after another one’s reveal', () => {
    expect(kind(invitation(), guess, { of: { lockedAt: at } })).toBe('recorded');
  });

  it.each<[string, Invitation, Partial<Survey>]>([
    ['closed', author({ state: 'closed' }), {}],
    ['left out by the sample', author({ state: 'left-out' }), {}],
    ['of a settled survey', author(), { state: 'settled' }],
    ['without a word to lock', author({ state: 'closed' }), { lockedAt: at }],
    ['of one that was given up', author(), { state: 'skipped' }],
  ])('on a question that is %s comes too late', (_, one, of) => {
    expect(kind(one, yes, { of })).toBe('closed');
  });

  it('of somebody else, or for another role, is refused', () => {
    expect(kind(author(), yes, { by: 'eve' })).toBe('not-yours');
    expect(kind(author(), guess)).toBe('not-yours');
    expect(kind(invitation(), yes)).toBe('not-yours');
  });

  it('of somebody who opted out meanwhile says so', () => {
    expect(kind(author({ withdrawnAt: at }), yes)).toBe('opted-out');
  });

  it('on how sure one is needs a guess', () => {
    expect(kind(invitation(), sure)).toBe('guess-first');
  });
});
