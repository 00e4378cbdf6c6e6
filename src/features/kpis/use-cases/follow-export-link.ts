import { MusterError } from '../../../kit/errors.ts';
import { localDay } from '../../../kit/zones.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { findPerson, listAdminIds, refusalOf } from '../../people/index.ts';
import { readAsk } from '../domain/ask.ts';
import { readToken } from '../domain/export.ts';
import { claimExportLink } from '../store/export-links.ts';
import { exportNumbers } from './export-numbers.ts';

export type ExportFile = { readonly name: string; readonly type: string; readonly body: string };

/**
 * The file behind a link, with what the person may see at this moment. The link's only use is taken in the same
 * transaction: a second visit finds nothing, and a failed one may be repeated.
 * @param key untrusted
 * @throws MusterError 'not-found' used, over, or none of ours · 'forbidden' not theirs to see any more
 */
export function followExportLink(
  needs: Pick<Ports, 'scope' | 'clock' | 'vault'>,
  key: string | undefined,
): Promise<ExportFile> {
  const token = readToken(key);
  if (token === null) throw usedUp();
  const now = needs.clock.now();
  return needs.scope(token.workspaceId, async (tx) => {
    const fingerprint = needs.vault.fingerprint(token.secret);
    const link = await claimExportLink(tx, { id: token.id, fingerprint, now });
    const person = link === null ? null : await findPerson(tx, link.personId);
    if (link === null || person === null || refusalOf(person) !== null) throw usedUp();
    const role = (await listAdminIds(tx)).includes(person.id) ? ('admin' as const) : ('developer' as const);
    const reader = { personId: person.id, role, timeZone: person.timeZone };
    const { format } = link;
    const body = await exportNumbers(tx, { reader, ask: readAsk(link.ask), format, now });
    const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8';
    return { name: `muster-numbers-${localDay(now, person.timeZone)}.${format}`, type, body };
  });
}

function usedUp(): MusterError {
  return new MusterError(
    'not-found',
    'This link is used up: it is good once, for ten minutes. Press Export again in Slack: Home of Muster, tab Numbers.',
  );
}
