import type * as Core from 'jira.js/core';
import { IssueTrackerError } from '../../ports/outbound/issue-tracker.ts';

type Predicates = Pick<typeof Core, 'isRateLimitError' | 'isApiError' | 'isScopeError'>;

/**
 * A failed request in the port's words. Nothing of the vendor's error goes with it: its message repeats the answer.
 * @param route its template, `GET /rest/api/2/issue/{id}`: arguments may be texts of people
 */
export function failureOf(is: Predicates, route: string, error: unknown): IssueTrackerError {
  if (is.isRateLimitError(error))
    return new IssueTrackerError('limited', 'Jira asks to wait before the next request.', {
      retryAfterMs: Math.min(error.retryAfterMs ?? UNNAMED_WAIT_MS, LONGEST_WAIT_MS),
    });
  if (!is.isApiError(error)) return new IssueTrackerError('unavailable', `Jira didn’t answer ${route}.`);
  const { status } = error;
  const told = { cause: new Error(`${status} to ${route}`) };
  if (status < 400)
    return new IssueTrackerError('gone', 'The address leads somewhere else, where nobody is asked.', told);
  if (is.isScopeError(error))
    return new IssueTrackerError('refused', 'Jira says the app lacks a right for this.', told);
  if (status === 401) return new IssueTrackerError('refused', 'Jira doesn’t accept the credentials.', told);
  if (status === 403) return new IssueTrackerError('refused', 'Jira says the credentials may not do this.', told);
  if (status >= 500 || status === 408)
    return new IssueTrackerError('unavailable', 'Jira has trouble of its own at the moment.', told);
  return new IssueTrackerError('gone', 'Jira has no such thing (any more), or the credentials can’t see it.', told);
}

/** Wait after a limit that names none. House rule: Jira names one mostly (developer.atlassian.com, rate limiting). */
const UNNAMED_WAIT_MS = 60_000;
/** Longest wait that is believed. */
const LONGEST_WAIT_MS = 3_600_000;
