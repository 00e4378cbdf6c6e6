import type { RuleActor } from '../../../kit/actor.ts';
import type { ConnectionId } from '../../../kit/ids.ts';
import { CodeHostError } from '../../../ports/outbound/code-host.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { findConnectionOf } from '../store/connections.ts';
import { hostFault } from './host-fault.ts';
import { type PutNeeds, putAccount } from './put-account.ts';

type Needs = PutNeeds & Pick<Ports, 'scope' | 'codeHost' | 'codeHostSettings'>;

/**
 * Connects the account of the operator's token, once: whoever disconnects it in Settings is obeyed. Harmless when repeated.
 * @throws MusterError 'unavailable' the host can't be asked now · 'forbidden' it refuses the token
 */
export async function adoptToken(needs: Needs, actor: RuleActor): Promise<void> {
  const { token } = needs.codeHostSettings;
  if (token === null) return;
  const account = await whose(needs, token);
  await needs.scope(actor.workspaceId, async (tx) => {
    if ((await findConnectionOf(tx, { source: 'github', account })) !== null) return;
    await putAccount(needs, tx, {
      actor,
      account: {
        ...{ id: needs.random.uuid() as ConnectionId, source: 'github', via: 'token', account, accountHostId: null },
        ...{ installationId: null, appRowId: null, token: null, webhookSecret: null, suspended: false },
      },
      tell: null,
    });
  });
}

async function whose({ codeHost }: Needs, token: string): Promise<string> {
  try {
    return (await codeHost.open({ kind: 'token', token }).test()).account;
  } catch (error) {
    throw error instanceof CodeHostError ? hostFault(error) : error;
  }
}
