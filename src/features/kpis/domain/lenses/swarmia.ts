import type { LensRules } from '../lens-rules.ts';
import { everywhere } from '../measures.ts';
import { deployedOf, firstCommitOf, mergedOf, span, unknown } from '../milestones.ts';
import { divide, leadOf, type Step } from '../parts.ts';

/**
 * Swarmia's. Source: METRICS.md, posts of theirs. Verified are its totals and the time to deploy; how its stages are cut
 * is not, so they stay unknown.
 */
export const swarmia: LensRules = {
  excludes: ({ state }) => (state === 'merged' ? null : 'not-merged'),
  read: (subject) => {
    const [begin, merged, deployed] = [firstCommitOf(subject), mergedOf(subject), deployedOf(subject)];
    const [cycle, deploy] = [span(begin, merged), span(merged, deployed)];
    const lead = leadOf(cycle, deploy);
    const isWhole = begin instanceof Date && cycle.kind === 'known';
    const whole: Step = ['open', merged];
    return {
      readings: { ...everywhere(unknown('not-verified')), deploy, cycle, lead },
      parts: {
        cycle: isWhole ? divide(begin, [whole]) : [],
        lead: isWhole && lead.kind === 'known' ? divide(begin, [whole, ['deploy', deployed]]) : [],
      },
    };
  },
  countedAt: ({ mergedAt }) => mergedAt,
  aggregate: 'mean',
  missingAsZero: [],
};
