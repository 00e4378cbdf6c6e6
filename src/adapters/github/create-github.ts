import type { CodeHost } from '../../ports/outbound/code-host.ts';
import { readApps } from './apps.ts';
import { newAppForm } from './new-app-form.ts';
import { openClient } from './open-client.ts';
import { type Asker, nameOf } from './open-octokit.ts';
import { type GitHubOptions, webUrlOf } from './options.ts';
import { createRequester, type Requester } from './request.ts';
import { readInstallation } from './webhook/read-installation.ts';
import { readWebhook } from './webhook/read-webhook.ts';

/** GitHub, or a GitHub Enterprise Server by its own address. */
export function createGitHub(given: GitHubOptions): CodeHost {
  const options = { ...given, apiUrl: given.apiUrl.replace(/\/+$/, '') };
  const requesterOf = createRequesters(options);
  const webUrl = webUrlOf(options.apiUrl);
  return {
    open: (credentials) => openClient(requesterOf(credentials), credentials),
    ...readApps(requesterOf),
    newAppForm: newAppForm(webUrl),
    readWebhook,
    readInstallation,
    webUrl,
  };
}

/** Most credentials remembered at once. */
const REMEMBERED_MAX = 200;

/**
 * The same credentials get the same requester: whoever asks second waits its turn, and as long as GitHub asked the first
 * to, and shares the installation's token.
 */
function createRequesters(options: GitHubOptions): (asker: Asker) => Requester {
  const requesters = new Map<string, Requester>();
  return (asker) => {
    const name = nameOf(asker);
    const requester = requesters.get(name) ?? createRequester(asker, options);
    // Put last again: the one not asked for longest goes first when there are too many.
    requesters.delete(name);
    requesters.set(name, requester);
    for (const oldest of requesters.keys()) if (requesters.size > REMEMBERED_MAX) requesters.delete(oldest);
    return requester;
  };
}
