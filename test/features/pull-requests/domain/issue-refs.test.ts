import { describe, expect, it } from 'vitest';
import { issueKeysOf } from '../../../../src/features/pull-requests/domain/issue-refs.ts';

const table: readonly (readonly [what: string, title: string, branch: string, keys: string])[] = [
  ['in the title', 'ABC-3 Keep the cart', 'change', 'ABC-3'],
  ['in brackets', '[ABC-3] Keep the cart (XY-12)', 'change', 'ABC-3 XY-12'],
  ['in the branch, in small letters too', 'Keep the cart', 'feature/abc-3-keep-the-cart', 'ABC-3'],
  ['in both, once', 'ABC-3 Keep the cart', 'ABC-3', 'ABC-3'],
  ['a task of ours is none', 'Keep the cart T-12', 't-12-keep', ''],
  ['neither a date nor a standard in small letters', 'Use utf-8 from 2026-11', 'change', ''],
  ['not within a word, a path or a version', 'xABC-3 /ABC-3 ABC-3.1', 'main', ''],
];

describe('issues that a pull request names', () => {
  it.each(table)('are found %s', (_, title, branch, keys) => {
    expect(issueKeysOf({ title, branch }).join(' ')).toBe(keys);
  });
});
