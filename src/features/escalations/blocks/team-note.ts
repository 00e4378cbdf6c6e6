import { type Message, message, section } from '../../../kit/blocks/index.ts';
import { link, md } from '../../../kit/mrkdwn.ts';
import type { PullMatter } from '../domain/matter.ts';

/** In a team's channel: a review it was asked for waits. Of private repositories the title is left out. */
export function buildTeamNote(matter: PullMatter): Message {
  const { ref, url, authorName, reviewerName } = matter;
  const title = matter.private ? '' : ` ${matter.title}`;
  const said = `${authorName} has been waiting for a review by ${reviewerName} for over 48 hours.`;
  return message({
    text: `${said} ${ref}${title}`,
    blocks: [
      section(md`*${said}*\n${link(url, ref)}${title}`),
      section('Whoever takes it: thank you. Tomorrow it goes to the author’s lead.'),
    ],
  });
}
