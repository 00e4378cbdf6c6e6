import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { type Changes, createChanges } from '../../playground/slack/changes.ts';
import { createStamps } from '../../playground/slack/clock.ts';
import { type Journal, openJournal } from '../../playground/slack/journal.ts';
import { type Messages, openMessages } from '../../playground/slack/messages.ts';
import { openReads, type Reads } from '../../playground/slack/reads.ts';

export type Conversations = {
  readonly messages: Messages;
  readonly reads: Reads;
  readonly changes: Changes;
  readonly journal: Journal;
};

/** The playground's conversations without a server, in a folder of their own for each test of the file. */
export function conversations(): { open(): Conversations } {
  let folder = '';
  const opened: Journal[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'muster-talk-'));
  });
  afterEach(() => {
    for (const journal of opened.splice(0)) journal.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    /** A second time: as after a restart. */
    open() {
      const journal = openJournal(join(folder, 'slack.jsonl'));
      opened.push(journal);
      const changes = createChanges();
      const stamps = createStamps(() => new Date(), journal.messages.at(-1)?.ts);
      const messages = openMessages({ journal, changes, stamps });
      return { messages, changes, journal, reads: openReads({ journal, messages, changes }) };
    },
  };
}
