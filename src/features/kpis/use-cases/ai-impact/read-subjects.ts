import type { IdentityId, PersonId, PullRequestId } from '../../../../kit/ids.ts';
import type { Tx } from '../../../../ports/outbound/store.ts';
import { listIdentitiesById, listTeamsOf } from '../../../people/index.ts';
import { type AuthorWord, listRatings, listWords, type Rating } from '../../../pr-surveys/index.ts';
import { listMerged, listWorkSigns, natureOf, type PullRequest, segmentsOf } from '../../../pull-requests/index.ts';
import { attribute, type Sign } from '../../domain/ai-impact/assistance.ts';
import { cameBackKey, findCameBack, isBackWithin, type Mending, reworkOf } from '../../domain/ai-impact/rework.ts';
import type { AiSubject } from '../../domain/ai-impact/subject.ts';
import type { AiWeek } from '../../domain/ai-impact/weeks.ts';
import { listPlacedTeams } from '../../store/ai-impact/placed-teams.ts';

/** A pull request without its texts: half a year of them is held at once. */
type Slim = Pick<PullRequest, 'id' | 'repositoryId' | 'number' | 'authorId' | 'reRequests'> & {
  readonly mergedAt: Date;
  readonly lines: number | null;
  readonly cycleMs: number | null;
};

/**
 * What was merged in these weeks, each with what it counts as and how it went. Bots' work that nobody answered for, and that
 * of accounts which nobody of Slack is, isn't there. Of surveys only what is settled is read: nothing here depends on a
 * sealed answer.
 * @param asked.weeks one after another, oldest first
 */
export async function readSubjects(
  tx: Tx,
  { weeks, now }: { readonly weeks: readonly AiWeek[]; readonly now: Date },
): Promise<readonly AiSubject[]> {
  const [first, last] = [weeks.at(0), weeks.at(-1)];
  if (first === undefined || last === undefined) return [];
  const { merged, mending, signs } = await readMerged(tx, { weeks, last, now });
  const of = { mergedFrom: first.from, mergedTo: last.to };
  const [words, ratings] = [await listWords(tx, of), await listRatings(tx, of)];
  const wordOf = new Map(words.map((word) => [word.pullRequestId, word]));
  const ratingsOf = Map.groupBy(ratings, ({ pullRequestId }) => pullRequestId);
  const whose = await readAuthors(tx, merged, wordOf);
  const teamsOf = await readTeams(tx, [...whose.values()]);
  const placed = await listPlacedTeams(tx, { from: first.from, to: last.to });
  const backAt = findCameBack(mending);
  return merged.flatMap((one): readonly AiSubject[] => {
    const authorId = whose.get(one.id);
    if (authorId === undefined) return [];
    const [word, rated] = [wordOf.get(one.id), ratingsOf.get(one.id) ?? []];
    const { id: pullRequestId, mergedAt, lines, cycleMs, reRequests } = one;
    const cameBack = isBackWithin(mergedAt, backAt.get(cameBackKey(one)));
    return [
      {
        ...{ pullRequestId, authorId, mergedAt, lines, byAgent: word?.byAgent === true },
        teamIds: (word ?? rated[0])?.teamIds ?? placed.get(one.id) ?? teamsOf(authorId),
        assistance: attribute({ word: word?.truth ?? null, signs: signs.get(one.id) ?? [] }).assistance,
        cycleMinutes: cycleMs === null ? null : cycleMs / 60_000,
        quality: meanQuality(rated),
        rework: reworkOf({ reRequests, cameBack, mergedAt, now }),
      },
    ];
  });
}

type Merged = {
  readonly merged: readonly Slim[];
  readonly mending: readonly Mending[];
  readonly signs: ReadonlyMap<PullRequestId, readonly Sign[]>;
};

/** Week by week, so that no more than one week's texts are held. What mends them may be merged later than they. */
async function readMerged(
  tx: Tx,
  { weeks, last, now }: { readonly weeks: readonly AiWeek[]; readonly last: AiWeek; readonly now: Date },
): Promise<Merged> {
  const [merged, mending]: [Slim[], Mending[]] = [[], []];
  const signs = new Map<PullRequestId, Sign[]>();
  for (const { from, to } of weeks) {
    const rows = await listMerged(tx, { from, to });
    merged.push(...rows.flatMap(slim));
    mending.push(...rows.flatMap(mendingIn));
    const ids = rows.map(({ id }) => id);
    for (const { pullRequestId, ...sign } of await listWorkSigns(tx, ids))
      signs.set(pullRequestId, [...(signs.get(pullRequestId) ?? []), sign]);
  }
  mending.push(...(await listMerged(tx, { from: last.to, to: now })).flatMap(mendingIn));
  return { merged, mending, signs };
}

function slim(one: PullRequest): readonly Slim[] {
  const { id, repositoryId, number, authorId, reRequests, mergedAt, size } = one;
  if (mergedAt === null) return [];
  const lines = size === null ? null : size.additions + size.deletions;
  return [{ id, repositoryId, number, authorId, reRequests, mergedAt, lines, cycleMs: segmentsOf(one).cycleMs }];
}

function mendingIn(one: PullRequest): readonly Mending[] {
  const { revert, hotfix } = natureOf(one);
  const { repositoryId, title, body, mergedAt } = one;
  if (revert === null && !hotfix) return [];
  return [{ repositoryId, title, body, mergedAt, revertOf: revert?.of ?? null, hotfix }];
}

/** Whose work each is: whom a survey asked for their word, else the person whose account it is. */
async function readAuthors(
  tx: Tx,
  merged: readonly Slim[],
  wordOf: ReadonlyMap<PullRequestId, AuthorWord>,
): Promise<ReadonlyMap<PullRequestId, PersonId>> {
  const ids = [...new Set(merged.flatMap(({ authorId }) => authorId ?? []))];
  const known = new Map<IdentityId, PersonId>();
  for (const { id, bot, personId } of await listIdentitiesById(tx, ids))
    if (!bot && personId !== null) known.set(id, personId);
  return new Map(
    merged.flatMap(({ id, authorId }) => {
      const whose = wordOf.get(id)?.authorId ?? (authorId === null ? undefined : known.get(authorId));
      return whose === undefined ? [] : [[id, whose] as const];
    }),
  );
}

async function readTeams(tx: Tx, personIds: readonly PersonId[]) {
  const memberships = await listTeamsOf(tx, [...new Set(personIds)]);
  const of = Map.groupBy(memberships, ({ personId }) => personId);
  return (personId: PersonId) => (of.get(personId) ?? []).map(({ team }) => team.id);
}

function meanQuality(ratings: readonly Rating[]): number | null {
  if (ratings.length === 0) return null;
  return ratings.reduce((sum, { quality }) => sum + quality, 0) / ratings.length;
}
