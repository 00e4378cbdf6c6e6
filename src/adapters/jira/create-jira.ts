import type { IssueTracker, TrackerCredentials } from '../../ports/outbound/issue-tracker.ts';
import { oauth } from './oauth.ts';
import { openClient } from './open-client.ts';
import type { JiraOptions } from './options.ts';
import { createRequest, type Request } from './request.ts';
import { readSite } from './webhook/read-site.ts';
import { readWebhook } from './webhook/read-webhook.ts';

/** Jira Cloud and Data Center. */
export function createJira(options: JiraOptions): IssueTracker {
  const requestOf = createRequests(options);
  const now = () => options.clock.now();
  return {
    open: (credentials, fields) => openClient(requestOf(credentials), { credentials, fields, now }),
    ...oauth(options),
    readWebhook,
    readSite,
  };
}

/** Most credentials remembered at once. */
const REMEMBERED_MAX = 200;

/** The same credentials share one queue: whoever asks second waits its turn, and as long as Jira asked the first to. */
function createRequests(options: JiraOptions): (credentials: TrackerCredentials) => Request {
  const requests = new Map<string, Request>();
  return (credentials) => {
    const name = JSON.stringify(credentials);
    const request = requests.get(name) ?? createRequest(credentials, options);
    // Put last again: the one not asked for longest goes first when there are too many.
    requests.delete(name);
    requests.set(name, request);
    for (const oldest of requests.keys()) if (requests.size > REMEMBERED_MAX) requests.delete(oldest);
    return request;
  };
}
