import { describe, expect, it } from 'vitest';
import { failingOf } from '../../../../src/features/pull-requests/domain/failing-checks.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 25, 9, minute));
/** `F` failed, `S` succeeded, `C` was cancelled, one a minute. */
const runs = (name: string, marks: string) =>
  [...marks].map((mark, n) => ({
    ...{ name, at: at(n) },
    conclusion: mark === 'F' ? 'failure' : mark === 'S' ? 'success' : 'cancelled',
  }));

describe('checks that fail', () => {
  it.each([
    ['', null],
    ['S', null],
    ['FFFS', null],
    ['F', { times: 1, since: at(0) }],
    ['FFFF', { times: 4, since: at(0) }],
    ['FFSFFF', { times: 3, since: at(3) }],
    ['FCFCF', { times: 3, since: at(0) }],
  ] as const)('as %j come to %j', (marks, failing) => {
    expect(failingOf(runs('tests', marks))).toEqual(failing);
    expect(failingOf(runs('tests', marks).reverse())).toEqual(failing);
  });

  it('count for each check alone: ten that fail at once are one failure', () => {
    const many = Array.from({ length: 10 }, (_, n) => runs(`job ${n}`, 'F')).flat();
    expect(failingOf(many)?.times).toBe(1);
    expect(failingOf([...runs('lint', 'FFF'), ...runs('tests', 'FFFFF')])).toEqual({ times: 5, since: at(0) });
  });
});
