import { describe, expect, it } from 'vitest';
import { natureOf } from '../../../../src/features/pull-requests/domain/nature.ts';

const pull = (more: { title?: string; body?: string; headRef?: string; labels?: string[] }) => ({
  ...{ title: 'Keep the cart', body: '', headRef: 'keep-cart', labels: [] },
  ...more,
});

describe('a revert', () => {
  it.each([
    [{ headRef: 'revert-31-keep-cart', title: 'Revert "Keep the cart"', body: 'Reverts acme/web#31' }, 31],
    [{ headRef: 'revert-31-keep-cart' }, 31],
    [{ body: 'Because of the outage.\n\nReverts #7' }, 7],
    [{ title: 'Revert "Keep the cart"' }, null],
    [{ title: 'Revert “Keep the cart”' }, null],
    [{ body: 'This reverts commit 1a2b3c4d.' }, null],
  ])('is known by %j', (more, of) => {
    expect(natureOf(pull(more)).revert).toEqual({ of });
  });

  it.each([
    [{ title: 'Reverting is easy now: add an undo button' }],
    [{ title: 'Add a revert button' }],
    [{ headRef: 'revert-button' }],
    [{ body: 'If it fails we revert #31 later.' }],
  ])('is not seen in %j', (more) => {
    expect(natureOf(pull(more)).revert).toBeNull();
  });
});

describe('a hotfix', () => {
  it.each([
    [{ headRef: 'hotfix/login' }, true],
    [{ headRef: 'hot-fix-login' }, true],
    [{ labels: ['Hotfix'] }, true],
    [{ headRef: 'hotfixture' }, false],
    [{ headRef: 'fix/login', labels: ['bug'] }, false],
  ])('of %j: %s', (more, is) => {
    expect(natureOf(pull(more)).hotfix).toBe(is);
  });
});
