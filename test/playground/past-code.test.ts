import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { channels, people, personId, repositories, teams } from '../../playground/company.ts';
import type { GitDeed } from '../../playground/github/deed.ts';
import { createGitWorld, type GitWorld } from '../../playground/github/git-world.ts';
import type { GitPull } from '../../playground/github/model.ts';
import { refusalOf } from '../../playground/github/refusal.ts';
import type { PullFact } from '../../playground/past/ledger.ts';
import { daysAfter, PAST_DAYS } from '../../playground/past/span.ts';
import { writePast } from '../../playground/past/write-past.ts';
import { findAiEvidence } from '../../src/kit/ai-evidence/index.ts';

const to = new Date('2026-11-20T14:10:00Z');
const from = daysAfter(to, -PAST_DAYS);
const write = (seed: number, days = PAST_DAYS) =>
  writePast({ seed, from: daysAfter(to, -days), to, company: { people, teams, channels } });

/** @returns what the local GitHub refused on the way */
function liveThrough(world: GitWorld, deeds: readonly GitDeed[]): readonly string[] {
  return deeds.flatMap((deed) => {
    const pull = 'number' in deed && deed.number !== null ? world.find(deed.repository, deed.number) : null;
    const refusal = refusalOf(deed, deed.by, pull);
    world.happen(deed);
    return refusal === null ? [] : [`${deed.at} ${deed.by} ${JSON.stringify(deed)}: ${refusal}`];
  });
}

describe.each([20, 21, 22])('what the company of seed %i did on GitHub', (seed) => {
  const { onGitHub, ledger } = write(seed);
  const { pulls } = ledger;
  const world = createGitWorld(from.toISOString());
  const refused = liveThrough(world, onGitHub);
  const pullOf = ({ repository, number }: Pick<PullFact, 'repository' | 'number'>): GitPull => {
    const found = world.find(repository, number);
    if (found === null) throw new Error(`there is no ${repository}#${number}`);
    return found;
  };

  it('is nothing GitHub would refuse', () => {
    expect(refused).toEqual([]);
  });

  it('has the size of three teams that merge something every day, in each of its weeks', () => {
    expect(pulls.length).toBeGreaterThan(100);
    expect(pulls.length).toBeLessThan(190);
    for (const { fullName } of repositories)
      expect(pulls.filter(({ repository }) => repository === fullName).length).toBeGreaterThan(20);
    const weeks = new Set(pulls.map(({ openedAt }) => Math.floor(hours(ledger.from, openedAt) / 168)));
    expect(weeks.size).toBeGreaterThanOrEqual(12);
  });

  it('happens in order, between its ends, in everybody’s working hours', () => {
    const instants = onGitHub.map(({ at }) => at);
    expect(instants).toEqual(instants.toSorted());
    expect(instants.every((at) => at >= ledger.from.slice(0, 19) && at < ledger.to)).toBe(true);
    expect(onGitHub.filter((deed) => !isAtWork(deed))).toEqual([]);
  });

  it('is what the ledger says, pull request by pull request', () => {
    for (const fact of pulls) {
      const pull = pullOf(fact);
      expect([pull.title, pull.by]).toEqual([fact.title, personId(fact.author)]);
      expect(secondsOf(pull.createdAt)).toBe(secondsOf(fact.openedAt));
      expect(pull.merged?.at.slice(0, 19) ?? null).toBe(fact.mergedAt?.slice(0, 19) ?? null);
      expect([...new Set(pull.reviews.map(({ by }) => by))]).toEqual(fact.reviewers.map(personId));
    }
  });

  it('is merged mostly, after a review by somebody else', () => {
    const merged = pulls.filter(({ mergedAt }) => mergedAt !== null);
    expect(merged.length).toBeGreaterThan(pulls.length * 0.75);
    expect(merged.filter(({ reviewers }) => reviewers.length === 0)).toEqual([]);
    expect(pulls.some(({ closedAt }) => closedAt !== null)).toBe(true);
    const rounds = pulls.filter((fact) => pullOf(fact).reviews.some(({ state }) => state === 'CHANGES_REQUESTED'));
    expect(rounds.length).toBeGreaterThan(pulls.length * 0.1);
    expect(rounds.length).toBeLessThan(pulls.length * 0.5);
  });

  it('is checked after each push, green before the merge, and goes to production', () => {
    const merged = pulls.filter(({ mergedAt }) => mergedAt !== null).map(pullOf);
    const checked = merged.filter(({ checks }) => checks.length > 0);
    expect(checked.length).toBeGreaterThan(merged.length * 0.8);
    expect(checked.flatMap(({ checks }) => checks).some(({ conclusion }) => conclusion === 'failure')).toBe(true);
    const last = checked.map(({ checks, commits }) => checks.findLast(({ sha }) => sha === commits.at(-1)?.sha));
    expect(last.filter((check) => check?.conclusion === 'failure')).toEqual([]);
    for (const { fullName } of repositories) {
      const states = world.deployments(fullName).map(({ state }) => state);
      expect(states.length, fullName).toBeGreaterThan(8);
      expect(states.filter((state) => state === 'failure').length).toBeLessThan(states.length / 4);
    }
  });

  it('names tasks that exist, in some of its branches and texts, and each change once', () => {
    const numbers = new Set(ledger.tasks.map(({ number }) => number));
    const words = onGitHub.map((deed) => JSON.stringify(deed)).join('\n');
    const named = [...words.matchAll(/\bT-(\d+)\b/g)].map(([, number]) => Number(number));
    expect(named.filter((number) => !numbers.has(number))).toEqual([]);
    const withTask = pulls.filter(({ task }) => task !== null);
    expect(withTask.length).toBeGreaterThan(30);
    expect(withTask.length).toBeLessThan(pulls.length * 0.8);
    for (const { repository } of pulls) {
      const branches = world.pulls(repository).map(({ branch }) => branch);
      expect(new Set(branches).size).toBe(branches.length);
    }
    expect(new Set(pulls.map(({ title, repository }) => repository + title)).size).toBe(pulls.length);
  });

  it('shows an agent’s signature exactly where the ledger says that one stayed', () => {
    for (const fact of pulls) expect(hasSignature(pullOf(fact)), fact.title).toBe(fact.trace !== 'none');
    const assisted = pulls.filter(({ ai }) => ai !== 'no');
    expect(assisted.length).toBeGreaterThan(pulls.length * 0.25);
    expect(assisted.length).toBeLessThan(pulls.length * 0.65);
    const seen = assisted.filter(({ trace }) => trace !== 'none').length / assisted.length;
    expect(seen).toBeGreaterThan(0.1);
    expect(seen).toBeLessThan(0.5);
  });

  it('tells people apart: who never uses an agent, and who mostly does', () => {
    const share = (handle: string) => {
      const own = pulls.filter(({ author, reverts }) => author === handle && reverts === null);
      return own.filter(({ ai }) => ai !== 'no').length / own.length;
    };
    expect(share('siying')).toBe(0);
    expect(share('sam')).toBeGreaterThan(share('ben'));
    expect(share('sam')).toBeGreaterThan(0.4);
  });

  it('leaves a newcomer three that only have to be merged, and others that wait', () => {
    const open = pulls.filter(({ mergedAt, closedAt }) => mergedAt === null && closedAt === null).map(pullOf);
    expect(open.length).toBeGreaterThanOrEqual(5);
    expect(open.length).toBeLessThan(25);
    const ready = open.filter(({ title }) => /gate codes of guests|restore test|failed payout/.test(title));
    expect(ready).toHaveLength(3);
    for (const pull of ready) {
      expect(pull).toMatchObject({ by: personId('ana'), draft: false, requested: [] });
      expect(pull.reviews.map(({ by, state }) => [by, state])).toEqual([[personId('ben'), 'APPROVED']]);
    }
    expect(open.some(({ draft }) => draft)).toBe(true);
    expect(open.some(({ requested, draft }) => requested.length > 0 && !draft)).toBe(true);
  });
});

describe('what is taken back', () => {
  it('names what it takes back, as GitHub’s own button does', () => {
    const all = Array.from({ length: 12 }, (_, seed) => write(seed));
    const reverts = all.flatMap(({ ledger, onGitHub }) =>
      ledger.pulls.flatMap((pull) => (pull.reverts === null ? [] : [{ pull, ledger, onGitHub }])),
    );
    expect(reverts.length).toBeGreaterThan(5);
    for (const { pull, ledger, onGitHub } of reverts) {
      const first = ledger.pulls.find(
        ({ repository, number }) => repository === pull.repository && number === pull.reverts,
      );
      expect(pull.title).toBe(`Revert "${first?.title}"`);
      expect(pull.openedAt > (first?.mergedAt ?? '9')).toBe(true);
      const opened = onGitHub.find((deed) => deed.kind === 'open' && deed.title === pull.title);
      expect(opened).toMatchObject({ body: `Reverts ${pull.repository}#${pull.reverts}` });
    }
  });
});

describe('a short past', () => {
  it('has its open pull requests too', () => {
    const { onGitHub, ledger } = write(20, 5);
    expect(liveThrough(createGitWorld(ledger.from), onGitHub)).toEqual([]);
    expect(ledger.pulls.some(({ title }) => title.includes('gate codes of guests'))).toBe(true);
  });
});

function hasSignature({ title, body, commits }: GitPull): boolean {
  return [
    ...findAiEvidence({ kind: 'pull-request-title', text: title }),
    ...findAiEvidence({ kind: 'pull-request-body', text: body }),
    ...commits.flatMap(({ message }) => findAiEvidence({ kind: 'commit-message', text: message })),
  ].some(() => true);
}

function isAtWork({ at, by }: GitDeed): boolean {
  const zone = people.find(({ id }) => id === by)?.timeZone ?? 'UTC';
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const minute = local.hour * 60 + local.minute;
  // What follows at once may fall into the minutes after the end.
  return local.dayOfWeek <= 5 && minute >= 9 * 60 && minute <= 18 * 60 + 5;
}

const secondsOf = (instant: string): number => Math.floor(Date.parse(instant) / 1000);

function hours(since: string, until: string): number {
  return (Date.parse(until) - Date.parse(since)) / 3_600_000;
}
