import type { Exclusion, Gap } from '../../domain/reading.ts';

/** The event that is missing, as the end of `no value: …`. */
export const GAP_WORDS: Readonly<Record<Gap, string>> = {
  'no-commits': 'its commits aren’t known',
  'commits-rewritten': 'its commits were rewritten after it was opened',
  'no-review': 'nobody reviewed or commented before the merge',
  'no-approval': 'nobody approved it',
  'no-deployment': 'no deployment to production holds it',
  'no-release': 'no release holds it',
  'still-open': 'it isn’t over yet',
  'out-of-order': 'its events were told in an order that can’t be',
  'not-verified': 'how this tool computes it isn’t verified, so nothing is invented',
  'not-deployed': 'it waits for the next deployment, or went out in a way GitHub doesn’t tell of',
  'not-released': 'it waits for the next release',
};

/** Why something isn’t counted. */
export const EXCLUSION_WORDS: Readonly<Record<Exclusion, string>> = {
  'bot-author': 'a bot wrote it',
  draft: 'it is a draft',
  'not-merged': 'it isn’t merged',
  'closed-unmerged': 'it was closed without a merge',
  'not-in-lens': 'this tool has no such measure',
};

/** How a gap is told of many: `41 of 63 pull requests …`. */
export const DIAGNOSES: Readonly<Record<Gap, string>> = {
  'no-commits': 'have no commits read yet',
  'commits-rewritten': 'have only commits younger than themselves (rebased or squashed)',
  'no-review': 'were merged without a review',
  'no-approval': 'were merged without an approval',
  'no-deployment': 'have no deployment',
  'no-release': 'are in no release',
  'still-open': 'aren’t over yet',
  'out-of-order': 'have events in an order that can’t be',
  'not-verified': 'can’t be measured as this tool does it: its stages aren’t verified',
  'not-deployed':
    'aren’t in production yet as far as GitHub tells: they wait for a deployment, or went out another way',
  'not-released': 'aren’t released yet, as far as GitHub tells',
};
