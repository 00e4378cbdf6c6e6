import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { ApiKeyId } from '../../../kit/ids.ts';
import type { ApiKeys } from '../../../ports/inbound/api-keys.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { recordChange } from '../../history/index.ts';
import {
  API_KEYS_MAX,
  type ApiKey,
  isUseNews,
  readKeyName,
  readTokenWorkspace,
  writeToken,
} from '../domain/api-key.ts';
import { findKey, insertKey, listKeys, noteUse, revokeKey } from '../store/api-keys.ts';

type Needs = Pick<Ports, 'scope' | 'act' | 'clock' | 'random' | 'vault'>;

/** The keys in force, for admins; null for everybody else. */
export async function listApiKeys(needs: Pick<Ports, 'scope'>, reader: PersonActor): Promise<readonly ApiKey[] | null> {
  return reader.role === 'admin' ? needs.scope(reader.workspaceId, listKeys) : null;
}

/**
 * Makes a key. It is in the result and nowhere else: whoever loses it makes another.
 * @throws MusterError 'forbidden' · 'invalid' beside `name` · 'limit' there are too many
 */
export async function createApiKey(needs: Needs, actor: PersonActor, typedName: string | null): Promise<string> {
  requireAdmin(actor);
  const name = readKeyName(typedName);
  if (name === null) throw new MusterError('invalid', NAME_WANTED, { fields: { name: NAME_WANTED } });
  const [id, at] = [needs.random.uuid() as ApiKeyId, needs.clock.now()];
  const token = writeToken(actor.workspaceId, needs.random.secret());
  await needs.act(actor, async (tx) => {
    if ((await listKeys(tx)).length >= API_KEYS_MAX)
      throw new MusterError('limit', `There are ${API_KEYS_MAX} keys already. Revoke one that nobody needs.`);
    const fingerprint = needs.vault.fingerprint(token);
    await insertKey(tx, { id, name, createdAt: at, fingerprint, createdById: actor.personId });
    const subject = { kind: 'api-key', id };
    await recordChange(tx, actor, {
      ...change(needs, at),
      subject,
      action: 'api-key.create',
      before: null,
      after: { name },
    });
  });
  return token;
}

const NAME_WANTED = 'Write what it is for, 1 to 60 characters.';

/** The key stops working at once on this replica, within seconds on others. Harmless when repeated. @throws MusterError 'forbidden' */
export async function revokeApiKey(needs: Needs, actor: PersonActor, id: ApiKeyId): Promise<void> {
  requireAdmin(actor);
  const at = needs.clock.now();
  await needs.act(actor, async (tx) => {
    const revoked = await revokeKey(tx, id, at);
    if (revoked === null) return;
    const before = { name: revoked.name };
    const subject = { kind: 'api-key', id };
    await recordChange(tx, actor, { ...change(needs, at), subject, action: 'api-key.revoke', before, after: null });
  });
}

/** Finds who holds a key, and notes when it was used. */
export function createApiKeys(needs: Pick<Ports, 'scope' | 'clock' | 'vault'>): ApiKeys {
  return {
    async find(token) {
      const workspaceId = readTokenWorkspace(token);
      if (workspaceId === null) return null;
      const now = needs.clock.now();
      const key = await needs.scope(workspaceId, async (tx) => {
        const found = await findKey(tx, needs.vault.fingerprint(token));
        if (found !== null && isUseNews(found.usedAt, now)) await noteUse(tx, found.id, now);
        return found;
      });
      if (key === null) return null;
      return { kind: 'api-key', workspaceId, keyId: key.id, name: key.name, surface: 'api', requestKey: null };
    },
  };
}

const change = (needs: Pick<Ports, 'random'>, at: Date) => ({ id: needs.random.uuid(), at });

function requireAdmin(actor: PersonActor): void {
  if (actor.role !== 'admin')
    throw new MusterError('forbidden', 'Only admins can change API keys. `/muster roles` says who they are.');
}
