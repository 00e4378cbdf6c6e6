export type { Facts, Push } from './domain/facts.ts';
export { type Nature, natureOf } from './domain/nature.ts';
export type { Origin, PullRequest } from './domain/pull-request.ts';
export { type Segments, segmentsOf } from './domain/segments.ts';
export { isSilent } from './domain/silence.ts';
export { commitsPushed, deploymentFinished, pullRequestEvents } from './events.ts';
export { findPullRequest, listPullRequestsById, listPullRequestsByNumber } from './store/pull-requests.ts';
export { type Recording, recordFacts } from './use-cases/record-facts.ts';
