import type { NumbersAsk } from '../../src/features/kpis/domain/ask.ts';
import type { Scope } from '../../src/features/kpis/domain/scope.ts';
import { readNumbersTab } from '../../src/features/kpis/use-cases/read-numbers.ts';
import type { PersonActor, Role } from '../../src/kit/actor.ts';
import type { PersonId, SlackUserId, TeamId, WorkspaceId } from '../../src/kit/ids.ts';
import type { Ports } from '../../src/ports/outbound/ports.ts';
import { idOf, kinds, TEAMS, ZONE } from './invent.ts';
import { WORKSPACE } from './seed.ts';

export const VIEWS = ['developer', 'lead', 'admin'] as const;
/** Who looks: at their own numbers, their team's, the workspace's. */
export type View = (typeof VIEWS)[number];

/** The Numbers tab of twelve weeks with the twelve before, and week by week, as one reader sees it. */
export async function buildTab(
  needs: Pick<Ports, 'scope' | 'clock'>,
  { view, person }: { readonly view: View; readonly person: number },
): Promise<void> {
  const asked: NumbersAsk = { scope: scopeOf(view, person), range: '12w', lens: 'muster', repositoryId: null };
  const tab = await readNumbersTab(needs, readerOf(view, person), asked);
  if (tab.kind !== 'numbers' || tab.shown === null) throw new Error('the tab is empty');
}

/** The first twenty lead a team each. */
function readerOf(view: View, person: number): PersonActor {
  const n = view === 'lead' ? person % TEAMS : person;
  const roles: Readonly<Record<View, Role>> = { developer: 'developer', lead: 'lead', admin: 'admin' };
  return {
    ...{ kind: 'person', workspaceId: WORKSPACE as WorkspaceId, personId: idOf(kinds.person, n) as PersonId },
    ...{ slackUserId: `U0P${n}` as SlackUserId, name: `Person ${n}`, role: roles[view], timeZone: ZONE },
    ...{ locale: 'en-US', surface: 'home', requestKey: null },
  };
}

function scopeOf(view: View, person: number): Scope {
  if (view === 'developer') return { kind: 'person', personId: idOf(kinds.person, person) as PersonId };
  if (view === 'lead') return { kind: 'team', teamId: idOf(kinds.team, person % TEAMS) as TeamId };
  return { kind: 'workspace' };
}
