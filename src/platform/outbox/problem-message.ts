import { message, section } from '../../kit/blocks/index.ts';
import type { PersonId } from '../../kit/ids.ts';
import { md } from '../../kit/mrkdwn.ts';
import type { Renderer } from '../../ports/inbound/feature.ts';
import type { OutboxMessage } from '../../ports/outbound/outbox.ts';
import type { OutboxProblem } from './problems.ts';

/** What an admin is told when Slack refuses something for good, once a day for each kind. */
export function problemNote(problem: OutboxProblem, personId: PersonId, now: Date): OutboxMessage {
  return {
    key: `problem:${problem.scope}:${problem.code}:${now.toISOString().slice(0, 10)}:${personId}`,
    to: { kind: 'person', personId },
    kind: 'outbox.problem',
    args: { scope: problem.scope, code: problem.code },
  };
}

const words: Readonly<Record<OutboxProblem['scope'], string>> = {
  connection:
    'Slack no longer accepts Muster’s token, so nothing can be sent. Install the app again; what waits goes out then.',
  recipient: 'Slack refused a message to one person or channel. It was skipped; everybody else gets theirs.',
  message: 'Slack refused one of Muster’s messages as malformed. That is a bug: please report it with the code below.',
  reading:
    'Muster may not read back its own messages, so one with an unknown outcome is never sent again. Check the app’s scopes against manifest.yml.',
};

export const problemMessages: Readonly<Record<string, Renderer>> = {
  'outbox.problem': async (_tx, args) => {
    const scope = args.scope as OutboxProblem['scope'];
    const sentence = words[scope];
    return message({ text: sentence, blocks: [section(md`${sentence}\nSlack’s code: ${String(args.code)}`)] });
  },
};
