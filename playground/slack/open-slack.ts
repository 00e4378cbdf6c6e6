import { join } from 'node:path';
import { closeServer, listen } from '../free-port.ts';
import { type Answers, createAnswers } from './answers.ts';
import type { Changes } from './changes.ts';
import { createStamps, type Stamps } from './clock.ts';
import { type Journal, openJournal } from './journal.ts';
import { type Messages, openMessages } from './messages.ts';
import { createMethods } from './methods.ts';
import { openReads, type Reads } from './reads.ts';
import { createTriggers, type Triggers } from './triggers.ts';
import { createViews, type Views } from './views.ts';
import { createWebApi } from './web-api.ts';
import { createWhispers, type Whispers } from './whispers.ts';

export type LocalSlack = {
  readonly messages: Messages;
  readonly reads: Reads;
  readonly whispers: Whispers;
  readonly answers: Answers;
  readonly triggers: Triggers;
  readonly views: Views;
  readonly journal: Journal;
  readonly stamps: Stamps;
  /** Without a closing slash; `response_url`s stand below it, the Web API under `/api/`. */
  readonly origin: string;
  close(): Promise<void>;
};

type Needs = {
  /** Where the playground keeps its own files. */
  readonly folder: string;
  readonly botToken: string;
  readonly changes: Changes;
  readonly now: () => Date;
};

/** The local Slack: our layer, with `emulate` for what it leaves out. */
export async function openSlack({ folder, botToken, changes, now }: Needs): Promise<LocalSlack> {
  const journal = openJournal(join(folder, 'slack.jsonl'));
  const stamps = createStamps(now, journal.messages.at(-1)?.ts);
  const messages = openMessages({ journal, changes, stamps });
  const reads = openReads({ journal, messages, changes });
  const whispers = createWhispers(changes, stamps);
  const answers = createAnswers({ messages, whispers, now });
  const triggers = createTriggers(now);
  const views = createViews(changes, triggers);
  let origin = '';
  const { server, close } = createWebApi({
    ...{ botToken, answers },
    methods: createMethods({ messages, whispers, views, origin: () => origin }),
  });
  origin = `http://127.0.0.1:${await listen(server, 0)}`;
  return {
    ...{ messages, reads, whispers, answers, triggers, views, journal, stamps, origin },
    async close() {
      await closeServer(server);
      await close();
      journal.close();
    },
  };
}
