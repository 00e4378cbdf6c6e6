import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openJournal } from '../../playground/slack/journal.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-journal-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const message = { channelId: 'C01WEB', ts: '1.000001', userId: 'U01ANA', text: 'first' };

describe('the journal of the local Slack', () => {
  it('gives back what was posted, as it was last edited, without what was deleted', () => {
    const path = join(folder, 'below', 'slack.jsonl');
    const journal = openJournal(path);
    journal.write({ op: 'post', ...message });
    journal.write({ op: 'post', ...message, ts: '2.000002' });
    journal.write({ op: 'edit', channelId: 'C01WEB', ts: '1.000001', text: 'second' });
    journal.write({ op: 'delete', channelId: 'C01WEB', ts: '2.000002' });
    journal.write({ op: 'read', personId: 'U01BEN', channelId: 'C01WEB', ts: '1.000001' });
    journal.write({ op: 'seeded', step: 'teams' });
    journal.close();

    for (const _ of ['read once', 'read what the first reading wrote']) {
      const { messages, reads, seeded, close } = openJournal(path);
      expect(messages).toEqual([{ ...message, text: 'second', edited: true }]);
      expect(reads).toEqual([{ personId: 'U01BEN', channelId: 'C01WEB', ts: '1.000001' }]);
      expect([...seeded]).toEqual(['teams']);
      close();
    }
  });

  it('keeps what a change does not name as Slack does: metadata yes, blocks no', () => {
    const path = join(folder, 'slack.jsonl');
    const journal = openJournal(path);
    const metadata = { event_payload: { key: 'task:1' } };
    journal.write({ op: 'post', ...message, blocks: [{ type: 'divider' }], metadata });
    journal.write({ op: 'edit', channelId: 'C01WEB', ts: '1.000001', text: 'second' });
    journal.close();
    const { messages, close } = openJournal(path);
    expect(messages).toEqual([{ ...message, text: 'second', edited: true, metadata }]);
    close();
  });

  it('leaves out a line that was cut when the machine went off', () => {
    const path = join(folder, 'slack.jsonl');
    const journal = openJournal(path);
    journal.write({ op: 'post', ...message });
    journal.close();
    appendFileSync(path, '{"op":"post","chan');
    const { messages, close } = openJournal(path);
    expect(messages).toEqual([message]);
    close();
  });

  it('is written again at a start with one line for each thing that is still so', () => {
    const path = join(folder, 'slack.jsonl');
    const journal = openJournal(path);
    journal.write({ op: 'post', ...message });
    for (let at = 1; at <= 300; at += 1) {
      journal.write({ op: 'edit', channelId: 'C01WEB', ts: '1.000001', text: `state ${at}` });
      journal.write({ op: 'read', personId: 'U01BEN', channelId: 'C01WEB', ts: `${at}.000001` });
    }
    journal.close();
    openJournal(path).close();
    const lines = readFileSync(path, 'utf8').trim().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('state 300');
    expect(lines[1]).toContain('300.000001');
  });

  it('forgets the oldest of more than ten thousand messages', () => {
    const path = join(folder, 'slack.jsonl');
    const journal = openJournal(path);
    for (let at = 1; at <= 10_001; at += 1) journal.write({ op: 'post', ...message, ts: `${1_000 + at}.000000` });
    journal.close();
    const { messages, close } = openJournal(path);
    expect(messages).toHaveLength(10_000);
    expect(messages[0]?.ts).toBe('1002.000000');
    close();
  });
});
