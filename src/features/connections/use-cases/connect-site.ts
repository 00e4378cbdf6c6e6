import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { TrackerCredentials } from '../../../ports/outbound/issue-tracker.ts';
import { OutsideError } from '../../../ports/outbound/outside-error.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { readSite } from '../domain/site.ts';
import { NO_FIELDS } from '../domain/tracker.ts';
import { healthAfter, healthOf } from '../domain/trouble.ts';
import { showWebhook, type WebhookToSet } from './connect-token.ts';
import type { PutNeeds } from './put-account.ts';
import { putSite } from './put-site.ts';
import { requireAdmin } from './require-admin.ts';
import { requirePublicUrl } from './start-connecting.ts';

type Needs = PutNeeds &
  Pick<Ports, 'act' | 'scope' | 'vault' | 'codeHostSettings' | 'issueTracker' | 'issueTrackerSettings'>;

/** As it was typed. */
export type TypedSite = { readonly site: string; readonly email: string; readonly token: string };

/**
 * Connects a Jira site by an API token, and makes the secret of its webhook. The same site again: the new token takes the
 * place of the old one, the webhook keeps its secret.
 * @throws MusterError 'forbidden' no admin · 'invalid' Jira refuses it, or it can't be one · 'conflict' nobody has said
 * where Muster is reached · 'unavailable' Jira doesn't answer
 */
export async function connectSite(needs: Needs, actor: PersonActor, typed: TypedSite): Promise<WebhookToSet> {
  requireAdmin(actor);
  requirePublicUrl(needs);
  const { site, email, token } = readTyped(needs, typed);
  const missing = await testSite(needs, { kind: 'token', site, email, token });
  const connectionId = await needs.act(actor, (tx) =>
    putSite(needs, tx, { actor, site: { site, cloudId: null, via: 'token', email, secret: token }, tell: null }),
  );
  const trouble = healthOf({ source: 'jira', via: 'token' }, missing).words;
  return { ...(await showWebhook(needs, actor, connectionId)), trouble };
}

type Read = { readonly site: string; readonly email: string | null; readonly token: string };

function readTyped({ issueTrackerSettings }: Pick<Needs, 'issueTrackerSettings'>, typed: TypedSite): Read {
  const own = issueTrackerSettings.token?.site ?? null;
  const bare = typed.site.trim().replace(/\/+$/, '');
  const site = own !== null && bare === own ? own : readSite(typed.site);
  if (site === null)
    throw refused('site', 'Write the address of the site as your browser shows it: `https://acme.atlassian.net`.');
  const email = typed.email.trim();
  if (email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    throw refused('email', 'Write the e-mail address of the account, or leave it empty for Jira Data Center.');
  const token = typed.token.trim();
  if (!/^[\x21-\x7e]{8,1000}$/.test(token)) throw refused('token', 'That doesn’t look like a token: it is one word.');
  return { site, email: email === '' ? null : email, token };
}

async function testSite({ issueTracker }: Needs, credentials: TrackerCredentials): Promise<readonly string[]> {
  try {
    return (await issueTracker.open(credentials, NO_FIELDS).test()).missing;
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    if (error.failure === 'refused')
      throw refused('token', 'Jira doesn’t accept this token with this address. Copy it again, or make a new one.');
    if (error.failure === 'gone') throw refused('site', 'There is no Jira under this address.');
    const asked = { source: 'jira' as const, via: 'token' as const, account: credentials.site };
    throw new MusterError('unavailable', healthAfter(asked, error).words ?? error.message, { cause: error });
  }
}

function refused(field: keyof TypedSite, sentence: string): MusterError {
  return new MusterError('invalid', sentence, { fields: { [field]: sentence } });
}
