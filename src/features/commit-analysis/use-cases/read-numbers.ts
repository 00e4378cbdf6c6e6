import type { PersonActor } from '../../../kit/actor.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listIdentitiesOf, listTeams } from '../../people/index.ts';
import { type Appeal, currentValue, factorOf } from '../domain/appeal.ts';
import type { OwnCommit, OwnNumbers } from '../domain/numbers.ts';
import { ownReading, type TeamFigure, teamFigure } from '../domain/visibility.ts';
import { type Week, weekOf } from '../domain/week.ts';
import { listStandingAppeals } from '../store/appeals.ts';
import { listOwnCommits } from '../store/own-commits.ts';
import { listTeamParts } from '../store/team-parts.ts';

type Needs = Pick<Ports, 'scope' | 'clock'>;

/** Most teams shown: an admin's are all of them. */
const TEAMS_MAX = 10;

/**
 * What somebody's own commits of a week weigh, and the sums of the teams they are in, lead or manage.
 * @param ago weeks before the present one, 0 to 52
 */
export async function readNumbers(needs: Needs, actor: PersonActor, ago: number): Promise<OwnNumbers> {
  const week = weekOf(needs.clock.now(), actor.timeZone, ago);
  const { rows: teams } = await listTeams(needs, actor, 'mine');
  return needs.scope(actor.workspaceId, async (tx) => {
    const reading = ownReading(actor, await listIdentitiesOf(tx, [actor.personId]));
    const appeals = await listStandingAppeals(tx);
    const factor = factorOf(appeals);
    const rows = await listOwnCommits(tx, reading, week);
    const commits = rows.map(({ weighed, share }): OwnCommit => {
      const own = appeals.find((one) => one.commitId === weighed.id && one.personId === actor.personId);
      const points = currentValue(weighed, factor, suggestionsFor(appeals, weighed.id));
      return { weighed, share, points, suggested: own?.suggested ?? null };
    });
    const figures: { name: string; figure: TeamFigure }[] = [];
    for (const { team } of teams.slice(0, TEAMS_MAX)) {
      const figure = await sumTeam(tx, { memberIds: [...new Set(team.memberIds)], week, appeals });
      figures.push({ name: team.name, figure });
    }
    const points = commits.reduce((sum, one) => sum + one.points * one.share, 0);
    return { week, ago, matched: reading.identityIds.length > 0, commits, points, factor, teams: figures };
  });
}

const suggestionsFor = (appeals: readonly Appeal[], commitId: string): readonly number[] =>
  appeals.filter((one) => one.commitId === commitId).map(({ suggested }) => suggested);

type TeamAsk = { readonly memberIds: readonly PersonId[]; readonly week: Week; readonly appeals: readonly Appeal[] };

async function sumTeam(tx: Tx, { memberIds, week, appeals }: TeamAsk): Promise<TeamFigure> {
  const identities = await listIdentitiesOf(tx, memberIds);
  const whose = new Map(identities.map(({ id, personId }) => [id as string, personId]));
  const parts = await listTeamParts(tx, [...whose.keys()], week);
  const factor = factorOf(appeals);
  return teamFigure(
    parts.flatMap((part) => {
      const personId = whose.get(part.identityId) ?? null;
      const points = currentValue(part, factor, suggestionsFor(appeals, part.commitId)) * part.share;
      return personId === null ? [] : [{ personId, points }];
    }),
  );
}
