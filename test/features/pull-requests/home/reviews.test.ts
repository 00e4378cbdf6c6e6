import { beforeEach, describe, expect, it } from 'vitest';
import { reviewHome } from '../../../../src/features/pull-requests/home/reviews.ts';
import type { Ports } from '../../../../src/ports/outbound/ports.ts';
import { checkView } from '../../../support/block-kit/check.ts';
import { testDatabase } from '../../../support/database.ts';
import { actorOf, settle, slackMember } from '../../people/world.ts';
import { account, connect, link, pullNeeds, record, toldPull } from '../world.ts';

const db = testDatabase();
const created = (day: number) => new Date(Date.UTC(2026, 10, day, 8));
const waiting = (number: number, more: Parameters<typeof toldPull>[1] = {}) =>
  toldPull(number, { createdAt: created(number), requestedReviewers: [account('bo')], ...more });

/** What stands on *Today*, one text for each block. */
async function rows(who = 'BO'): Promise<readonly string[]> {
  const [section] = reviewHome(pullNeeds(db) as unknown as Ports);
  const blocks = (await section?.build(await actorOf(db, who), {} as never)) ?? [];
  if (blocks.length > 0) expect(checkView({ type: 'home', blocks })).toEqual([]);
  return blocks.map((block) => JSON.stringify(block));
}

beforeEach(async () => {
  await settle(db, slackMember('ana'), slackMember('bo'));
  await connect(db);
});

describe('reviews that wait, on Today', () => {
  it('are a row each, the oldest first, and nothing at all without one', async () => {
    await record(db, { pullRequests: [waiting(9), waiting(4)] });
    await link(db, 'bo', 'U0BO');
    const [header = '', first = '', second = '', ...more] = await rows();
    expect(header).toContain('Reviews that wait for you (2)');
    expect([first.includes('#4'), second.includes('#9'), more.length]).toEqual([true, true, 0]);
    expect(await rows('ANA')).toEqual([]);
  });

  it('leave out drafts, bots’ work, what is over, and what another is asked for', async () => {
    await record(db, {
      pullRequests: [
        waiting(1, { draft: true }),
        waiting(2, { author: account('renovate[bot]', true) }),
        waiting(3, { state: 'closed', closedAt: created(4) }),
        waiting(4, { requestedReviewers: [account('ana')] }),
        waiting(5, { author: null }),
      ],
    });
    await link(db, 'bo', 'U0BO');
    const shown = await rows();
    expect(shown).toHaveLength(2);
    expect(shown[1]).toContain('#5');
  });

  it('show five, count the rest, and titles as text', async () => {
    const title = '<!channel> *bold* <https://evil.example|here>';
    await record(db, { pullRequests: Array.from({ length: 8 }, (_, n) => waiting(n + 1, { title })) });
    await link(db, 'bo', 'U0BO');
    const shown = await rows();
    expect([shown.length, shown.at(-1)?.includes('and 3 more')]).toEqual([7, true]);
    expect(shown.join()).not.toMatch(/<!channel>|<https:\/\/evil/);
  });
});
