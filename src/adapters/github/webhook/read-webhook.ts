import type { HostFact } from '../../../ports/outbound/host-fact.ts';
import { readCodeScanning, readDependabot, readSecretScanning } from './read-alert.ts';
import { readCheckRun, readCheckSuite, readWorkflowRun } from './read-check.ts';
import { readIssueComment, readReviewComment } from './read-comment.ts';
import { readDeployment } from './read-deployment.ts';
import { readInstallationChange, readInstallationRepositories } from './read-installation-change.ts';
import { readIssue } from './read-issue.ts';
import { readPullRequest } from './read-pull-request.ts';
import { readPush } from './read-push.ts';
import { readRelease } from './read-release.ts';
import { readRepository } from './read-repository.ts';
import { readReview } from './read-review.ts';
import { readMembership, readOrganization } from './read-roster.ts';
import type { Reader } from './reader.ts';

/** What a webhook says in Muster's words, oldest first; empty for events Muster has no use for. */
export function readWebhook(event: string, body: unknown): readonly HostFact[] {
  return readers.get(event)?.(body) ?? [];
}

/** By GitHub's name of the event. */
const readers: ReadonlyMap<string, Reader> = new Map([
  ['pull_request', readPullRequest],
  ['pull_request_review', readReview],
  ['pull_request_review_comment', readReviewComment],
  ['issue_comment', readIssueComment],
  ['push', readPush],
  ['issues', readIssue],
  ['check_run', readCheckRun],
  ['check_suite', readCheckSuite],
  ['workflow_run', readWorkflowRun],
  ['deployment_status', readDeployment],
  ['release', readRelease],
  ['code_scanning_alert', readCodeScanning],
  ['dependabot_alert', readDependabot],
  ['secret_scanning_alert', readSecretScanning],
  ['membership', readMembership],
  ['organization', readOrganization],
  ['installation', readInstallationChange],
  ['installation_repositories', readInstallationRepositories],
  ['repository', readRepository],
]);
