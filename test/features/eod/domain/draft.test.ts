import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Blocker } from '../../../../src/features/eod/domain/check-in.ts';
import { composeDraft, countPrivate, isEmptyDraft, openPart } from '../../../../src/features/eod/domain/draft.ts';
import type { TaskId } from '../../../../src/kit/ids.ts';
import { aFact } from '../a-fact.ts';

const nothing = { before: null, stillBlocked: () => true };
const kinds = [
  ...['task.created', 'task.started', 'task.unblocked', 'task.blocked', 'task.completed', 'task.edited'],
  ...['commit.pushed', 'pull-request.opened', 'pull-request.merged', 'something.new'],
];

const facts = fc
  .array(fc.record({ number: fc.nat(5), kind: fc.constantFrom(...kinds), private: fc.boolean() }), { maxLength: 20 })
  .map((all) => all.map((one) => aFact(one)));

describe('a draft', () => {
  it('says nothing that no fact says: every sentence cites at least one of the day’s facts', () => {
    fc.assert(
      fc.property(facts, (day) => {
        const known = new Set(day.map(({ id }) => id));
        const { done, plan, blockers } = composeDraft(day, nothing);
        for (const { factIds } of [...done, ...plan, ...blockers]) {
          expect(factIds.length).toBeGreaterThan(0);
          expect(factIds.filter((id) => !known.has(id))).toEqual([]);
        }
      }),
    );
  });

  it('leaves no fact out, and tells of each thing in one sentence', () => {
    fc.assert(
      fc.property(facts, (day) => {
        const { done, blockers } = composeDraft(day, nothing);
        const cited = new Set([...done, ...blockers].flatMap(({ factIds }) => factIds));
        expect(day.filter(({ id }) => !cited.has(id))).toEqual([]);
        expect(new Set(done.map(({ text }) => text)).size).toBe(done.length);
        expect(done.length).toBeLessThanOrEqual(new Set(day.map(({ subject }) => subject)).size);
      }),
    );
  });

  it('leaves out what is private unless somebody ticks it', () => {
    fc.assert(
      fc.property(facts, (day) => {
        const secret = new Set(day.filter((fact) => fact.private).map(({ id }) => id));
        const open = openPart(composeDraft(day, nothing));
        const cited = [...open.done, ...open.plan, ...open.blockers].flatMap(({ factIds }) => factIds);
        expect(cited.filter((id) => secret.has(id))).toEqual([]);
      }),
    );
    const draft = composeDraft([aFact({ number: 1, private: true }), aFact({ number: 2 })], nothing);
    expect(countPrivate(draft)).toBe(1);
    expect(openPart(draft).done.map(({ text }) => text)).toEqual(['Started T-2 Thing 2']);
  });

  it('is written in plain words', () => {
    const day = [
      aFact({ number: 1, kind: 'task.started' }),
      aFact({ number: 1, kind: 'task.edited' }),
      aFact({ number: 1, kind: 'task.completed' }),
      aFact({ number: 2, kind: 'task.created' }),
      aFact({ number: 3, kind: 'task.started' }),
      aFact({ number: 4, kind: 'task.started' }),
      aFact({ number: 4, kind: 'task.blocked' }),
      aFact({
        subject: 'pull-request:1',
        ref: 'acme/web#31',
        title: 'Add login',
        kind: 'pull-request.merged',
        url: 'https://x.test/31',
      }),
    ];
    const { done, plan, blockers } = composeDraft(day, nothing);
    expect(done.map(({ text }) => text)).toEqual([
      'Started and finished T-1 Thing 1',
      'Made T-2 Thing 2',
      'Started T-3 Thing 3',
      'Started T-4 Thing 4',
      'Merged acme/web#31 Add login',
    ]);
    expect(done.at(-1)?.url).toBe('https://x.test/31');
    expect(plan.map(({ text }) => text)).toEqual(['Go on with T-3 Thing 3']);
    expect(blockers.map(({ text }) => text)).toEqual(['T-4 Thing 4']);
  });

  it('carries over what still blocks, once, and cites the check-in that said it', () => {
    const blocker = (id: string, taskId: string | null): Blocker => ({
      ...{ id, text: `stuck ${id}`, taskId: taskId as TaskId | null, since: '2026-11-24', private: false },
    });
    const { subject } = aFact({ number: 7 });
    const own = subject.slice('task:'.length);
    const draft = composeDraft([aFact({ number: 7, kind: 'task.blocked' })], {
      before: { id: 'yesterday', blockers: [blocker('a', null), blocker('b', own), blocker('c', null)] },
      stillBlocked: ({ id }) => id !== 'c',
    });
    expect(draft.blockers.map(({ text, factIds }) => [text, factIds])).toEqual([
      ['stuck a', ['check-in:yesterday:a']],
      ['stuck b', ['check-in:yesterday:b']],
    ]);
  });

  it('of a day without facts is empty', () => {
    expect(isEmptyDraft(composeDraft([], nothing))).toBe(true);
  });
});
