export type { ChangeSet, ChangeSetCommit } from './domain/change-set.ts';
export type { Evidence } from './domain/evidence-in.ts';
export type { Facts, Push } from './domain/facts.ts';
export { type Nature, natureOf } from './domain/nature.ts';
export type { Origin, PullRequest } from './domain/pull-request.ts';
export { refOf } from './domain/review-ask.ts';
export type { SecurityAlert } from './domain/security-alert.ts';
export { type Segments, segmentsOf } from './domain/segments.ts';
export { isSilent } from './domain/silence.ts';
export {
  commitsPushed,
  deploymentFinished,
  detailsSettled,
  type PullRequestEvent,
  pullRequestEvents,
} from './events.ts';
export { listAiEvidence } from './store/ai-evidence.ts';
export { hasFailingChecks } from './store/check-runs.ts';
export { listReviews } from './store/happenings.ts';
export { listChangeSets } from './store/list-change-sets.ts';
export { listChangedPaths, listEvidenceOf, listWorkSigns } from './store/list-details.ts';
export { type FirstReview, listFirstReviews } from './store/list-first-reviews.ts';
export { listMergedBy, listOwnChanges, listSquashed } from './store/list-own-changes.ts';
export { findPullRequest, listMerged, listPullRequestsById, listPullRequestsByNumber } from './store/pull-requests.ts';
export { findAlert, listAuthorsOf } from './store/security-alerts.ts';
export { findReviewWait } from './use-cases/check-review-wait.ts';
export { askForDetails } from './use-cases/details-wanted.ts';
export { recordAiNote } from './use-cases/record-evidence.ts';
export { type Recording, recordFacts } from './use-cases/record-facts.ts';
export { createAskedDeliveries } from './use-cases/sync/find-asked.ts';
