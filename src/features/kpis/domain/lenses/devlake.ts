import type { LensRules } from '../lens-rules.ts';
import { everywhere } from '../measures.ts';
import { earliest, firstCommitOf, known, type Milestone, mergedOf, undeployed, unknown } from '../milestones.ts';
import { partOrZero, sumOf } from '../parts.ts';
import type { Reading } from '../reading.ts';
import type { Subject } from '../subject.ts';

/**
 * Apache DevLake's. Source: METRICS.md, read in its code. Each part is rounded up to the minute, a negative one is none;
 * bots count as reviewers, drafts as opened, and a total takes a missing part for 0. Everything is counted in the period
 * in which its deployment finished, so what isn't deployed is in none.
 */
export const devlake: LensRules = {
  excludes: ({ state }) => (state === 'merged' ? null : 'not-merged'),
  read: (subject) => {
    const [merged, deployed, reviewed] = [mergedOf(subject), deploymentOf(subject), firstReviewOf(subject)];
    const coding = ceiling(firstCommitOf(subject), subject.createdAt);
    const deploy = ceiling(merged, deployed);
    const pickup = ceiling(reviewed, subject.createdAt, 'backwards');
    const open = ceiling(subject.createdAt, merged);
    const parts = [partOrZero('coding', coding), partOrZero('open', open), partOrZero('deploy', deploy)];
    const cycle = open.kind === 'known' ? known(sumOf(parts)) : open;
    const isDeployed = deployed instanceof Date;
    return {
      readings: {
        ...everywhere({ kind: 'excluded', reason: 'not-in-lens' }),
        ...{ coding, pickup, deploy, cycle },
        review: ceiling(reviewed, merged),
        lead: isDeployed ? cycle : unknown(undeployed(subject)),
        'first-response': pickup,
      },
      parts: { cycle: cycle.kind === 'known' ? parts : [], lead: cycle.kind === 'known' && isDeployed ? parts : [] },
    };
  },
  countedAt: (subject) => {
    const deployed = deploymentOf(subject);
    return deployed instanceof Date ? deployed : null;
  },
  aggregate: 'lower-median',
  missingAsZero: [],
};

/** Minutes, a begun one as a whole. @param turn `backwards`: from the second to the first */
function ceiling(from: Milestone, to: Milestone, turn?: 'backwards'): Reading {
  if (typeof from === 'string') return unknown(from);
  if (typeof to === 'string') return unknown(to);
  const ms = turn === 'backwards' ? from.getTime() - to.getTime() : to.getTime() - from.getTime();
  return ms < 0 ? unknown('out-of-order') : known(Math.ceil(ms / 60_000));
}

/** The earliest word of another account, a bot's too, whenever it was said. */
function firstReviewOf({ responses }: Subject): Milestone {
  return earliest(responses.filter(({ by }) => by !== 'author').map(({ at }) => at)) ?? 'no-review';
}

/** Of the successful deployments that hold it, the end of the one that began first. */
function deploymentOf(subject: Subject): Milestone {
  const [first] = subject.deployments.toSorted(
    (a, b) => (a.startedAt ?? a.finishedAt).getTime() - (b.startedAt ?? b.finishedAt).getTime(),
  );
  return first?.finishedAt ?? undeployed(subject);
}
