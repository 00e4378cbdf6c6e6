import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockedIn } from '../../../../src/features/sprints/domain/blocked.ts';
import { canonicalJson, type Json } from '../../../../src/features/sprints/domain/canonical-json.ts';
import { staysOfParts } from '../../../../src/features/sprints/domain/split-tasks.ts';
import { scopeEventsOf, type TaskChange } from '../../../../src/features/sprints/domain/task-facts.ts';
import type { PersonId, TaskId } from '../../../../src/kit/ids.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 2, hour));
const change = (version: number, hour: number, more: Partial<TaskChange> = {}): TaskChange => ({
  ...{ taskId: 't' as TaskId, id: `h${version}`, at: at(hour), version, status: 'assigned', points: 3 },
  ...{ completedAt: null, title: 'Cart', private: false, responsibleId: 'ana' as PersonId, blocker: null, ...more },
});
const told = (stays: Parameters<typeof scopeEventsOf>[0], ...changes: readonly TaskChange[]) =>
  scopeEventsOf(stays, changes)
    .map(({ at: when, kind, points }) => `${when.getUTCHours()} ${kind}${kind === 'pointed' ? ` ${points}` : ''}`)
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
const stay = (from: number, until: number | null = null) => ({
  taskId: 't',
  from: at(from),
  until: until === null ? null : at(until),
});

describe('what happened to a task in a sprint', () => {
  it('is its points, its stays, done and reopened', () => {
    const changes = [
      change(1, 1),
      change(2, 3, { points: 5 }),
      change(3, 4, { points: 5, status: 'completed', completedAt: at(4) }),
      change(4, 5, { points: 5 }),
    ];
    expect(told([stay(2)], ...changes)).toEqual(['1 pointed 3', '2 added', '3 pointed 5', '4 done', '5 reopened']);
  });

  it('is done when its responsible said so, be it accepted later', () => {
    expect(told([stay(2)], change(1, 1), change(2, 9, { status: 'completed', completedAt: at(4) }))).toContain(
      '4 done',
    );
  });

  it('leaves with its cancellation and comes back with its reopening, as long as it stays', () => {
    const [made, cancelled, back] = [change(1, 1), change(2, 3, { status: 'cancelled' }), change(3, 6)];
    expect(told([stay(2)], made, cancelled, back)).toEqual(['1 pointed 3', '2 added', '3 removed', '6 added']);
    expect(told([stay(2, 5)], made, cancelled, back)).toEqual(['1 pointed 3', '2 added', '3 removed']);
  });

  it('joins again after it left', () => {
    expect(told([stay(2, 4), stay(6)], change(1, 1))).toEqual(['1 pointed 3', '2 added', '4 removed', '6 added']);
  });

  it('tells when it was blocked, of a private one without the words', () => {
    const blocker = { reason: 'the key is missing', blockedAt: at(3) };
    const changes = [
      change(1, 1),
      change(2, 3, { status: 'blocked', blocker }),
      // Another reason for the same blocker.
      change(3, 4, { status: 'blocked', blocker: { ...blocker, reason: 'the key is lost' } }),
      change(4, 6, { status: 'in_progress' }),
      change(5, 7, { status: 'blocked', blocker: { reason: 'secret', blockedAt: at(7) }, private: true }),
    ];
    const span = { startedAt: at(2), endedAt: at(9) };
    expect(blockedIn(changes, span)).toEqual([
      { taskId: 't', from: at(3), until: at(6), reason: 'the key is lost' },
      { taskId: 't', from: at(7), until: null, reason: null },
    ]);
    expect(blockedIn(changes, { startedAt: at(6), endedAt: at(6.5) })).toEqual([]);
  });
});

describe('a split task', () => {
  const part = (id: string, hour: number) => ({ id, parentId: 't', createdAt: at(hour) });

  it('gives its place to its parts when the first is made', () => {
    expect(staysOfParts([stay(2)], [part('a', 4), part('b', 5)])).toEqual([
      stay(2, 4),
      { taskId: 'a', from: at(4), until: null },
      { taskId: 'b', from: at(5), until: null },
    ]);
  });

  it('that was split before it joined is in it through its parts alone', () => {
    expect(staysOfParts([stay(6)], [part('a', 4)])).toEqual([{ taskId: 'a', from: at(6), until: null }]);
  });

  it('leaves a part where it was put by hand', () => {
    const own = { taskId: 'a', from: at(7), until: null };
    expect(staysOfParts([stay(2), own], [part('a', 4)])).toEqual([stay(2, 4), own]);
  });
});

describe('canonical JSON', () => {
  it('is one text however a value was put together', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'é"\n' }], a: 0.5 })).toBe(
      '{"a":0.5,"b":[1,{"c":"é\\"\\n","d":null}]}',
    );
  });

  it('reads back as the value, and the same again', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value as Json);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('refuses what JSON can’t write', () => {
    expect(() => canonicalJson({ a: Number.NaN })).toThrow('NaN');
  });
});
