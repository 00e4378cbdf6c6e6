import { describe, expect, it } from 'vitest';
import { mergeTimeline } from '../../../playground/page/conversation/merge-timeline.ts';
import type { TimelineEntry } from '../../../playground/web/contract.ts';

const newest = { isNewest: true, isWhole: false };

describe('a conversation told again', () => {
  it('stays the same object when nothing changed, so that nothing is drawn again', () => {
    const known = [entry(1), entry(2)];
    expect(mergeTimeline(known, [entry(2)], newest)).toBe(known);
  });

  it('takes over what was changed, added and taken away, and keeps what is older', () => {
    const known = [entry(1), entry(2), entry(3), entry(4)];
    const merged = mergeTimeline(known, [entry(2), entry(4, 'edited'), entry(5)], newest);
    expect(merged.map(({ ts, text }) => `${ts} ${text}`)).toEqual(
      [entry(1), entry(2), entry(4, 'edited'), entry(5)].map(({ ts, text }) => `${ts} ${text}`),
    );
    expect(merged[1]).toBe(known[1]);
  });

  it('keeps what is newer than an older stretch', () => {
    const known = [entry(1), entry(2), entry(3)];
    const merged = mergeTimeline(known, [entry(1, 'edited')], { isNewest: false, isWhole: false });
    expect(merged.map(({ text }) => text)).toEqual(['edited', 'words', 'words']);
  });

  it('forgets everything that a whole conversation no longer has', () => {
    expect(mergeTimeline([entry(1), entry(2)], [], { isNewest: true, isWhole: true })).toEqual([]);
  });
});

function entry(second: number, text = 'words'): TimelineEntry {
  const rest = { blocks: [], edited: false, whisper: false, threadTs: null, thread: null };
  return { ts: `176372000${second}.000100`, userId: 'U01BEN', text, ...rest };
}
