import type { ChapterNeeds } from '../chapter.ts';
import type { LaterDeed, PullDraft } from './pull-draft.ts';

/** How long the checks take, in milliseconds, and how often they fail. */
const TAKES_MS = 6 * 60_000;
const FAILS = 0.13;

/** Each push is checked; what failed by chance is run again before the merge. */
export function runChecks({ dice, to }: ChapterNeeds, pull: PullDraft): readonly LaterDeed[] {
  const { openedAt, author, later } = pull;
  const endsAt = later.find(({ act }) => act.kind === 'merge' || act.kind === 'close')?.at ?? to;
  const pushes = later.filter(({ act }) => act.kind === 'push').map(({ at }) => at);
  return [openedAt, ...pushes].flatMap((pushedAt, n, all): readonly LaterDeed[] => {
    const next = Math.min(all[n + 1] ?? endsAt, endsAt);
    const at = pushedAt + TAKES_MS;
    if (at + TAKES_MS >= next) return [];
    const check = (conclusion: 'success' | 'failure') => ({ kind: 'check', conclusion }) as const;
    if (!dice.chance(FAILS)) return [{ at, by: author, act: check('success') }];
    const failed: LaterDeed = { at, by: author, act: check('failure') };
    // Where something is pushed next, that is the answer to it.
    return all[n + 1] === undefined ? [failed, { at: at + TAKES_MS, by: author, act: check('success') }] : [failed];
  });
}
