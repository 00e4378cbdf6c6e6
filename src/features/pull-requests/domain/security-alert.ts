import type { AlertId, RepositoryId } from '../../../kit/ids.ts';
import type { HostAlert } from '../../../ports/outbound/host-records.ts';

/** A finding of the host's own scanners. The title is untrusted text and never holds the secret itself. */
export type SecurityAlert = Pick<HostAlert, 'kind' | 'severity' | 'title' | 'url' | 'state' | 'at'> & {
  readonly id: AlertId;
  readonly repositoryId: RepositoryId;
};

export type AlertChange = {
  /** Null when it wasn't known. */
  readonly before: SecurityAlert | null;
  readonly after: SecurityAlert;
  /** When it was first raised. */
  readonly openedAt: Date;
};

export type AlertNews = { readonly kind: 'raised'; readonly at: Date } | { readonly kind: 'over' | 'nothing' };

/** Alerts that are asked about; the others are kept. House rule: a scan may bring fifty of the rest at once. */
const GRAVE: readonly SecurityAlert['severity'][] = ['high', 'critical'];

/**
 * What a told alert means. A known one counts as raised again only after it was closed: words about an old one that stays
 * open are no news.
 */
export function alertNewsOf({ before, after, openedAt }: AlertChange, isFresh: (at: Date) => boolean): AlertNews {
  if (after.state === 'closed') return { kind: before?.state === 'open' ? 'over' : 'nothing' };
  const at = before === null ? openedAt : before.state === 'closed' ? after.at : null;
  if (at === null || !isFresh(at) || !GRAVE.includes(after.severity)) return { kind: 'nothing' };
  return { kind: 'raised', at };
}
