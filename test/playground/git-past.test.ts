import { beforeAll, describe, expect, it } from 'vitest';
import { channels, people, personId, repositories, teams } from '../../playground/company.ts';
import { connectGitHub } from '../../playground/past/living/connect-github.ts';
import { daysAfter } from '../../playground/past/span.ts';
import { writePast } from '../../playground/past/write-past.ts';
import { barePlayground, withDatabase } from './bare-playground.ts';

const to = new Date('2026-11-20T14:10:00Z');
const from = daysAfter(to, -40);
const { onGitHub, ledger } = writePast({ seed: 20, from, to, company: { people, teams, channels } });

describe('a company that was on GitHub before it came to Muster', () => {
  const playground = barePlayground(to);
  const numbersOf = () =>
    repositories.flatMap(({ fullName }) =>
      playground.world.github.world.pulls(fullName).map(({ number, title }) => `${fullName}#${number} ${title}`),
    );

  beforeAll(async () => {
    const { world } = playground;
    world.github.tellPast(onGitHub);
    expect(await connectGitHub({ ...world, settle: world.clock.settle })).toEqual({ kind: 'done' });
    await world.clock.settle();
  }, 60_000);

  it('gives Muster its history when it is connected: every pull request, and whose it is', async () => {
    const held = await withDatabase(
      playground,
      (sql) => sql<{ repository: string; number: number; title: string; mergedAt: Date | null; author: string }[]>`
        select r.full_name as repository, p.number, p.title, p.merged_at as "mergedAt", a.slack_user_id as author
        from pull_requests p join repositories r on r.id = p.repository_id
          join identities i on i.id = p.author_id join people a on a.id = i.person_id
        order by 1, 2`,
    );
    const told = ledger.pulls
      .map(({ repository, number, title, mergedAt, author }) => {
        return { repository, number, title, mergedAt: mergedAt && new Date(mergedAt), author: personId(author) };
      })
      .toSorted((a, b) => (a.repository < b.repository ? -1 : a.repository > b.repository ? 1 : a.number - b.number));
    expect(held.map((row) => ({ ...row }))).toEqual(told);
  });

  it('opens no survey about it, and Muster finds the agents’ signatures that stayed', async () => {
    const { surveys, signed } = await withDatabase(playground, async (sql) => ({
      surveys: (await sql`select id from surveys`).length,
      signed: (await sql`select distinct about, repository_id, subject from ai_evidence`).length,
    }));
    expect(surveys).toBe(0);
    expect(signed).toBe(ledger.pulls.filter(({ trace }) => trace !== 'none').length);
    expect(signed).toBeGreaterThan(2);
  });

  it('tells how Copilot is used: who has a seat, and days of the one team that is large enough', async () => {
    const { organisations, days } = await withDatabase(playground, async (sql) => ({
      organisations: await sql`select availability, seats from copilot_organisations`,
      days: await sql`select distinct slug, members from copilot_team_days`,
    }));
    expect(organisations.map((row) => ({ ...row }))).toEqual([{ availability: 'available', seats: 10 }]);
    expect(days.map((row) => ({ ...row }))).toEqual([{ slug: 'developers', members: 10 }]);
  });

  it('is the same after a restart, and is never told twice', async () => {
    const before = numbersOf();
    expect(before).toHaveLength(ledger.pulls.length);
    await playground.restart();
    expect(numbersOf()).toEqual(before);
    playground.world.github.tellPast(onGitHub);
    expect(numbersOf()).toEqual(before);
  }, 60_000);
});
