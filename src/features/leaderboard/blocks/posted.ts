import { type ModalView, modal, section } from '../../../kit/blocks/index.ts';
import { type Mrkdwn, md, mentionChannel } from '../../../kit/mrkdwn.ts';
import type { Posting } from '../use-cases/post-week.ts';
import { leaderboardForms } from './ids.ts';
import { sayWeek } from './words.ts';

/** What came of *Post now*. */
export function buildPosted(team: string, posting: Posting): ModalView {
  return modal({
    title: 'Leaderboard',
    callbackId: leaderboardForms.shown,
    close: 'Close',
    blocks: [section(say(team, posting))],
  });
}

function say(team: string, posting: Posting): Mrkdwn {
  switch (posting.kind) {
    case 'posted': {
      const { week, channelId } = posting.posted;
      return md`*${team}*, ${sayWeek(week)}: it goes to ${mentionChannel(channelId)}.`;
    }
    case 'already-posted': {
      const { week, channelId } = posting.posted;
      return md`*${team}*, ${sayWeek(week)}: it is in ${mentionChannel(channelId)} already. It is posted once.`;
    }
    case 'no-channel':
      return md`*${team}* has no channel yet. Choose one with *Change*.`;
    default:
      return posting satisfies never;
  }
}
