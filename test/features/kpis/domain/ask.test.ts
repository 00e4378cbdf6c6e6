import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_ASK,
  RANGE_CHOICES,
  readAsk,
  readScope,
  writeAsk,
  writeScope,
} from '../../../../src/features/kpis/domain/ask.ts';
import { LENSES } from '../../../../src/features/kpis/domain/measures.ts';
import type { Scope } from '../../../../src/features/kpis/domain/scope.ts';
import type { PersonId, RepositoryId, TeamId } from '../../../../src/kit/ids.ts';

const scope = fc.oneof<fc.Arbitrary<Scope | null>[]>(
  fc.constant(null),
  fc.constant({ kind: 'workspace' }),
  fc.uuid().map((id) => ({ kind: 'person', personId: id as PersonId })),
  fc.uuid().map((id) => ({ kind: 'team', teamId: id as TeamId })),
);

describe('which numbers somebody asked for', () => {
  it('survive in a button', () => {
    const ask = fc.record({
      scope,
      range: fc.constantFrom(...RANGE_CHOICES),
      lens: fc.constantFrom(...LENSES),
      repositoryId: fc.option(fc.uuid().map((id) => id as RepositoryId)),
    });
    fc.assert(
      fc.property(ask, (one) => {
        expect(readAsk(writeAsk(one))).toEqual(one);
        expect(writeAsk(one).length).toBeLessThan(150);
      }),
    );
  });

  it('are the usual ones where nothing can be read', () => {
    for (const text of [undefined, '', '////', 'team.x/9w/excel/1', 'constructor/4w'])
      expect(readAsk(text)).toEqual(DEFAULT_ASK);
    fc.assert(fc.property(fc.string(), (text) => typeof writeAsk(readAsk(text)) === 'string'));
  });

  it('name nobody by anything but an id', () => {
    fc.assert(fc.property(scope, (one) => JSON.stringify(readScope(writeScope(one))) === JSON.stringify(one)));
    for (const text of ['', '-', 'person', 'person.', 'team.1', 'admin.0190e000-0000-7000-8000-000000000000'])
      expect(readScope(text)).toBeNull();
  });
});
