import { type ExplainTopic, isMeasure } from '../../domain/explain-topic.ts';
import type { Lens, Measure } from '../../domain/measures.ts';
import type { ProductionMeasure } from '../../domain/production/production.ts';

/** What a number is under a lens, in one sentence; null where the lens has no such measure. Source: METRICS.md. */
export function defineTopic(topic: ExplainTopic, lens: Lens): string | null {
  if (topic === 'merged') return 'Pull requests merged in this time, on the team’s own calendar; a bot’s are left out.';
  return (isMeasure(topic) ? DEFINITIONS[lens][topic] : PRODUCTION[lens][topic]) ?? null;
}

export const LENS_NAMES: Readonly<Record<Lens, string>> = {
  muster: 'Muster',
  devlake: 'Apache DevLake',
  middleware: 'Middleware',
  linearb: 'LinearB',
  swarmia: 'Swarmia',
};

type Definitions = Readonly<Partial<Record<Measure, string>>>;

const MUSTER: Definitions = {
  coding: 'From when the first commit was written to when the pull request was opened.',
  pickup:
    'From when it was ready for review to the first word of a person other than its author; without any, to a bot’s approval or the merge.',
  review: 'From the first word of a person other than its author to the merge.',
  deploy: 'From the merge to the first success in production.',
  cycle: 'From when the first commit was written to the merge.',
  lead: 'From when the first commit was written to the first success in production.',
  'first-response':
    'From when it was ready for review to the first review or comment of a person other than its author.',
  rounds: 'The first look, and one more each time somebody who had reviewed was asked again.',
};

const DEVLAKE: Definitions = {
  coding: 'From the first commit to the opened pull request, in begun minutes.',
  pickup: 'From opened to the earliest word of another account, a bot’s too; time as a draft counts.',
  review: 'From the earliest word of another account to the merge.',
  deploy: 'From the merge to the end of the production deployment that began first.',
  cycle: 'Coding, opened to merged and deploying, added up; a missing part counts as 0.',
  lead: 'The same sum for what was deployed in the period.',
  'first-response': 'From opened to the earliest word of another account, a bot’s too.',
};

const MIDDLEWARE: Definitions = {
  coding: 'From the first commit to the opened pull request; a missing one counts as 0 in the mean.',
  pickup:
    'From when it first left draft to the first review of a person, the author included; a missing one counts as 0.',
  rework: 'From the first review to the first approval; 0 where the first review approves or nobody did.',
  merge: 'From the first approval to the merge; a missing one counts as 0.',
  deploy: 'From the merge to production; 0 where a repository counts a merge as the deployment.',
  cycle: 'From when it first left draft to the merge.',
  lead: 'The means of its five parts, added up; a missing part counts as 0, so it looks faster than it was.',
  'first-response': 'From when it first left draft to the first review of a person, the author included.',
};

const LINEARB: Definitions = {
  coding: 'From the first commit on the branch, else the start of its issue, to the opened pull request.',
  pickup: 'From opened or left draft to the first comment of somebody else; without one, to the approval or the merge.',
  review: 'From the first comment of somebody else to the merge.',
  deploy: 'From the merge to the release tag that holds it.',
  cycle: 'The phases reached so far, added up, of whatever changed in the period, deployed or not.',
  'first-response': 'From opened or left draft to the first comment of somebody else.',
};

const SWARMIA: Definitions = {
  deploy: 'From the merge to production.',
  cycle: 'From the first commit to the merge.',
  lead: 'From the first commit to production.',
};

const DEFINITIONS: Readonly<Record<Lens, Definitions>> = {
  muster: MUSTER,
  devlake: DEVLAKE,
  middleware: MIDDLEWARE,
  linearb: LINEARB,
  swarmia: SWARMIA,
};

type Production = Readonly<Partial<Record<ProductionMeasure, string>>>;

const PRODUCTION: Readonly<Record<Lens, Production>> = {
  muster: {
    frequency: 'Successful deployments to production a week.',
    'failure-rate': 'Deployments to production that something went wrong with, of all.',
    recovery: 'From the deployment that went wrong to when it was mended in production, the median.',
    'rework-rate': 'Deployments to production that only mend an earlier one, of all.',
  },
  devlake: {
    frequency: 'Median number of days a week with a successful deployment to production.',
    'failure-rate': 'Deployments followed by an incident before the next one, of all.',
    recovery: 'From the end of the deployment that caused it to the end of the incident, the median.',
  },
  middleware: {
    frequency: 'Successful deployments to production.',
    'failure-rate': 'Deployments with an incident before the next one, of all.',
    recovery:
      'From an incident’s beginning to its end, the mean; pull requests that take back another one count as incidents.',
  },
  linearb: {},
  swarmia: {
    frequency: 'Deployments to production a day, over the whole time.',
    'failure-rate': 'Failed deployments of all.',
    recovery: 'From a failing deployment to the one marked as its fix, the mean.',
  },
};
