import { MusterError } from '../../../kit/errors.ts';
import type { WorkspaceId } from '../../../kit/ids.ts';
import { IssueTrackerError, type TrackerApp, type TrackerTokens } from '../../../ports/outbound/issue-tracker.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { SealedConnection } from '../domain/connection.ts';
import { ageOf, readTokens, writeTokens } from '../domain/tokens.ts';
import { claimRefresh, endRefresh } from '../store/trackers.ts';
import { hostFault } from './host-fault.ts';

export type RefreshNeeds = Pick<Ports, 'scope' | 'clock' | 'vault' | 'issueTracker' | 'issueTrackerSettings'>;

/** How long one process may take to trade tokens before another may try, in milliseconds; longer than the request's limit. */
const LEASE_MS = 30_000;

/**
 * An access token of an OAuth connection that is still good for a while. Each trade ends the refresh token it was made
 * with, so one process at a time trades, and keeps what it got before anybody uses it. Dying in between loses nothing:
 * Atlassian takes the former refresh token for ten more minutes (developer.atlassian.com, rotating refresh tokens).
 * @returns null when there are no tokens, or no app any more to trade them with
 * @throws MusterError 'unavailable' another process is just trading them, or Atlassian is away · 'forbidden' it refuses them
 */
export async function freshToken(
  needs: RefreshNeeds,
  workspaceId: WorkspaceId,
  connection: SealedConnection,
): Promise<string | null> {
  const known = openTokens(needs, { workspaceId, connection, sealed: connection.token });
  if (known === null) return null;
  const age = ageOf(known, needs.clock.now());
  const { app } = needs.issueTrackerSettings;
  if (age === 'good' || (age === 'old' && app === null)) return known.accessToken;
  if (app === null) return null;
  const traded = await trade(needs, app, { workspaceId, connection });
  if (traded !== null) return traded.accessToken;
  if (age === 'old') return known.accessToken;
  throw new MusterError('unavailable', 'Muster is just renewing its access to Jira. Try again in a moment.', {
    retryAfterMs: 2_000,
  });
}

/** Null when somebody else trades them at this moment. */
async function trade(
  needs: RefreshNeeds,
  app: TrackerApp,
  { workspaceId, connection }: Omit<Kept, 'sealed'>,
): Promise<TrackerTokens | null> {
  const now = needs.clock.now();
  const until = new Date(now.getTime() + LEASE_MS);
  const sealed = await needs.scope(workspaceId, (tx) => claimRefresh(tx, connection.id, { now, until }));
  const before = openTokens(needs, { workspaceId, connection, sealed });
  if (before === null) return null;
  let after: TrackerTokens | null = null;
  try {
    // Read under the right to trade: whoever had it before may have traded them already.
    after = ageOf(before, now) === 'good' ? null : await needs.issueTracker.refreshTokens(app, before.refreshToken);
  } catch (error) {
    if (!(error instanceof IssueTrackerError)) throw error;
    throw hostFault(error);
  } finally {
    const place = placeOf(workspaceId, connection);
    const token = after === null ? null : needs.vault.seal(place, writeTokens(after));
    await needs.scope(workspaceId, (tx) => endRefresh(tx, connection.id, token));
  }
  return after ?? before;
}

type Kept = {
  readonly workspaceId: WorkspaceId;
  readonly connection: SealedConnection;
  readonly sealed: string | null;
};

function openTokens({ vault }: Pick<Ports, 'vault'>, { workspaceId, connection, sealed }: Kept): TrackerTokens | null {
  return sealed === null ? null : readTokens(vault.open(placeOf(workspaceId, connection), sealed));
}

function placeOf(workspaceId: WorkspaceId, { id }: SealedConnection) {
  return { workspaceId, table: 'connections', column: 'token', row: id };
}
