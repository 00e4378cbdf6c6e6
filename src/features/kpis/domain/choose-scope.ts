import { mayRead, type Scope, type Viewer } from './scope.ts';

type PersonViewer = Viewer & { readonly kind: 'person' };

/**
 * Whose numbers somebody sees: what they asked for if they may, else what suits them: the first team they answer for, the
 * workspace for an admin without one, their own for everybody else.
 * @param asked null: nothing yet
 * @returns null when they asked for what they may not see
 */
export function chooseScope(asked: Scope | null, viewer: PersonViewer): Scope | null {
  if (asked !== null) return mayRead(asked, viewer) ? asked : null;
  const [teamId] = viewer.answersForTeamIds;
  if (teamId !== undefined) return { kind: 'team', teamId };
  return viewer.role === 'admin' ? { kind: 'workspace' } : { kind: 'person', personId: viewer.personId };
}

/** The team somebody means by `team`: the first they answer for, else the first they are in; null without any. */
export function ownTeam({ answersForTeamIds, ownTeamIds }: PersonViewer): Scope | null {
  const teamId = answersForTeamIds[0] ?? ownTeamIds[0];
  return teamId === undefined ? null : { kind: 'team', teamId };
}
