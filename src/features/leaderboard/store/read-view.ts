import type { Week } from '../../../kit/dates/iso-week.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listPeople, refusalOf, type Team } from '../../people/index.ts';
import { listPersonChoices } from '../../pr-surveys/index.ts';
import { type Board, peopleOn, withoutPeople } from '../domain/board.ts';
import { type BoardView, PAST_WEEKS } from '../domain/view.ts';
import { listWeeksBefore, type PostedWeek } from './weeks.ts';

type Asked = { readonly team: Pick<Team, 'id' | 'name'> } & (
  | { readonly posted: PostedWeek; readonly fresh?: never }
  | {
      readonly fresh: { readonly week: Week; readonly board: Board };
      readonly state: 'goes-on' | 'preview';
      readonly posted?: never;
    }
);

/** A board with names as they are now; who opted out since it was posted, or left, isn't on it any more. */
export async function readView(tx: Tx, asked: Asked): Promise<BoardView> {
  const { week, board } = asked.posted ?? asked.fresh;
  const before = await listWeeksBefore(tx, { teamId: asked.team.id, before: week, limit: PAST_WEEKS });
  const ids = [board, ...before.map((one) => one.board)].flatMap(peopleOn);
  const { names, absent } = await readNames(tx, [...new Set(ids)]);
  return {
    team: asked.team.name,
    week,
    board: withoutPeople(board, absent),
    names,
    state: asked.posted === undefined ? asked.state : 'posted',
    sealsAt: asked.posted?.sealsAt ?? null,
    before: before.map((one) => ({ week: one.week, board: withoutPeople(one.board, absent) })),
  };
}

async function readNames(tx: Tx, ids: readonly PersonId[]) {
  const [people, choices] = [await listPeople(tx, ids), await listPersonChoices(tx, ids)];
  const present = people.filter(
    (person) => refusalOf(person) === null && choices.get(person.id)?.leaderboard !== false,
  );
  const names = new Map(present.map(({ id, name }) => [id, name]));
  return { names, absent: new Set(ids.filter((id) => !names.has(id))) };
}
