import { mayRead, type Scope, type Viewer } from './scope.ts';

type PersonViewer = Viewer & { readonly kind: 'person' };

/**
 * Whose numbers somebody sees: what they asked for if they may, else what suits them: the workspace for an admin, the first
 * team they answer for, their own for everybody else.
 * @param asked null: nothing yet
 * @returns null when they asked for what they may not see
 */
export function chooseScope(asked: Scope | null, viewer: PersonViewer): Scope | null {
  if (asked !== null) return mayRead(asked, viewer) ? asked : null;
  if (viewer.role === 'admin') return { kind: 'workspace' };
  const [teamId] = viewer.answersForTeamIds;
  return teamId === undefined ? { kind: 'person', personId: viewer.personId } : { kind: 'team', teamId };
}

/** The team somebody means by `team`: the first they answer for, else the first they are in; null without any. */
export function ownTeam({ answersForTeamIds, ownTeamIds }: PersonViewer): Scope | null {
  const teamId = answersForTeamIds[0] ?? ownTeamIds[0];
  return teamId === undefined ? null : { kind: 'team', teamId };
}
