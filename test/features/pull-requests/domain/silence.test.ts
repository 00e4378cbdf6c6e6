import { describe, expect, it } from 'vitest';
import { isSilent } from '../../../../src/features/pull-requests/domain/silence.ts';

const connectedAt = new Date('2026-11-20T08:00:00Z');
const now = new Date('2026-11-25T09:00:00Z');

describe('a fact of the code host', () => {
  it.each([
    ['2026-11-25T08:59:00Z', 'live', false],
    ['2026-11-24T09:00:00Z', 'live', false],
    ['2026-11-24T08:59:59Z', 'live', true],
    ['2026-11-25T08:59:00Z', 'backfill', true],
    // A host's clock that runs ahead of ours tells nothing old.
    ['2026-11-25T09:00:30Z', 'live', false],
  ] as const)('of %s that came as %s is silent: %s', (at, origin, silent) => {
    expect(isSilent({ at: new Date(at), origin, connectedAt, now })).toBe(silent);
  });

  it('from before the connection is silent however fresh it is', () => {
    const late = new Date('2026-11-25T08:30:00Z');
    expect(isSilent({ at: new Date('2026-11-25T08:29:00Z'), origin: 'live', connectedAt: late, now })).toBe(true);
  });
});
