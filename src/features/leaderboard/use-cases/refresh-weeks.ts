import type { RuleActor } from '../../../kit/actor.ts';
import type { PersonId, SurveyId, TeamId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { findSurvey } from '../../pr-surveys/index.ts';
import { isSameBoard } from '../domain/board.ts';
import { composeBoard } from '../domain/facts.ts';
import { weekKey } from '../outgoing.ts';
import { listLivingWeeks, listWeeksNaming, lockLivingWeek, type PostedWeek, saveBoard } from '../store/weeks.ts';
import { readWeek } from './read-week.ts';
import { showFigures } from './show-figures.ts';

export type RefreshNeeds = Pick<Ports, 'scope' | 'clock' | 'random' | 'outbox' | 'holidays'>;

/** What is known anew: of which teams' pull request, merged when. */
export type News = { readonly teamIds: readonly TeamId[]; readonly mergedAt: Date };

/** A late answer: brings the cards of weeks that aren't sealed in line with it. Harmless when repeated. */
export async function followSettled(needs: RefreshNeeds, actor: RuleActor, surveyId: SurveyId): Promise<void> {
  const survey = await needs.scope(actor.workspaceId, (tx) => findSurvey(tx, surveyId));
  if (survey !== null) await refreshWeeks(needs, actor, survey);
}

/**
 * Somebody may be named from now on, or not any more: weeks that aren't sealed are decided anew, and of sealed ones the cards
 * that named them are drawn again. Harmless when repeated.
 */
export async function followChoice(needs: RefreshNeeds, actor: RuleActor, personId: PersonId): Promise<void> {
  await refreshWeeks(needs, actor, null);
  await needs.scope(actor.workspaceId, async (tx) =>
    needs.outbox.refresh(tx, (await listWeeksNaming(tx, personId)).map(weekKey)),
  );
}

/**
 * Brings living cards in line with what is known now, each in a transaction of its own. Harmless when repeated.
 * @param news null: any of them may be concerned
 */
export async function refreshWeeks(needs: RefreshNeeds, actor: RuleActor, news: News | null): Promise<void> {
  const living = await needs.scope(actor.workspaceId, (tx) => listLivingWeeks(tx, needs.clock.now()));
  for (const one of living)
    if (news === null || concerns(news, one)) await needs.scope(actor.workspaceId, (tx) => refresh(needs, tx, one));
}

function concerns({ teamIds, mergedAt }: News, { teamId, week }: PostedWeek): boolean {
  return teamIds.includes(teamId) && mergedAt >= week.from && mergedAt < week.to;
}

async function refresh(needs: RefreshNeeds, tx: Tx, { teamId, week: { key } }: PostedWeek): Promise<void> {
  const now = needs.clock.now();
  const living = await lockLivingWeek(tx, { teamId, key, now });
  if (living === null) return;
  const { week } = living;
  const facts = await readWeek(needs, tx, { teamId, week, now });
  const board = composeBoard(facts, await showFigures(needs, tx, { teamId, week, facts }));
  if (isSameBoard(board, living.board)) return;
  await saveBoard(tx, living, board);
  await needs.outbox.refresh(tx, [weekKey(living)]);
}
