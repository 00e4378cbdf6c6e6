import { repositories } from '../../company.ts';
import type { PullPlace } from '../../github/pull-place.ts';

/** The pull request a webhook was about; null for requests of Slack and webhooks about something else. */
export function pullIn(body: unknown): PullPlace | null {
  const { repository, pull_request: pull } = (body ?? {}) as {
    readonly repository?: { readonly full_name?: unknown };
    readonly pull_request?: { readonly number?: unknown };
  };
  const name = repository?.full_name;
  const known = repositories.find(({ fullName }) => fullName === name)?.fullName;
  return known === undefined || typeof pull?.number !== 'number' ? null : { repository: known, number: pull.number };
}
