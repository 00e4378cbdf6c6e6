import { personId } from '../../company.ts';
import type { GitDeed } from '../../github/deed.ts';
import { instantOf } from '../../github/model.ts';
import type { ChapterNeeds } from '../chapter.ts';
import type { PullDraft } from './pull-draft.ts';

/** How often what is merged goes to production: at once, or what a few days brought together. In hours of whoever merged. */
const waits: Readonly<Record<string, readonly [number, number]>> = {
  'tidewater/api': [0.2, 1.5],
  'tidewater/web': [0.5, 6],
  'tidewater/pontoon': [18, 40],
};

/** How often a deployment fails; then it is tried again. */
const FAILS = 0.06;

/** What is merged goes to production; several merges go together where one of them waits. */
export function deployMerges(needs: ChapterNeeds, pulls: readonly PullDraft[]): readonly GitDeed[] {
  return Object.keys(waits).flatMap((repository) =>
    deployOne(
      needs,
      repository,
      pulls.filter((pull) => pull.repository === repository),
    ),
  );
}

function deployOne({ dice, calendarOf, to }: ChapterNeeds, repository: string, pulls: readonly PullDraft[]) {
  const merges = pulls
    .flatMap(({ later }) => later.filter(({ act }) => act.kind === 'merge'))
    .toSorted((a, b) => a.at - b.at);
  const deeds: GitDeed[] = [];
  let deployedAt = 0;
  for (const { at, by } of merges) {
    if (at < deployedAt) continue;
    deployedAt = calendarOf(by).after(at, dice.between(...(waits[repository] ?? [1, 2])));
    const tries = dice.chance(FAILS) ? (['failure', 'success'] as const) : (['success'] as const);
    for (const [again, state] of tries.entries()) {
      const triedAt = calendarOf(by).after(deployedAt, again * RETRY_HOURS);
      if (triedAt < to)
        deeds.push({ kind: 'deploy', repository, state, at: instantOf(new Date(triedAt)), by: personId(by) });
    }
  }
  return deeds;
}

const RETRY_HOURS = 0.2;
