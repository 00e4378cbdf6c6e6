import { z } from 'zod';
import type { PullRequestId, RepositoryId, WorkspaceId } from '../../kit/ids.ts';
import type { EventDefinition } from '../../ports/outbound/jobs.ts';

const workspaceId = z.uuid().transform((id) => id as WorkspaceId);
const repositoryId = z.uuid().transform((id) => id as RepositoryId);

const pullRequest = z.object({ workspaceId, pullRequestId: z.uuid().transform((id) => id as PullRequestId) });
export type PullRequestEvent = z.infer<typeof pullRequest>;

const define = (name: `pull-request.${string}`): EventDefinition<PullRequestEvent> => ({
  name,
  payload: pullRequest as z.ZodType<PullRequestEvent>,
});

/** What happens to pull requests; announced once each, and only while it is fresh (`isSilent`). */
export const pullRequestEvents = {
  opened: define('pull-request.opened'),
  merged: define('pull-request.merged'),
  reviewed: define('pull-request.reviewed'),
} as const;

const changed = z.object({ workspaceId });

/**
 * Something became known of pull requests, however old and from whatever source; which ones says `takeChanges`. Once for
 * each that wasn't waiting to be taken already, in the transaction of its change.
 */
export const pullRequestsChanged: EventDefinition<z.infer<typeof changed>> = {
  name: 'pull-request.changed',
  payload: changed as z.ZodType<z.infer<typeof changed>>,
};

const pushed = z.object({
  workspaceId,
  repositoryId,
  shas: z.array(z.string()).min(1).max(1_000),
  origin: z.enum(['live', 'backfill']),
});

/** Commits nobody told of before, from a push or a pull request, new or of history. */
export const commitsPushed: EventDefinition<z.infer<typeof pushed>> = {
  name: 'commits.pushed',
  payload: pushed as z.ZodType<z.infer<typeof pushed>>,
};

const finished = z.object({
  workspaceId,
  repositoryId,
  deploymentId: z.uuid(),
  production: z.boolean(),
  state: z.enum(['success', 'failure']),
});

/** A deployment ended for the first time one way or the other; announced only while it is fresh. */
export const deploymentFinished: EventDefinition<z.infer<typeof finished>> = {
  name: 'deployment.finished',
  payload: finished as z.ZodType<z.infer<typeof finished>>,
};

/**
 * What webhooks don't tell of a pull request was read just now, was known already, or can't be read: whoever waits for its
 * commits and files takes what is there. May be said twice.
 */
export const detailsSettled: EventDefinition<PullRequestEvent> = define('pull-request.details-settled');
