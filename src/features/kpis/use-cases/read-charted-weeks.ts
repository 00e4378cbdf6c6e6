import type { PersonActor } from '../../../kit/actor.ts';
import { addDays } from '../../../kit/dates/calendar.ts';
import { shiftWeek, weekOf } from '../../../kit/dates/iso-week.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { NumbersAsk } from '../domain/ask.ts';
import type { ChartedWeek } from '../domain/charted-week.ts';
import { chooseScope } from '../domain/choose-scope.ts';
import { readWeeks } from '../store/weeks.ts';
import { readViewer } from './read-viewer.ts';

/** Weeks a chart shows. House rule: a quarter, whatever stretch of time the numbers beside it are of. */
const WEEKS = 12;

/** The weeks that are over, oldest first, of what the Numbers tab shows somebody; empty while nothing was ever counted. */
export function readChartedWeeks(
  needs: Pick<Ports, 'scope' | 'clock'>,
  reader: PersonActor,
  { scope: asked, lens, repositoryId }: NumbersAsk,
): Promise<readonly ChartedWeek[]> {
  return needs.scope(reader.workspaceId, async (tx) => {
    const { viewer } = await readViewer(tx, reader);
    const scope = chooseScope(asked, viewer) ?? chooseScope(null, viewer);
    if (scope === null) return [];
    const last = shiftWeek(weekOf(needs.clock.now(), reader.timeZone), -1, reader.timeZone);
    const mondays = Array.from({ length: WEEKS }, (_, n) => addDays(last.monday, 7 * (n + 1 - WEEKS)));
    const weeks = { from: mondays[0] ?? last.monday, to: last.monday };
    const known = new Map((await readWeeks(tx, { scope, weeks, lens, repositoryId })).map((row) => [row.week, row]));
    if (known.size === 0) return [];
    return mondays.map((monday) => {
      const row = known.get(monday);
      const of = (measure: 'cycle' | 'review') => row?.figures.measures[measure] ?? { median: null, p75: null };
      return { monday, merged: row?.counts.merged ?? 0, cycle: of('cycle'), review: of('review') };
    });
  });
}
