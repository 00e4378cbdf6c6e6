import type { PersonActor } from '../../../kit/actor.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { Identity } from '../../people/index.ts';

const made: unique symbol = Symbol('own-reading');

/**
 * Leave to read single commits' values: made here alone, for somebody's own and nobody else's, whatever their role.
 * Every query that tells single values asks for it; everybody else gets sums (`teamFigure`).
 */
export type OwnReading = {
  readonly [made]: true;
  readonly personId: PersonId;
  readonly identityIds: readonly string[];
};

/** @param linked identities, of which the actor's own are taken */
export function ownReading(actor: PersonActor, linked: readonly Identity[]): OwnReading {
  const own = linked.filter(({ personId }) => personId === actor.personId);
  return { [made]: true, personId: actor.personId, identityIds: own.map(({ id }) => id) };
}

export type TeamFigure =
  | { readonly kind: 'sum'; readonly points: number; readonly authors: number }
  | { readonly kind: 'too-few' };

/** People that a sum needs, so that nobody's own part can be read from it. Source: README, "Commit values". */
export const AUTHORS_MIN = 5;

/** What a team may show of its members' commits: the sum, or nothing where it would say too much of one of them. */
export function teamFigure(parts: readonly { readonly personId: PersonId; readonly points: number }[]): TeamFigure {
  const authors = new Set(parts.map(({ personId }) => personId)).size;
  if (authors < AUTHORS_MIN) return { kind: 'too-few' };
  return { kind: 'sum', points: parts.reduce((sum, { points }) => sum + points, 0), authors };
}
