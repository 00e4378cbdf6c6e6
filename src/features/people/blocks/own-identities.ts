import { actions, button, context, type Message, message, section } from '../../../kit/blocks/index.ts';
import type { PersonId } from '../../../kit/ids.ts';
import { joinMd, md } from '../../../kit/mrkdwn.ts';
import type { ReviewRow } from '../use-cases/review-identities.ts';
import { peopleIds } from './ids.ts';
import { describeIdentity, nameOfIdentity } from './review-row.ts';

/** Most accounts in one message. */
const ROWS_MAX = 12;

/** The answer to `/muster people` for whoever isn't an admin: what counts as theirs, and what may be theirs. */
export function buildOwnIdentities(rows: readonly ReviewRow[], personId: PersonId): Message {
  const text = rows.length === 0 ? 'No account of another tool is linked to you yet.' : 'You in other tools';
  const hint = 'An admin links accounts to people: `/muster people` shows them all.';
  if (rows.length === 0) return message({ text, blocks: [section(text), context(md`${hint}`)] });
  return message({
    text,
    blocks: rows.slice(0, ROWS_MAX).flatMap((row) => {
      const { identity, person } = row;
      const name = nameOfIdentity(identity);
      const notMe = button({ id: peopleIds.notMe.build(identity.id), text: 'Not me', label: `${name} isn’t me` });
      const itsMe = button({ id: peopleIds.itsMe.build(identity.id), text: 'Yes, that’s me', label: `${name} is me` });
      const isMine = person?.id === personId;
      const words = isMine ? md`Counts as yours` : md`Is this you?`;
      return [section(joinMd([describeIdentity(row), words], '\n')), actions(isMine ? [notMe] : [itsMe, notMe])];
    }),
  });
}
