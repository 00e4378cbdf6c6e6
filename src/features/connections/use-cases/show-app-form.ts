import type { WorkspaceId } from '../../../kit/ids.ts';
import { sameSecret } from '../../../kit/same-secret.ts';
import type { AppForm } from '../../../ports/outbound/code-host.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { readState } from '../domain/connect-state.ts';
import { type ConnectRequest, findOpenRequest } from '../store/apps.ts';

type Needs = Pick<Ports, 'scope' | 'clock' | 'vault' | 'codeHost' | 'codeHostSettings'>;

/** The host's form for whoever followed the link; null when the link is late, used or not ours. Changes nothing. */
export async function showAppForm(needs: Needs, state: unknown): Promise<AppForm | null> {
  const found = await findByState(needs, 'github', state);
  const { publicUrl } = needs.codeHostSettings;
  if (found === null || publicUrl === null) return null;
  const { organisation } = found.request;
  const name = organisation === null ? 'Muster for my team' : `Muster for ${organisation}`;
  return needs.codeHost.newAppForm({ organisation, publicUrl, state: String(state), name });
}

/** The request a state belongs to, while it may still be used. */
export async function findByState(
  needs: Pick<Ports, 'scope' | 'clock' | 'vault'>,
  source: ConnectRequest['source'],
  state: unknown,
): Promise<{ readonly workspaceId: WorkspaceId; readonly request: ConnectRequest } | null> {
  const read = readState(state);
  if (read === null) return null;
  const { workspaceId, requestId, secret } = read;
  const request = await needs.scope(workspaceId, (tx) => findOpenRequest(tx, requestId, needs.clock.now()));
  if (request === null || request.source !== source) return null;
  const place = { workspaceId, table: 'connect_requests', column: 'secret', row: requestId };
  return sameSecret(needs.vault.open(place, request.secret), secret) ? { workspaceId, request } : null;
}
