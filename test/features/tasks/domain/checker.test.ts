import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CheckQuestion,
  type CheckRule,
  checkTask,
  errorsOf,
} from '../../../../src/features/tasks/domain/checker.ts';
import { findCycle } from '../../../../src/features/tasks/domain/cycles.ts';
import { person } from './a-task.ts';

const sound: CheckQuestion = {
  number: 3,
  responsibleId: person('rae'),
  accountableId: person('abe'),
  accountableAway: null,
  consultedIds: [],
  informedIds: [],
  points: 3,
  children: [],
  responsibleOpenTasks: 1,
  waits: new Map(),
  parents: new Map(),
  parentPoints: null,
  hidden: new Set(),
  required: ['R', 'A'],
  suspended: new Set(),
};
const of = (...points: (number | null)[]) => points.map((p) => ({ points: p as CheckQuestion['points'] }));
const edges = (...pairs: [number, number[]][]) => new Map(pairs);

const cases: [string, Partial<CheckQuestion>, string[]][] = [
  ['a sound task', {}, []],
  ['no points said', { points: null }, []],
  ['nobody responsible', { responsibleId: null }, ['error letter-missing']],
  ['nobody accountable', { accountableId: null }, ['error letter-missing']],
  ['neither', { responsibleId: null, accountableId: null }, ['error letter-missing', 'error letter-missing']],
  ['A = R', { accountableId: person('rae') }, ['note accountable-is-responsible']],
  [
    'A away',
    { accountableAway: { name: 'Abe', until: 'Mon 30 Nov, 09:00', instead: null } },
    ['suggestion accountable-away'],
  ],
  ['team asks for C', { required: ['R', 'A', 'C'] }, ['error letter-missing']],
  ['team asks for I', { required: ['R', 'A', 'I'] }, ['error letter-missing']],
  ['team asks for C and has it', { required: ['R', 'A', 'C'], consultedIds: [person('con')] }, []],
  ['team doesn’t ask for A', { required: ['R'], accountableId: null }, []],
  ['5 points without C', { points: 5 }, []],
  ['8 points without C', { points: 8 }, ['suggestion consulted-missing']],
  ['8 points with C', { points: 8, consultedIds: [person('con')] }, []],
  ['8 points, C required anyway', { points: 8, required: ['R', 'A', 'C'] }, ['error letter-missing']],
  ['R with 8 open tasks', { responsibleOpenTasks: 8 }, []],
  ['R with 9 open tasks', { responsibleOpenTasks: 9 }, ['warning responsible-overloaded']],
  ['13 points', { points: 13, consultedIds: [person('con')] }, ['suggestion points-large']],
  ['13 points, split', { points: 13, consultedIds: [person('con')], children: of(5, 8) }, []],
  ['21 points', { points: 21, consultedIds: [person('con')] }, ['error points-unsplit']],
  ['21 points, one child', { points: 21, consultedIds: [person('con')], children: of(8) }, ['error points-unsplit']],
  ['8 points, part of 21', { points: 8, parentPoints: 21, consultedIds: [person('con')] }, []],
  ['2 points, part of 21', { points: 2, parentPoints: 21 }, ['error part-size']],
  ['no points, part of 21', { points: null, parentPoints: 21 }, ['error part-size']],
  ['2 points, part of 13', { points: 2, parentPoints: 13 }, []],
  ['21 points, split', { points: 21, consultedIds: [person('con')], children: of(3, 5, 8) }, []],
  ['21, a child of 13', { points: 21, consultedIds: [person('con')], children: of(8, 13) }, ['error points-unsplit']],
  ['21, a child of 2', { points: 21, consultedIds: [person('con')], children: of(8, 2) }, ['error points-unsplit']],
  [
    '21, an unsized child',
    { points: 21, consultedIds: [person('con')], children: of(8, null) },
    ['error points-unsplit'],
  ],
  [
    '21 without C, unsplit, and a busy R: errors first',
    { points: 21, responsibleOpenTasks: 12, accountableId: person('rae') },
    [
      'error points-unsplit',
      'warning responsible-overloaded',
      'suggestion consulted-missing',
      'note accountable-is-responsible',
    ],
  ],
  ['waiting in a line', { waits: edges([3, [7]], [7, [9]]) }, []],
  ['waiting in a circle', { waits: edges([3, [7]], [7, [3]]) }, ['error waiting-cycle']],
  ['waiting for itself', { waits: edges([3, [3]]) }, ['error waiting-cycle']],
  ['a circle elsewhere', { waits: edges([3, [7]], [7, [8]], [8, [7]]) }, []],
  ['its own grandparent', { parents: edges([3, [7]], [7, [3]]) }, ['error parent-cycle']],
  ['a new task can’t be waited for', { number: null, waits: edges([3, [3]]) }, []],
];

describe('the checker', () => {
  it.each(cases)('%s', (_, said, expected) => {
    const findings = checkTask({ ...sound, ...said });
    expect(findings.map(({ level, rule }) => `${level} ${rule}`)).toEqual(expected);
    expect(errorsOf(findings)).toHaveLength(expected.filter((line) => line.startsWith('error')).length);
    for (const { message } of findings) expect(message).toMatch(/^[A-Z0-9].*\.$/);
  });

  it.each<[CheckRule, Partial<CheckQuestion>]>([
    ['points-unsplit', { points: 21, consultedIds: [person('con')] }],
    ['letter-missing', { accountableId: null }],
    ['waiting-cycle', { waits: edges([3, [3]]) }],
  ])('is silent about %s while an override suspends it, and only about that', (rule, said) => {
    expect(checkTask({ ...sound, ...said, suspended: new Set([rule]) })).toEqual([]);
    expect(checkTask({ ...sound, ...said, suspended: new Set<CheckRule>(['points-large']) })).toHaveLength(1);
  });
});

describe('a circle of tasks', () => {
  it.each([
    [edges([3, [7]], [7, [3]]), 'T-3 → T-7 → T-3'],
    [edges([3, [3]]), 'T-3 → T-3'],
    [edges([3, [7]], [7, [9]], [9, [3]]), 'T-3 → T-7 → T-9 → T-3'],
    [edges([3, [7, 8]], [7, [9]], [9, [3]], [8, [3]]), 'T-3 → T-8 → T-3'],
  ])('is named, the shortest there is (%#)', (waits, named) => {
    expect(findCycle(3, waits)).toBe(named);
  });

  it('is found exactly when the task can reach itself', () => {
    const graph = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 20 });
    fc.assert(
      fc.property(graph, (pairs) => {
        const waits = new Map<number, number[]>();
        for (const [from, to] of pairs) waits.set(from, [...(waits.get(from) ?? []), to]);
        const reached = new Set(waits.get(0) ?? []);
        for (const at of reached) for (const next of waits.get(at) ?? []) reached.add(next);
        const cycle = findCycle(0, waits);
        expect(cycle !== null).toBe(reached.has(0));
        const path = (cycle ?? '').split(' → ').map((ref) => Number(ref.slice(2)));
        for (const [n, at] of path.slice(0, -1).entries()) expect(waits.get(at)).toContain(path[n + 1]);
      }),
    );
  });

  it('ten thousand tasks in a row are no trouble', () => {
    const line = new Map(Array.from({ length: 10_000 }, (_, n) => [n, [n + 1]]));
    expect(findCycle(0, line)).toBeNull();
    expect(findCycle(0, line.set(10_000, [0]))).toMatch(/^T-0 → T-1 .* → T-0$/);
  });
});
