import type { CheckIn } from './check-in.ts';
import { isAnswered } from './check-in.ts';

export type DigestLine = {
  readonly personId: CheckIn['personId'];
  readonly done: CheckIn['done'];
  readonly blockers: CheckIn['blockers'];
  readonly answers: CheckIn['answers'];
  readonly nothing: boolean;
};

export type Digest = {
  readonly lines: readonly DigestLine[];
  /** Asked and silent. Only a number: nobody is named for not answering. */
  readonly unanswered: number;
  /** Of these, not asked because Muster was down. */
  readonly unasked: number;
};

/** What a team reads of a day, in the order in which people answered. */
export function composeDigest(checkIns: readonly CheckIn[]): Digest {
  const answered = checkIns
    .filter(isAnswered)
    .sort((a, b) => (a.answeredAt?.getTime() ?? 0) - (b.answeredAt?.getTime() ?? 0));
  return {
    lines: answered.map(({ personId, done, blockers, answers, state }) => ({
      ...{ personId, done, answers },
      blockers: blockers.filter((blocker) => !blocker.private),
      nothing: state === 'nothing',
    })),
    unanswered: checkIns.length - answered.length,
    unasked: checkIns.filter(({ state }) => state === 'skipped').length,
  };
}
