import type { Scope } from '../../src/features/kpis/domain/scope.ts';
import { readWeeks } from '../../src/features/kpis/store/weeks.ts';
import { readFigures } from '../../src/features/kpis/store/windows.ts';
import { shiftWeek, weekOf } from '../../src/kit/dates/iso-week.ts';
import type { PersonId, TeamId, WorkspaceId } from '../../src/kit/ids.ts';
import type { Ports } from '../../src/ports/outbound/ports.ts';
import { idOf, kinds, TEAMS, ZONE } from './invent.ts';
import { WORKSPACE } from './seed.ts';

export const VIEWS = ['developer', 'lead', 'admin'] as const;
/** Who looks: at their own numbers, their team's, the workspace's. */
export type View = (typeof VIEWS)[number];

type Looked = { readonly view: View; readonly person: number; readonly now: Date };

/** Twelve weeks, the twelve before, and week by week. */
export async function buildTab(needs: Pick<Ports, 'scope' | 'clock'>, { view, person, now }: Looked): Promise<void> {
  const last = weekOf(now, ZONE);
  const first = shiftWeek(last, -11, ZONE);
  const range = { from: first.from, to: last.to };
  const before = { from: shiftWeek(first, -12, ZONE).from, to: first.from };
  const scope = scopeOf(view, person);
  const rest = { scope, lens: 'muster', repositoryId: null } as const;
  await needs.scope(WORKSPACE as WorkspaceId, async (tx) => {
    await readFigures(tx, { ...rest, range }, now);
    await readFigures(tx, { ...rest, range: before }, now);
    await readWeeks(tx, { ...rest, weeks: { from: first.monday, to: last.monday } });
  });
}

function scopeOf(view: View, person: number): Scope {
  if (view === 'developer') return { kind: 'person', personId: idOf(kinds.person, person) as PersonId };
  if (view === 'lead') return { kind: 'team', teamId: idOf(kinds.team, person % TEAMS) as TeamId };
  return { kind: 'workspace' };
}
