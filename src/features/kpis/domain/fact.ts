import type { PersonId, PullRequestId, RepositoryId, TeamId } from '../../../kit/ids.ts';
import type { CalendarDay } from '../../../kit/zones.ts';
import type { Lens } from './measures.ts';
import { packReadings } from './pack.ts';
import { mondayOf } from './placement.ts';
import { countFor } from './read-measures.ts';
import type { Scope } from './scope.ts';
import type { Subject } from './subject.ts';

/** What roll-ups need of a pull request. */
export type Fact = {
  readonly pullRequestId: PullRequestId;
  readonly repositoryId: RepositoryId;
  readonly authorPersonId: PersonId | null;
  readonly teamIds: readonly TeamId[];
  readonly timeZone: string;
  readonly bot: boolean;
  readonly merged: boolean;
  readonly revert: boolean;
  readonly hotfix: boolean;
  readonly at: Readonly<Record<Time, Date>>;
  /** Mondays. */
  readonly weeks: Readonly<Record<Time, CalendarDay>>;
  readonly readings: Buffer;
};

/** The instants by which lenses place a pull request in time: of its merge, its deployment, its latest change. */
export const TIMES = ['merged', 'deployed', 'updated'] as const;
export type Time = (typeof TIMES)[number];

/** Which of them a lens goes by. */
export function timeOf(lens: Lens): Time {
  if (lens === 'devlake') return 'deployed';
  return lens === 'linearb' ? 'updated' : 'merged';
}

const LENS_OF: Readonly<Record<Time, Lens>> = { merged: 'muster', deployed: 'devlake', updated: 'linearb' };

/** @param zone on whose wall its weeks are read */
export function factOf(subject: Subject, zone: string): Fact {
  const { author, nature } = subject;
  const at = (time: Time) => countFor(subject, LENS_OF[time]).at;
  const week = (time: Time) => mondayOf(at(time), zone);
  return {
    ...{ pullRequestId: subject.id, repositoryId: subject.repositoryId, teamIds: subject.teamIds, timeZone: zone },
    ...{ authorPersonId: author.personId, bot: author.bot, merged: subject.mergedAt !== null },
    ...{ revert: nature.revert !== null, hotfix: nature.hotfix },
    at: { merged: at('merged'), deployed: at('deployed'), updated: at('updated') },
    weeks: { merged: week('merged'), deployed: week('deployed'), updated: week('updated') },
    readings: packReadings(subject),
  };
}

/** Whose roll-ups there are. */
export type RollUpScope = Scope | { readonly kind: 'repository'; readonly repositoryId: RepositoryId };

/** As roll-ups are found by. */
export type ScopeKey = 'workspace' | `${'person' | 'team' | 'repository'}:${string}`;

export function keyOf(scope: RollUpScope): ScopeKey {
  switch (scope.kind) {
    case 'workspace':
      return 'workspace';
    case 'person':
      return `person:${scope.personId}`;
    case 'team':
      return `team:${scope.teamId}`;
    case 'repository':
      return `repository:${scope.repositoryId}`;
    default:
      return scope satisfies never;
  }
}

type Placed = Pick<Fact, 'repositoryId' | 'authorPersonId' | 'teamIds'>;

/** Every roll-up that it goes into. */
export function scopesOf({ repositoryId, authorPersonId, teamIds }: Placed): readonly ScopeKey[] {
  return [
    'workspace',
    `repository:${repositoryId}`,
    ...teamIds.map((id) => `team:${id}` as const),
    ...(authorPersonId === null ? [] : [`person:${authorPersonId}` as const]),
  ];
}
