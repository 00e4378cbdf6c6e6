import type { Role } from '../../../kit/actor.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { findPerson, listTeamsWithin, type Team } from '../../people/index.ts';
import { type Scope, type Viewer, viewerOf } from '../domain/scope.ts';
import type { ScopeName } from '../domain/shown.ts';

export type PersonViewer = Viewer & { readonly kind: 'person' };

/** Somebody as `mayRead` knows them, with the workspace's teams by name. */
export async function readViewer(
  tx: Tx,
  who: { readonly personId: PersonId; readonly role: Role },
): Promise<{ readonly viewer: PersonViewer; readonly teams: readonly Team[] }> {
  const teams = await listTeamsWithin(tx);
  return { viewer: viewerOf(who, teams), teams };
}

/** What a reader calls it; null when the team or person is gone. */
export async function nameScope(
  tx: Tx,
  scope: Scope,
  { viewer, teams }: { readonly viewer: PersonViewer; readonly teams: readonly Team[] },
): Promise<ScopeName | null> {
  if (scope.kind === 'workspace') return { kind: 'workspace' };
  if (scope.kind === 'team') {
    const team = teams.find(({ id }) => id === scope.teamId);
    return team === undefined ? null : { kind: 'team', name: team.name };
  }
  if (scope.personId === viewer.personId) return { kind: 'self' };
  const person = await findPerson(tx, scope.personId);
  return person === null ? null : { kind: 'person', name: person.name };
}
