import { describe, expect, it } from 'vitest';
import { standingOf } from '../../../../src/features/pull-requests/domain/standing.ts';
import type { IdentityId } from '../../../../src/kit/ids.ts';

const id = (letter: string) => letter as IdentityId;
const open = {
  state: 'open',
  draft: false,
  requestedReviewerIds: [],
  firstReviewAt: new Date(0),
  authorId: id('a'),
  deployedAt: null,
} as const;
/** `b+` approved, `b-` asked for changes, `b.` commented, `b~` approved and was dismissed since. */
const said = (words: string) =>
  words
    .split(' ')
    .filter((word) => word !== '')
    .map(([by = '', mark]) => ({
      authorId: id(by),
      verdict:
        mark === '-' ? ('changes-requested' as const) : mark === '.' ? ('commented' as const) : ('approved' as const),
      dismissed: mark === '~',
    }));

describe('where a pull request stands', () => {
  it.each([
    ['', 'in-review'],
    ['b.', 'in-review'],
    ['b+', 'approved'],
    ['b-', 'changes-requested'],
    ['b+ c-', 'changes-requested'],
    ['b- b+', 'approved'],
    ['b- b.', 'changes-requested'],
    ['b~', 'in-review'],
    ['a+', 'in-review'],
  ] as const)('after %j is %s', (words, standing) => {
    expect(standingOf(open, said(words))).toBe(standing);
  });

  it('is over, a draft or waiting whatever was said', () => {
    expect(standingOf({ ...open, state: 'merged' }, said('b-'))).toBe('merged');
    expect(standingOf({ ...open, state: 'merged', deployedAt: new Date(1) }, said('b-'))).toBe('deployed');
    expect(standingOf({ ...open, state: 'closed' }, said('b+'))).toBe('closed');
    expect(standingOf({ ...open, draft: true }, said('b+'))).toBe('draft');
    expect(standingOf({ ...open, firstReviewAt: null }, [])).toBe('waiting');
  });

  it('is in review again once whoever asked for changes is asked for another look', () => {
    expect(standingOf({ ...open, requestedReviewerIds: [id('b')] }, said('b-'))).toBe('in-review');
  });
});
