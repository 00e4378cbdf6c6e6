import { deployedOf } from '../milestones.ts';
import type { Subject } from '../subject.ts';
import type { Incident } from './production.ts';

/** What reverts and hotfixes tell of incidents; those that were closed unmerged mended nothing. */
export function incidentsOf(subjects: readonly Subject[]): readonly Incident[] {
  return subjects.flatMap((subject): Incident[] => {
    const { id, repositoryId, createdAt, mergedAt, nature, state } = subject;
    const isMending = nature.revert !== null || nature.hotfix;
    if (!isMending || state === 'closed') return [];
    const deployed = deployedOf(subject);
    return [
      {
        ...{ id, repositoryId, kind: nature.revert === null ? 'hotfix' : 'revert' },
        ...{ startedAt: createdAt, resolvedAt: mergedAt, mendedAt: deployed instanceof Date ? deployed : null },
      },
    ];
  });
}
