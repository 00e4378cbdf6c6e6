import { join } from 'node:path';
import { closeServer, freePort, listen } from '../free-port.ts';
import { type Answers, createAnswers } from './answers.ts';
import type { Changes } from './changes.ts';
import { openEmulator } from './emulator.ts';
import { type Journal, openJournal } from './journal.ts';
import { type Messages, openMessages } from './messages.ts';
import { createMethods } from './methods.ts';
import { createTriggers, type Triggers } from './triggers.ts';
import { createViews, type Views } from './views.ts';
import { createWebApi } from './web-api.ts';
import { createWhispers, type Whispers } from './whispers.ts';

export type LocalSlack = {
  readonly messages: Messages;
  readonly whispers: Whispers;
  readonly answers: Answers;
  readonly triggers: Triggers;
  readonly views: Views;
  readonly journal: Journal;
  /** Without a closing slash; `response_url`s stand below it, the Web API under `/api/`. */
  readonly origin: string;
  close(): Promise<void>;
};

type Needs = { readonly dataDir: string; readonly botToken: string; readonly changes: Changes };

/** The local Slack: `emulate` beneath, and the layer that adds what it lacks. */
export async function openSlack({ dataDir, botToken, changes }: Needs): Promise<LocalSlack> {
  const emulator = await openEmulator(await freePort(), botToken);
  const journal = openJournal(join(dataDir, 'playground', 'slack.jsonl'));
  const messages = await openMessages({ emulator, journal, changes });
  const whispers = createWhispers(changes);
  const answers = createAnswers({ messages, whispers });
  const triggers = createTriggers();
  const views = createViews(changes, triggers);
  let origin = '';
  const server = createWebApi({
    botToken,
    answers,
    methods: createMethods({ messages, views, origin: () => origin }),
  });
  origin = `http://127.0.0.1:${await listen(server, 0)}`;
  return {
    ...{ messages, whispers, answers, triggers, views, journal, origin },
    async close() {
      await closeServer(server);
      await emulator.close();
    },
  };
}
