import type { Week } from '../../../kit/dates/iso-week.ts';
import { chooseFigure } from '../../../kit/figures/choose-figure.ts';
import type { TeamId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { noteSeenShare } from '../../kpis/index.ts';
import { type Board, FIGURES, type FigureName } from '../domain/board.ts';
import type { WeekFacts } from '../domain/facts.ts';
import { insertFigure, lastShown, listShownFigures, lockFigures, type ShownFigure } from '../store/figures.ts';

type Shown = { readonly teamId: TeamId; readonly week: Week; readonly facts: WeekFacts };

/**
 * Decides which shares of a week people see, and remembers them: what is shown later, here or on another team's card, is
 * held against them. Whoever calls it shows them.
 */
export async function showFigures(
  needs: Pick<Ports, 'clock' | 'random'>,
  tx: Tx,
  shown: Shown,
): Promise<Board['figures']> {
  await lockFigures(tx);
  const known = await listShownFigures(tx, shown.week);
  const values: Partial<Record<FigureName, number | null>> = {};
  for (const name of FIGURES) values[name] = await showFigure(needs, tx, { ...shown, name, known });
  return values as Board['figures'];
}

async function showFigure(
  needs: Pick<Ports, 'clock' | 'random'>,
  tx: Tx,
  { teamId, week, facts, name, known }: Shown & { readonly name: FigureName; readonly known: readonly ShownFigure[] },
): Promise<number | null> {
  const items = facts.items[name];
  const others = known.filter((one) => one.name === name);
  const choice = chooseFigure(items, { own: lastShown(known, { teamId, week: week.key, name }), others });
  if (choice.kind === 'too-few') return null;
  if (choice.kind === 'kept') return choice.value;
  const { value, basis } = choice;
  const seen = { id: needs.random.uuid(), basis, shownAt: needs.clock.now() };
  await insertFigure(tx, { ...seen, teamId, week, name, value });
  const { monday, from, to } = week;
  // What Numbers show of the same work later is held against it.
  if (name === 'ai-share') await noteSeenShare(tx, { ...seen, place: `leaderboard ${teamId}`, monday, from, to });
  return value;
}
