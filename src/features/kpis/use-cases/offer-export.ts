import type { PersonActor } from '../../../kit/actor.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { type NumbersAsk, writeAsk } from '../domain/ask.ts';
import { EXPORT_LIMIT_MS, type ExportFormat, writeToken } from '../domain/export.ts';
import { insertExportLink } from '../store/export-links.ts';
import { exportNumbers } from './export-numbers.ts';

export type OfferedExport =
  /** Good once and for ten minutes; the file is written when somebody follows it. */
  | { readonly kind: 'link'; readonly format: ExportFormat; readonly url: string }
  /** Nobody has said where browsers reach Muster: to be copied. */
  | { readonly kind: 'text'; readonly format: ExportFormat; readonly text: string };

type Needs = Pick<Ports, 'scope' | 'act' | 'clock' | 'random' | 'vault' | 'codeHostSettings'>;

/**
 * How somebody gets the numbers they look at: by a link of their own where browsers reach Muster, else as text.
 * @throws MusterError 'forbidden' not theirs to see
 */
export async function offerExport(
  needs: Needs,
  actor: PersonActor,
  { ask, format }: { readonly ask: NumbersAsk; readonly format: ExportFormat },
): Promise<OfferedExport> {
  const { publicUrl } = needs.codeHostSettings;
  const now = needs.clock.now();
  if (publicUrl === null) {
    const text = await needs.scope(actor.workspaceId, (tx) => exportNumbers(tx, { reader: actor, ask, format, now }));
    return { kind: 'text', format, text };
  }
  const [id, secret] = [needs.random.uuid(), needs.random.secret()];
  const { workspaceId, personId } = actor;
  const link = { id, personId, format, ask: writeAsk(ask), fingerprint: needs.vault.fingerprint(secret) };
  const expiresAt = new Date(now.getTime() + EXPORT_LIMIT_MS);
  await needs.act(actor, (tx) => insertExportLink(tx, { ...link, expiresAt }, now));
  const key = writeToken({ workspaceId, id, secret });
  return { kind: 'link', format, url: `${publicUrl}/exports/numbers?key=${key}` };
}
