import { type Block, context, header, section } from '../../../kit/blocks/index.ts';
import { link, md } from '../../../kit/mrkdwn.ts';
import { showInstant } from '../../../kit/shown-time.ts';
import type { HomeSection } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { refOf } from '../domain/review-ask.ts';
import { listReviewsWaiting } from '../use-cases/list-reviews-waiting.ts';

/** Most rows; the rest is counted. */
const ROWS = 5;

/** Reviews that wait for me. */
export const reviewHome = (needs: Ports): readonly HomeSection[] => [
  {
    tab: 'today',
    order: -3,
    build: async (actor): Promise<readonly Block[]> => {
      const waiting = await listReviewsWaiting(needs, actor);
      if (waiting.length === 0) return [];
      const reader = { timeZone: actor.timeZone, now: needs.clock.now() };
      const rows = waiting.slice(0, ROWS).map((one) => {
        const since = `opened ${showInstant(one.createdAt, reader)}`;
        return section(md`${link(one.url, refOf(one))} ${one.title}\n${since}`);
      });
      const more = waiting.length - rows.length;
      return [
        header(`Reviews that wait for you (${waiting.length})`),
        ...rows,
        ...(more > 0 ? [context(`and ${more} more`)] : []),
      ];
    },
  },
];
