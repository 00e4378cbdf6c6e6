import { describe, expect, it } from 'vitest';
import { layOut } from '../../../playground/page/conversation/rows.ts';
import type { TimelineEntry } from '../../../playground/web/contract.ts';

const reader = { id: 'U01ANA', timeZone: 'Europe/Berlin' };

describe('how a conversation is laid out', () => {
  it('draws a date where the reader’s day changes, not where UTC’s does', () => {
    const entries = [said('2026-03-03T22:30:00Z'), said('2026-03-03T23:30:00Z'), said('2026-03-04T00:30:00Z')];
    expect(days(layOut({ entries, hasOlder: true, readTs: null }, reader))).toEqual(['2026-03-03', '2026-03-04', null]);
  });

  it('puts together what one person says within five minutes, and nothing else', () => {
    const entries = [
      said('2026-03-03T10:00:00Z'),
      said('2026-03-03T10:04:00Z'),
      said('2026-03-03T10:05:00Z', { userId: 'U01MAYA' }),
      said('2026-03-03T10:06:00Z', { userId: 'U01MAYA', whisper: true }),
      said('2026-03-03T10:20:00Z', { userId: 'U01MAYA' }),
    ];
    const rows = layOut({ entries, hasOlder: true, readTs: null }, reader);
    expect(rows.map((row) => row.kind === 'message' && row.hasHead)).toEqual([true, false, true, true, true]);
  });

  it('draws the line of what is new above the first message of somebody else', () => {
    const entries = [
      said('2026-03-03T10:00:00Z'),
      said('2026-03-03T11:00:00Z', { userId: 'U01ANA' }),
      said('2026-03-03T12:00:00Z'),
    ];
    const rows = layOut({ entries, hasOlder: false, readTs: entries[0]?.ts ?? null }, reader);
    expect(rows.map((row) => row.kind === 'message' && row.isFirstNew)).toEqual([false, false, false, true]);
  });

  it('draws no such line while it may lie further back', () => {
    const entries = [said('2026-03-03T10:00:00Z')];
    const rows = layOut({ entries, hasOlder: true, readTs: '1.000000' }, reader);
    expect(rows.some((row) => row.kind === 'message' && row.isFirstNew)).toBe(false);
  });

  it('puts notes of one line below one name, and lets cards keep theirs', () => {
    const line = { type: 'section', text: { type: 'mrkdwn', text: 'T-8 is done.' } };
    const entries = [
      said('2026-03-03T10:00:00Z', { blocks: [line] }),
      said('2026-03-03T10:00:10Z', { blocks: [line] }),
      said('2026-03-03T10:00:20Z', { blocks: [line, { type: 'actions', elements: [] }] }),
      said('2026-03-03T10:00:30Z', { blocks: [{ ...line, accessory: { type: 'button' } }] }),
    ];
    const rows = layOut({ entries, hasOlder: true, readTs: null }, reader);
    expect(rows.map((row) => row.kind === 'message' && row.hasHead)).toEqual([true, false, true, true]);
  });
});

function days(rows: ReturnType<typeof layOut>) {
  return rows.map((row) => (row.kind === 'message' ? row.day : row.kind));
}

function said(at: string, more: Partial<TimelineEntry> = {}): TimelineEntry {
  const ts = (Date.parse(at) / 1000).toFixed(6);
  const rest = { text: 'words', blocks: [], edited: false, whisper: false, threadTs: null, thread: null };
  return { ts, userId: 'U01BEN', ...rest, ...more };
}
