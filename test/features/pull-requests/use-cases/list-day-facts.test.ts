import { beforeEach, describe, expect, it } from 'vitest';
import { listDayFacts } from '../../../../src/features/pull-requests/use-cases/list-day-facts.ts';
import { createKnownTasks } from '../../../../src/features/tasks/index.ts';
import { testDatabase, WORKSPACE } from '../../../support/database.ts';
import { personIdOf, settle, slackMember } from '../../people/world.ts';
import { account, connect, link, record, shaOf, toldCommit, toldPull } from '../world.ts';

const db = testDatabase();
const at = (time: string) => new Date(`2026-11-25T${time}:00Z`);
const day = { from: new Date('2026-11-24T23:00:00Z'), to: new Date('2026-11-25T23:00:00Z') };
const review = (number: number, id: string, by: string, when: Date) => ({
  ...{ number, id, author: account(by), state: 'approved' as const, submittedAt: when, commitSha: null, body: '' },
});
const factsOf = async (who: string) => {
  const personId = await personIdOf(db, who);
  return db.store.scope(WORKSPACE, (tx) => listDayFacts(tx, { personId, ...day }, createKnownTasks()));
};
const told = async (who: string) => (await factsOf(who)).map(({ kind, ref, title }) => `${kind} ${ref || title}`);

beforeEach(async () => {
  await settle(db, slackMember('ana'), slackMember('bo'), slackMember('cy'));
  await connect(db);
});

describe('what somebody did on the code host on a day', () => {
  it('is what they pushed, opened, reviewed and had merged, in the order it happened', async () => {
    await record(db, {
      pullRequests: [
        toldPull(7, { createdAt: at('08:00') }),
        toldPull(6, {
          ...{ createdAt: new Date('2026-11-20T08:00:00Z'), mergedAt: at('12:00'), closedAt: at('12:00') },
          ...{ state: 'closed', mergedBy: account('bo'), updatedAt: at('12:00') },
        }),
        toldPull(5, { author: account('bo'), createdAt: new Date('2026-11-20T08:00:00Z') }),
      ],
      reviews: [review(5, 'r1', 'ana', at('10:00')), review(7, 'r2', 'bo', at('11:00'))],
      pushes: [
        {
          branch: 'change-7',
          at: at('07:30'),
          commits: [toldCommit(1), toldCommit(2)],
          after: toldCommit(2).sha,
          isBreak: true,
        },
      ],
    });
    await link(db, 'ana', 'U0ANA');
    await link(db, 'bo', 'U0BO');
    expect(await told('ana')).toEqual([
      'commit.pushed acme/web',
      'commit.pushed acme/web',
      'pull-request.opened acme/web#7',
      'pull-request.reviewed acme/web#5',
      'pull-request.merged acme/web#6',
    ]);
    // Whoever pressed the button didn't do the work.
    expect(await told('bo')).toEqual(['pull-request.reviewed acme/web#7']);
    expect(await told('cy')).toEqual([]);
  });

  it('begins and ends with the day: the first instant belongs to it, the last doesn’t', async () => {
    const before = new Date(day.from.getTime() - 1_000);
    await record(db, {
      pullRequests: [
        toldPull(1, { createdAt: before }),
        toldPull(2, { createdAt: day.from }),
        toldPull(3, { createdAt: new Date(day.to.getTime() - 1_000) }),
        toldPull(4, { createdAt: day.to }),
      ],
    });
    await link(db, 'ana', 'U0ANA');
    expect(await told('ana')).toEqual(['pull-request.opened acme/web#2', 'pull-request.opened acme/web#3']);
  });

  it('counts all of somebody’s accounts, and a review of their own work by another of them as none', async () => {
    await record(db, {
      pullRequests: [toldPull(7, { createdAt: at('08:00') })],
      reviews: [review(7, 'r1', 'ana-work', at('09:00'))],
    });
    await link(db, 'ana', 'U0ANA');
    await link(db, 'ana-work', 'U0ANA');
    expect(await told('ana')).toEqual(['pull-request.opened acme/web#7']);
  });

  it('is private in private repositories, links to its page, and lasts under one name', async () => {
    await record(db, { pullRequests: [toldPull(7)] });
    await record(
      db,
      {
        pullRequests: [toldPull(8, { url: 'https://github.com/acme/site/pull/8' })],
        pushes: [
          { branch: 'main', at: at('09:00'), commits: [toldCommit(3)], after: toldCommit(3).sha, isBreak: false },
        ],
      },
      'acme/site',
    );
    await link(db, 'ana', 'U0ANA');
    const facts = await factsOf('ana');
    expect(facts.map(({ ref, private: hidden, url }) => [ref, hidden, url])).toEqual([
      ['acme/web#7', true, 'https://github.com/acme/web/pull/7'],
      ['acme/site#8', false, 'https://github.com/acme/site/pull/8'],
      ['', false, `https://github.com/acme/site/commit/${shaOf(3)}`],
    ]);
    expect(new Set(facts.map(({ id }) => id)).size).toBe(3);
    expect(await factsOf('ana')).toEqual(facts);
  });

  it('is private where nobody reads the repository any more', async () => {
    await record(db, { pullRequests: [toldPull(8, { url: 'https://github.com/acme/site/pull/8' })] }, 'acme/site');
    await link(db, 'ana', 'U0ANA');
    await db.store.sql`update repositories set selected_at = null`;
    expect((await factsOf('ana')).map((one) => one.private)).toEqual([true]);
  });
});
