import { actions, button, context, type Message, message, section } from '../../../kit/blocks/index.ts';
import { code, joinMd, md } from '../../../kit/mrkdwn.ts';
import type { Identity } from '../domain/identity.ts';
import { peopleIds } from './ids.ts';
import { nameOfIdentity, toolOf } from './review-row.ts';

/** How the question stands for whoever was asked. */
export type AskState = 'asked' | 'theirs' | 'not-theirs' | 'settled';

/** “Is `ana-gh` on GitHub you?”, and what became of it. */
export function buildAsk(identity: Identity, state: AskState): Message {
  const name = nameOfIdentity(identity);
  const tool = toolOf(identity);
  const called = identity.name === null || identity.name === name ? md`` : md`(${identity.name})`;
  const who = joinMd([code(name), called], ' ');
  const undo = 'If that is wrong, tell an admin: it can be undone.';
  switch (state) {
    case 'asked':
      return message({
        text: `Is ${name} on ${tool} you?`,
        blocks: [
          section(md`Is ${who} on ${tool} you?`),
          context(tool === 'Jira' ? issuesCount : workCounts),
          actions([
            button({ id: peopleIds.itsMe.build(identity.id), text: 'Yes, that’s me', style: 'primary' }),
            button({ id: peopleIds.notMe.build(identity.id), text: 'Not me' }),
          ]),
        ],
      });
    case 'theirs':
      return message({
        text: `${name} on ${tool} is you`,
        blocks: [section(md`${who} on ${tool} is you.`), context(undo)],
      });
    case 'not-theirs':
      return message({
        text: `${name} on ${tool} isn’t you`,
        blocks: [section(md`${who} on ${tool} isn’t you. Thank you.`), context(undo)],
      });
    case 'settled':
      return message({
        text: `${name} on ${tool} is settled`,
        blocks: [section(md`Whose ${who} on ${tool} is, has been settled meanwhile.`)],
      });
    default:
      return state satisfies never;
  }
}

const workCounts = 'Then the pull requests and commits of this account count as yours.';
const issuesCount = 'Then the issues of this account count as yours.';
