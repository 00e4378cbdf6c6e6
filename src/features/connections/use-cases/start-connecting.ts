import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { CONNECT_LIMIT_MS, readOrganisation, writeState } from '../domain/connect-state.ts';
import { type ConnectRequest, insertRequest } from '../store/apps.ts';
import { requireAdmin } from './require-admin.ts';

type Needs = Pick<Ports, 'act' | 'clock' | 'random' | 'vault' | 'codeHostSettings'>;

/**
 * Begins the manifest flow: a link for one admin, good for an hour and one way back.
 * @param typed whose app it becomes, as it was typed; blank: the person's own account
 * @throws MusterError 'forbidden' no admin · 'invalid' not a login · 'conflict' nobody has said where Muster is reached
 */
export async function startConnecting(
  needs: Needs,
  actor: PersonActor,
  typed: string,
): Promise<{ readonly url: string }> {
  requireAdmin(actor);
  const publicUrl = requirePublicUrl(needs);
  const read = readOrganisation(typed);
  if (read === null) {
    const sentence = 'Write the organisation as in its address: `acme` for github.com/acme.';
    throw new MusterError('invalid', sentence, { fields: { organisation: sentence } });
  }
  const state = await beginRequest(needs, actor, { source: 'github', organisation: read.login });
  return { url: `${publicUrl}/connect/github?state=${state}` };
}

/** Writes down that somebody is on their way through a browser. @returns the state that proves it on the way back */
export async function beginRequest(
  needs: Pick<Ports, 'act' | 'clock' | 'random' | 'vault'>,
  actor: PersonActor,
  what: Pick<ConnectRequest, 'source' | 'organisation'>,
): Promise<string> {
  const { workspaceId, personId } = actor;
  const [id, secret] = [needs.random.uuid(), needs.random.secret()];
  const sealed = needs.vault.seal({ workspaceId, table: 'connect_requests', column: 'secret', row: id }, secret);
  const expiresAt = new Date(needs.clock.now().getTime() + CONNECT_LIMIT_MS);
  await needs.act(actor, (tx) => insertRequest(tx, { ...what, id, secret: sealed, personId, expiresAt }));
  return writeState({ workspaceId, requestId: id, secret });
}

/** @throws MusterError 'conflict' with what to set */
export function requirePublicUrl({ codeHostSettings }: Pick<Ports, 'codeHostSettings'>): string {
  if (codeHostSettings.publicUrl === null)
    throw new MusterError(
      'conflict',
      'Browsers and webhooks have to reach Muster: set `PUBLIC_URL` to its address, for example `https://muster.example.com`, and start it again.',
    );
  return codeHostSettings.publicUrl;
}
