import { describe, expect, it } from 'vitest';
import { type Merged, skipReason } from '../../../../src/features/pr-surveys/domain/skip-reason.ts';

const merged = (more: Partial<Merged> = {}): Merged => ({
  ...{ title: 'Keep the cart between visits', headRef: 'ana/keep-cart', baseRef: 'main', labels: [] },
  ...{ defaultBranch: 'main', changedLines: 40, lockFilesOnly: false, byBot: false, silent: false },
  ...more,
});

describe('a merged pull request', () => {
  it('is asked about when nothing speaks against it', () => {
    expect(skipReason(merged())).toBe(null);
  });

  it.each<[string, Partial<Merged>, ReturnType<typeof skipReason>]>([
    ['is a day old', { silent: true }, 'old'],
    ['is a bot’s', { byBot: true }, 'bot'],
    ['changes four lines', { changedLines: 4 }, 'small'],
    ['changes nothing', { changedLines: 0 }, 'small'],
    ['changes lock files alone', { lockFilesOnly: true }, 'lock-files'],
    ['is small, its files unknown', { changedLines: 4, lockFilesOnly: null }, 'small'],
    ['is a bot’s, its files unknown', { byBot: true, lockFilesOnly: null }, 'bot'],
    ['has files nobody read yet', { lockFilesOnly: null }, 'unknown'],
    ['has a size nobody told yet', { changedLines: null }, 'unknown'],
  ])('that %s', (_, more, reason) => {
    expect(skipReason(merged(more))).toBe(reason);
  });

  it.each<[string, Partial<Merged>]>([
    ['a version as its title', { title: 'v2.4.0' }],
    ['“Release 2.4.0”', { title: 'Release 2.4.0' }],
    ['release-please’s title', { title: 'chore(main): release 2.4.0', headRef: 'release-please--branches--main' }],
    ['changesets’ title', { title: 'Version Packages', headRef: 'changeset-release/main' }],
    ['“Bump version to 2.4”', { title: 'Bump version to 2.4' }],
    ['a branch of a release', { headRef: 'release/2.4', title: 'Ship it' }],
    ['develop into main of git flow', { headRef: 'develop', baseRef: 'main', defaultBranch: 'develop' }],
    ['main into production', { headRef: 'main', baseRef: 'production' }],
    ['staging into production', { headRef: 'staging', baseRef: 'production' }],
  ])('of %s is a release or its way back', (_, more) => {
    expect(['release', 'back-merge']).toContain(skipReason(merged(more)));
  });

  it.each<[string, Partial<Merged>]>([
    ['main into develop', { headRef: 'main', baseRef: 'develop' }],
    ['production into main', { headRef: 'production', baseRef: 'main' }],
    ['“Back-merge main into develop”', { title: 'Back-merge main into develop', headRef: 'back/1' }],
    ['“Merge back the hotfix”', { title: 'Merge back the hotfix', headRef: 'x' }],
  ])('of %s is a back-merge', (_, more) => {
    expect(skipReason(merged(more))).toBe('back-merge');
  });

  it.each<[string, Partial<Merged>]>([
    ['“[Backport 2.x] …”', { title: '[Backport 2.x] Keep the cart' }],
    ['“[2.x] Backport …”', { title: '[2.x] Backport: keep the cart' }],
    ['“Backport of #12”', { title: 'Backport of #12' }],
    ['“… (backport #12)”', { title: 'Keep the cart (backport #12)' }],
    ['“… (cherry-picked from #12)”', { title: 'Keep the cart (cherry-picked from #12)' }],
    ['Mergify’s branch', { headRef: 'mergify/bp/2.x/pr-12' }],
    ['backport-action’s branch', { headRef: 'backport-12-to-2.x' }],
    ['the label', { labels: ['backport'] }],
  ])('of %s is a backport', (_, more) => {
    expect(skipReason(merged(more))).toBe('backport');
  });

  it.each<[string, Partial<Merged>]>([
    ['“Release the lock when a worker dies”', { title: 'Release the lock when a worker dies' }],
    ['“Add release notes page”', { title: 'Add release notes page' }],
    ['“Support backports in the changelog”', { title: 'Support backports in the changelog' }],
    ['“Merge carts of one visitor”', { title: 'Merge carts of one visitor' }],
    ['“Version the API”', { title: 'Version the API' }],
    ['a branch called main-menu', { headRef: 'main-menu' }],
    ['a branch called releases-page', { headRef: 'fix/releases-page' }],
    ['a hotfix', { headRef: 'hotfix/cart', title: 'Hotfix: cart' }],
    ['work on develop', { baseRef: 'develop', defaultBranch: 'develop' }],
    ['work on a release branch', { baseRef: 'release/2.4' }],
    ['a revert', { title: 'Revert "Keep the cart"', headRef: 'revert-12-keep-cart' }],
    ['the label “no-backport”', { labels: ['no-backport'] }],
    ['five lines', { changedLines: 5 }],
  ])('of %s is asked about', (_, more) => {
    expect(skipReason(merged(more))).toBe(null);
  });
});
