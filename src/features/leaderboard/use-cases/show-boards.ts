import type { PersonActor } from '../../../kit/actor.ts';
import { weekOf } from '../../../kit/dates/iso-week.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listTeamsOf, listTeamsWithin, type Team } from '../../people/index.ts';
import { composeBoard, NO_FIGURES } from '../domain/facts.ts';
import type { BoardView } from '../domain/view.ts';
import { readView } from '../store/read-view.ts';
import { findWeek } from '../store/weeks.ts';
import { readWeek } from './read-week.ts';
import { readSettings } from './team-settings.ts';

/** A team's board as somebody asked for it. */
export type AskedBoard =
  | { readonly kind: 'board'; readonly view: BoardView }
  | { readonly kind: 'off'; readonly team: Team }
  /** The week that is over wasn't posted yet; null: nobody knows when it will be. */
  | { readonly kind: 'not-posted'; readonly team: Team; readonly nextAt: Date | null };

/** Teams shown at once: somebody in more of them looks into their channels. */
export const TEAMS_MAX = 3;

/**
 * The boards of the reader's own teams, by name: of the week that goes on, shares left out until it is over, or the last
 * one as it was posted. Empty for somebody in no team.
 */
export function showBoards(
  needs: Pick<Ports, 'scope' | 'clock' | 'holidays'>,
  reader: PersonActor,
  which: 'now' | 'last',
): Promise<readonly AskedBoard[]> {
  return needs.scope(reader.workspaceId, async (tx) => {
    const own = new Set((await listTeamsOf(tx, [reader.personId])).map(({ team }) => team.id));
    const teams = (await listTeamsWithin(tx)).filter(
      ({ id, managerIds }) => own.has(id) || managerIds.includes(reader.personId),
    );
    const boards: AskedBoard[] = [];
    for (const team of teams.slice(0, TEAMS_MAX)) boards.push(await showBoard(needs, tx, { team, which }));
    return boards;
  });
}

async function showBoard(
  needs: Pick<Ports, 'clock' | 'holidays'>,
  tx: Tx,
  { team, which }: { readonly team: Team; readonly which: 'now' | 'last' },
): Promise<AskedBoard> {
  const now = needs.clock.now();
  const { choice, timing, nextAt, last } = await readSettings(needs, tx, team);
  if (!choice.leaderboard) return { kind: 'off', team };
  if (which === 'now') {
    const week = weekOf(now, timing.timeZone);
    const facts = await readWeek(needs, tx, { teamId: team.id, week, now });
    const fresh = { week, board: composeBoard(facts, NO_FIGURES) };
    return { kind: 'board', view: await readView(tx, { team, fresh, state: 'goes-on' }) };
  }
  const posted = await findWeek(tx, team.id, last.week.key);
  if (posted === null) return { kind: 'not-posted', team, nextAt };
  return { kind: 'board', view: await readView(tx, { team, posted }) };
}
