import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
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
    journal.write({ op: 'seeded', step: 'teams' });

    for (const _ of ['read once', 'read what the first reading wrote']) {
      const { messages, seeded } = openJournal(path);
      expect(messages).toEqual([{ ...message, text: 'second' }]);
      expect([...seeded]).toEqual(['teams']);
    }
  });

  it('leaves out a line that was cut when the machine went off', () => {
    const path = join(folder, 'slack.jsonl');
    openJournal(path).write({ op: 'post', ...message });
    appendFileSync(path, '{"op":"post","chan');
    expect(openJournal(path).messages).toEqual([message]);
  });
});
