import type { DayFact, DayFactsFrom } from '../../../ports/inbound/day-facts.ts';
import { listIdentitiesOf } from '../../people/index.ts';
import type { ChangeValue } from '../domain/change.ts';
import { listMovesBy } from '../store/changes.ts';

/** Which issues somebody moved, and where to; what Muster moved for a tied task is told as the task's own. */
export const listDayFacts: DayFactsFrom = async (tx, { personId, from, to }) => {
  const accounts = (await listIdentitiesOf(tx, [personId])).map(({ id }) => id);
  if (accounts.length === 0) return [];
  const moves = await listMovesBy(tx, { accounts, from, to });
  return moves.map(
    (move): DayFact => ({
      ...{ id: `issue-move:${move.id}`, at: move.at, kind: MOVED, subject: `issue:${move.issueId}` },
      ...{ ref: move.key, title: `to ${nameOf(move.to)} (${move.summary})`, url: move.url, private: move.restricted },
    }),
  );
};

const MOVED = 'issue.moved';

function nameOf(status: ChangeValue): string {
  return typeof status === 'object' && status !== null && 'name' in status ? status.name : 'another status';
}
