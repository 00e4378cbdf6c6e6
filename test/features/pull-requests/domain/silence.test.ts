import { describe, expect, it } from 'vitest';
import { isSilent } from '../../../../src/features/pull-requests/domain/silence.ts';

const connectedAt = new Date('2026-11-20T08:00:00Z');
const now = new Date('2026-11-25T09:00:00Z');

describe('a fact of the code host', () => {
  it.each([
    ['2026-11-25T08:59:00Z', 'a webhook', false],
    ['2026-11-24T09:00:00Z', 'a webhook', false],
    ['2026-11-24T08:59:59Z', 'a webhook', true],
    // History and repair may bring thousands of fresh ones at once.
    ['2026-11-25T08:59:00Z', 'the sync', true],
    ['2026-11-20T08:59:00Z', 'the sync', true],
    // A host's clock that runs ahead of ours tells nothing old.
    ['2026-11-25T09:00:30Z', 'a webhook', false],
  ] as const)('of %s that %s told is silent: %s', (at, by, silent) => {
    expect(isSilent({ at: new Date(at), bySync: by === 'the sync', connectedAt, now })).toBe(silent);
  });

  it('from before the connection is silent however fresh it is', () => {
    const late = new Date('2026-11-25T08:30:00Z');
    expect(isSilent({ at: new Date('2026-11-25T08:29:00Z'), bySync: false, connectedAt: late, now })).toBe(true);
  });
});
