import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameTasks, TIES_MAX, taskNumbersIn } from '../../../../src/features/pull-requests/domain/task-refs.ts';

const inTitle = (title: string) => taskNumbersIn({ title, branch: '', body: '' });
const inBranch = (branch: string) => taskNumbersIn({ title: '', branch, body: '' });
const inBody = (body: string) => taskNumbersIn({ title: '', branch: '', body });

describe('a pull request names tasks', () => {
  it.each([
    ['T-12 Keep the cart', [12]],
    ['Keep the cart (T-12)', [12]],
    ['[T-12] Keep the cart', [12]],
    ['fix(cart): T-12: keep it', [12]],
    ['T-12, T-14 and T-12 again', [12, 14]],
    ['T-12/T-13', [12]],
    ['Revert "T-12 Keep the cart"', [12]],
    ['T‑12 with a hyphen that doesn’t break', [12]],
    ['_T-12_ *T-13*', [12, 13]],
    ['T-12-keep-the-cart', [12]],
    ['Done with T-12.', [12]],
    ['ART-12 of another tracker', []],
    ['ACME-T-12', []],
    ['T-12a, T-0, T-012, T-', []],
    ['T-12.5 and T-12-13 and T-1,5', []],
    ['At t-12 hours', []],
    ['path/T-12', []],
    ['mail@T-12', []],
    ['Handle `T-12` in titles', []],
    ['See https://example.com/T-12 and https://example.com/?q=T-13', []],
    ['T-1234567890', []],
    ['ÄT-12 T-12ß', []],
  ] as const)('in the title %j: %j', (title, numbers) => {
    expect(inTitle(title)).toEqual(numbers);
  });

  it.each([
    ['T-12', [12]],
    ['t-12-keep-the-cart', [12]],
    ['ana/T-12_cart', [12]],
    ['feature/t-12/t-13', [12, 13]],
    ['fix-t-12-login', [12]],
    ['art-12-login', []],
    ['t-12x', []],
    ['release/1.2', []],
  ] as const)('in the branch %j: %j', (branch, numbers) => {
    expect(inBranch(branch)).toEqual(numbers);
  });

  it.each([
    ['Closes T-12.\n\n- T-13\n    - T-14', [12, 13, 14]],
    ['> T-12 was said before\nT-13', [13]],
    ['```\nT-12\n```\nT-13', [13]],
    ['~~~ts\nT-12\n```\nT-14\n~~~\nT-13', [13]],
    ['Code:\n\n    T-12\n\nT-13', [13]],
    ['Handles `T-12` and ``T-14`` but T-13', [13]],
    ['<!-- Write the task, for example T-12 -->\nT-13 <!-- T-14\nT-15 --> T-16', [13, 16]],
    ['<!-- never closed T-12', []],
    ['[T-12](https://muster.example/T-13)', [12]],
    ['', []],
  ] as const)('in the body %j: %j', (body, numbers) => {
    expect(inBody(body)).toEqual(numbers);
  });

  it('by title, branch and body, each once, twenty at most', () => {
    expect(taskNumbersIn({ title: 'T-3', branch: 't-2', body: 'T-1 T-2 T-3' })).toEqual([3, 2, 1]);
    const notes = Array.from({ length: 100 }, (_, n) => `- T-${n + 1}`).join('\n');
    expect(inBody(notes)).toEqual(Array.from({ length: TIES_MAX }, (_, n) => n + 1));
  });

  it('whatever else stands around a reference between spaces', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), fc.stringMatching(/^[\w .,;:!?()'"-]*$/), (n, words) => {
        expect(inTitle(`${words} T-${n} ${words}`)).toContain(n);
      }),
    );
  });

  it('in no time, whatever the text looks like', () => {
    for (const sign of ['`', '<!--', '```\n', 'T-', 'T-1', '    x\n', '> '])
      expect(inBody(sign.repeat(60_000)).length).toBeLessThanOrEqual(TIES_MAX);
  });
});

describe('a title', () => {
  it('says which tasks it belongs to, and repeats none', () => {
    expect(nameTasks('Keep the cart', ['T-1', 'T-12'])).toBe('Keep the cart (T-1, T-12)');
    expect(nameTasks('T-12 Keep the cart', ['T-1', 'T-12'])).toBe('T-12 Keep the cart (T-1)');
    expect(nameTasks('T-12 Keep the cart', ['T-12'])).toBe('T-12 Keep the cart');
  });
});
