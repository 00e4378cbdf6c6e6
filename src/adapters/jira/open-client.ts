import type { IssueTrackerClient, TrackerCredentials } from '../../ports/outbound/issue-tracker.ts';
import type { IssueFields } from '../../ports/outbound/tracker-records.ts';
import { findEdition } from './find-edition.ts';
import { listSprints } from './list-sprints.ts';
import { readFields } from './read-fields.ts';
import { readIssues } from './read-issues.ts';
import { registerHooks } from './register-hooks.ts';
import type { Request } from './request.ts';
import { testCredentials } from './test-credentials.ts';
import { writeIssues } from './write-issues.ts';

/** What each of its questions needs. */
export type Site = {
  readonly request: Request;
  readonly fields: IssueFields;
  /** Cloud and Data Center differ in how lists are paged and logs are kept. Asked once. */
  readonly isCloud: () => Promise<boolean>;
  readonly now: () => Date;
};

/** One connected site, each of its questions in a file of its own. */
export function openClient(
  request: Request,
  about: { readonly credentials: TrackerCredentials; readonly fields: IssueFields; readonly now: () => Date },
): IssueTrackerClient {
  const { credentials, fields, now } = about;
  const site: Site = { request, fields, isCloud: findEdition(request, credentials), now };
  return {
    ...testCredentials(site),
    ...readFields(site),
    ...readIssues(site),
    ...listSprints(site),
    ...writeIssues(site),
    ...registerHooks(site),
  };
}
