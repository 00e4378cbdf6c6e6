import type { Week } from '../../../kit/dates/iso-week.ts';
import type { PersonId, TeamId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listPeople, refusalOf } from '../../people/index.ts';
import {
  type JudgedGuess,
  listPersonChoices,
  listRatings,
  listVerdicts,
  listWords,
  skillOf,
} from '../../pr-surveys/index.ts';
import type { WeekFacts } from '../domain/facts.ts';
import type { Tally } from '../domain/rank-week.ts';
import { listTeamMerges } from './list-team-merges.ts';
import { readReviews } from './read-reviews.ts';

type Asked = { readonly teamId: TeamId; readonly week: Week; readonly now: Date };

/** Everything a team's board is made of, as it is known now. */
export async function readWeek(needs: Pick<Ports, 'holidays'>, tx: Tx, asked: Asked): Promise<WeekFacts> {
  const { teamId, week } = asked;
  const merges = await listTeamMerges(tx, { teamId, from: week.from, to: week.to });
  const of = { mergedFrom: week.from, mergedTo: week.to, teamId };
  const [verdicts, ratings, words] = [await listVerdicts(tx, of), await listRatings(tx, of), await listWords(tx, of)];
  const scored = verdicts.filter((one) => one.scored);
  const reviews = await readReviews(needs, tx, { merges, now: asked.now });
  const tallies = tallyPlayers(scored);
  const named = [...tallies.map(({ personId }) => personId), ...reviews.map(({ reviewerId }) => reviewerId)];
  return {
    // What an agent opened is its human's work: known once they were asked about it.
    merged: new Set([...merges.map(({ pullRequest }) => pullRequest.id), ...words.map((one) => one.pullRequestId)])
      .size,
    ...{ tallies, ratings, reviews },
    items: {
      // By pull request, as every other share of AI-assisted work.
      'ai-share': words.map(({ pullRequestId: id, authorId, truth, weight }) => ({
        ...{ id, authorId, weight, value: truth === 'yes' ? 1 : 0 },
      })),
      detection: scored.map(({ invitationId: id, authorId, correct, weight }) => ({
        ...{ id, authorId, weight, value: correct ? 1 : 0 },
      })),
      quality: ratings.map(({ surveyId, raterId, authorId, quality, weight }) => ({
        ...{ id: `${surveyId} ${raterId}`, authorId, weight, value: quality },
      })),
    },
    ...(await readWishes(tx, [...named, ...ratings.map(({ authorId }) => authorId)])),
  };
}

/** Who of these people is never named, and who may be named for quality. */
export async function readWishes(
  tx: Tx,
  personIds: readonly PersonId[],
): Promise<Pick<WeekFacts, 'absent' | 'optedIn'>> {
  const ids = [...new Set(personIds)];
  const [choices, people] = [await listPersonChoices(tx, ids), await listPeople(tx, ids)];
  const present = new Set(people.filter((person) => refusalOf(person) === null).map(({ id }) => id));
  return {
    absent: new Set(ids.filter((id) => !present.has(id) || choices.get(id)?.leaderboard === false)),
    optedIn: new Set(ids.filter((id) => choices.get(id)?.qualityChampion === true)),
  };
}

function tallyPlayers(scored: readonly JudgedGuess[]): readonly Tally[] {
  return [...Map.groupBy(scored, ({ playerId }) => playerId)].map(([personId, guesses]) => ({
    ...{ personId, scored: guesses.length, skill: skillOf(guesses) },
    correct: guesses.filter(({ correct }) => correct).length,
  }));
}
