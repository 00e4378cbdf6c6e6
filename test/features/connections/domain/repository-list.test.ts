import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choiceOf, PAGE_SIZE, pageOf } from '../../../../src/features/connections/domain/repository-list.ts';
import type { RepositoryId } from '../../../../src/kit/ids.ts';

const row = (n: number, more: { archived?: boolean; selected?: boolean; fullName?: string } = {}) => ({
  id: `r${n}` as RepositoryId,
  fullName: more.fullName ?? `acme/repo-${String(n).padStart(4, '0')}`,
  private: false,
  archived: more.archived ?? false,
  selectedAt: more.selected === true ? new Date(0) : null,
});

describe('a page of repositories', () => {
  it('shows each exactly once over all pages, at most fifty at a time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), (count) => {
        const all = Array.from({ length: count }, (_, n) => row(n, { archived: n % 7 === 0 }));
        const { pages } = pageOf(all, '', 0);
        const seen = Array.from({ length: pages }, (_, page) => pageOf(all, '', page).rows).flat();
        expect(seen.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
        for (let page = 0; page < pages; page += 1)
          expect(pageOf(all, '', page).rows.length).toBeLessThanOrEqual(PAGE_SIZE);
      }),
    );
  });

  it('finds by every word of the search, whatever the case, archived ones last', () => {
    const all = [
      row(1, { fullName: 'acme/Web-Shop', archived: true }),
      row(2, { fullName: 'acme/web-api' }),
      row(3, { fullName: 'acme/shop' }),
    ];
    expect(pageOf(all, 'WEB', 0).rows.map(({ id }) => id)).toEqual(['r2', 'r1']);
    expect(pageOf(all, 'shop  web', 0)).toMatchObject({ found: 1, total: 3 });
    expect(pageOf(all, 'nothing', 0)).toMatchObject({ found: 0, page: 0, pages: 1, rows: [] });
  });

  it('asked for beyond the end is the last one', () => {
    const all = Array.from({ length: 60 }, (_, n) => row(n));
    expect(pageOf(all, '', 99)).toMatchObject({ page: 1, pages: 2 });
  });
});

describe('what somebody changed on a page', () => {
  it('is the difference alone', () => {
    const shown = [1, 2, 3, 4].map((n) => ({ id: `r${n}` as RepositoryId, selected: n <= 2 }));
    expect(choiceOf(shown, ['r1', 'r3'])).toEqual({ select: ['r3'], unselect: ['r2'] });
    expect(choiceOf(shown, ['r1', 'r2'])).toEqual({ select: [], unselect: [] });
    expect(choiceOf(shown, ['r1', 'r2', 'stranger'])).toEqual({ select: [], unselect: [] });
  });
});
