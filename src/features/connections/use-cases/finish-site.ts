import { IssueTrackerError, type TrackerSite, type TrackerTokens } from '../../../ports/outbound/issue-tracker.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { writeTokens } from '../domain/tokens.ts';
import { claimRequest } from '../store/apps.ts';
import { browserActor } from './finish-connecting.ts';
import type { PutNeeds } from './put-account.ts';
import { putSite } from './put-site.ts';
import { findByState } from './show-app-form.ts';
import { redirectUriOf } from './start-site.ts';

type Needs = PutNeeds & Pick<Ports, 'scope' | 'vault' | 'issueTracker' | 'issueTrackerSettings'>;

export type FinishedSite =
  | { readonly kind: 'connected'; readonly site: string }
  /** The link is late, was used, belongs to somebody else, or Atlassian doesn't know its code any more. */
  | { readonly kind: 'stale' }
  /** The person said no there. The link is used up. */
  | { readonly kind: 'declined' }
  /** Which of these sites? The link is used up; the next one names it. */
  | { readonly kind: 'which'; readonly sites: readonly string[] }
  /** Atlassian couldn't be asked; the link is used up. */
  | { readonly kind: 'unavailable' };

type Back = {
  readonly state: unknown;
  readonly code: unknown;
  /** Instead of a code, when it wasn't allowed. */
  readonly error: unknown;
  /** The state as the browser that began keeps it: nobody else's browser may end the flow. */
  readonly cookie: string | null;
};

/**
 * The way back from Atlassian: trades the code for tokens and seals them. The one return is taken before the code is
 * traded, so a repeated or stolen address does nothing.
 */
export async function finishSite(needs: Needs, { state, code, error, cookie }: Back): Promise<FinishedSite> {
  const { app, publicUrl } = needs.issueTrackerSettings;
  if (typeof state !== 'string' || cookie !== state || app === null || publicUrl === null) return { kind: 'stale' };
  const found = await findByState(needs, 'jira', state);
  if (found === null) return { kind: 'stale' };
  const { workspaceId, request } = found;
  if (!(await needs.scope(workspaceId, (tx) => claimRequest(tx, request.id, needs.clock.now()))))
    return { kind: 'stale' };
  if (error !== undefined) return { kind: 'declined' };
  if (typeof code !== 'string' || !/^[\w.~+/=-]{1,4000}$/.test(code)) return { kind: 'stale' };
  try {
    const tokens = await needs.issueTracker.exchangeCode(app, { code, redirectUri: redirectUriOf(publicUrl) });
    const chosen = chooseSite(await needs.issueTracker.listSites(tokens.accessToken), request.organisation);
    if (Array.isArray(chosen)) return { kind: 'which', sites: chosen };
    const site = {
      ...chosen,
      ...{ via: 'oauth' as const, email: null, secret: writeTokens(tokens satisfies TrackerTokens) },
    };
    const actor = browserActor(workspaceId);
    await needs.scope(workspaceId, (tx) => putSite(needs, tx, { actor, site, tell: request.personId }));
    return { kind: 'connected', site: chosen.site };
  } catch (failure) {
    if (!(failure instanceof IssueTrackerError)) throw failure;
    return { kind: failure.failure === 'refused' || failure.failure === 'gone' ? 'stale' : 'unavailable' };
  }
}

/** The one that was named, or the only one; else their addresses, for the person to name one. */
function chooseSite(
  all: readonly TrackerSite[],
  named: string | null,
): { readonly site: string; readonly cloudId: string } | string[] {
  // One account's several grants of one site are listed more than once.
  const sites = new Map(all.map(({ cloudId, url }) => [cloudId, url]));
  const wanted = [...sites].filter(([, url]) => named === null || url === named);
  const [first] = wanted;
  return wanted.length === 1 && first !== undefined ? { cloudId: first[0], site: first[1] } : [...sites.values()];
}
