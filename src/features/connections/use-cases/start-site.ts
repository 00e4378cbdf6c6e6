import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { readSite } from '../domain/site.ts';
import { requireAdmin } from './require-admin.ts';
import { findByState } from './show-app-form.ts';
import { beginRequest, requirePublicUrl } from './start-connecting.ts';

type Needs = Pick<Ports, 'act' | 'clock' | 'random' | 'vault' | 'codeHostSettings' | 'issueTrackerSettings'>;

/**
 * Begins connecting a site in a browser: a link for one admin, good for an hour and one way back.
 * @param typed which site, where the account sees several; blank: the only one
 * @throws MusterError 'forbidden' no admin · 'invalid' no site's address · 'conflict' nobody has set up the app, or said
 * where Muster is reached
 */
export async function startSite(needs: Needs, actor: PersonActor, typed: string): Promise<{ readonly url: string }> {
  requireAdmin(actor);
  const publicUrl = requirePublicUrl(needs);
  if (needs.issueTrackerSettings.app === null)
    throw new MusterError(
      'conflict',
      'Muster has no app at Atlassian yet: set `ATLASSIAN_CLIENT_ID` and `ATLASSIAN_CLIENT_SECRET`, or use an API token.',
    );
  const site = typed.trim() === '' ? null : readSite(typed);
  if (site === null && typed.trim() !== '') {
    const sentence = 'Write the address of the site as your browser shows it: `https://acme.atlassian.net`.';
    throw new MusterError('invalid', sentence, { fields: { site: sentence } });
  }
  const state = await beginRequest(needs, actor, { source: 'jira', organisation: site });
  return { url: `${publicUrl}/connect/jira?state=${state}` };
}

/** Where the browser goes to allow it; null when the link is late, used or not ours. Changes nothing. */
export async function findAuthorizeUrl(
  needs: Pick<Ports, 'scope' | 'clock' | 'vault' | 'issueTracker' | 'issueTrackerSettings'>,
  state: unknown,
): Promise<string | null> {
  const found = await findByState(needs, 'jira', state);
  const { app, publicUrl } = needs.issueTrackerSettings;
  if (found === null || app === null || publicUrl === null) return null;
  const redirectUri = redirectUriOf(publicUrl);
  return needs.issueTracker.authorizeUrl({ clientId: app.clientId, redirectUri, state: String(state) });
}

/** Where Atlassian sends the browser back: set just so in the app there. */
export function redirectUriOf(publicUrl: string): string {
  return `${publicUrl}/connect/jira/done`;
}
