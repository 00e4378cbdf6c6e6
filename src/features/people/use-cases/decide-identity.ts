import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { IdentityId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { recordChange } from '../../history/index.ts';
import { type Decided, type Decision, decide, mayMatch, maySayOfSelf, sameDecision } from '../domain/decisions.ts';
import type { Identity } from '../domain/identity.ts';
import { refusalOf, refusalWords } from '../domain/person.ts';
import { identityLinked } from '../events.ts';
import { askCard } from '../outgoing.ts';
import { listIdentitiesById, saveDecision } from '../store/identities.ts';
import { getPerson } from '../store/people.ts';
import { lockIdentities } from '../store/traces.ts';
import { proposedFor } from './propose.ts';
import { rematchIdentities } from './rematch-identities.ts';
import { requireAdmin } from './require-admin.ts';

export type DecideNeeds = Pick<Ports, 'act' | 'clock' | 'random' | 'announce' | 'outbox'>;

/** `asShown`: the version on the screen; null where a click means the same whatever happened since. */
export type Word = { readonly identityId: IdentityId; readonly asShown: number | null; readonly decision: Decision };

export type Spoken = {
  /** `overtaken`: it changed since it was shown, and nothing was written. */
  readonly kind: 'decided' | 'unchanged' | 'overtaken';
  readonly identity: Identity;
};

/**
 * Somebody says whom an identity is; the addresses of an account follow. Said again it changes nothing.
 * @throws MusterError 'forbidden' neither admin nor about oneself · 'not-found' · 'invalid' not a member who can be chosen
 */
export function decideIdentity(needs: DecideNeeds, actor: PersonActor, word: Word): Promise<Spoken> {
  return needs.act(actor, async (tx) => {
    await lockIdentities(tx);
    await requireMay(tx, actor, word);
    return speak(tx, needs, { actor, word });
  });
}

/** The same inside a transaction, with rights checked and identities locked. */
export async function speak(
  tx: Tx,
  needs: Omit<DecideNeeds, 'act'>,
  { actor, word }: { readonly actor: PersonActor; readonly word: Word },
): Promise<Spoken> {
  const { decision, asShown } = word;
  const before = await getIdentity(tx, word.identityId);
  const after = decide(before, decision);
  if (sameDecision(before, after)) return { kind: 'unchanged', identity: before };
  if (asShown !== null && asShown !== before.version) return { kind: 'overtaken', identity: before };
  if (decision.kind === 'is') {
    const person = await getPerson(tx, decision.personId);
    const refusal = refusalOf(person);
    if (refusal !== null) throw invalid(refusalWords(person.name, refusal));
  }
  await write(tx, needs, { actor, before, after, action: 'identity.decide' });
  return { kind: 'decided', identity: await getIdentity(tx, before.id) };
}

/** Writes what a person decided, with its history, and lets the rules follow. */
export async function write(
  tx: Tx,
  needs: Omit<DecideNeeds, 'act'>,
  change: { readonly actor: PersonActor; readonly before: Identity; readonly after: Decided; readonly action: string },
): Promise<void> {
  const { actor, before, after, action } = change;
  const { workspaceId } = actor;
  await saveDecision(tx, before, after);
  await recordChange(tx, actor, {
    ...{ id: needs.random.uuid(), at: needs.clock.now(), subject: { kind: 'identity', id: before.id }, action },
    ...{ before: snapshot(before), after: snapshot(after) },
  });
  if (before.askedId !== null) await needs.outbox.refresh(tx, [askCard(before.id, before.askedId).key]);
  if (before.personId !== after.personId)
    await needs.announce(tx, identityLinked, { workspaceId, identityId: before.id, personId: after.personId });
  await rematchIdentities(tx, needs, { workspaceId, identityIds: [before.id], emails: [] });
}

/** @throws MusterError 'not-found' */
export async function getIdentity(tx: Tx, id: IdentityId): Promise<Identity> {
  const [identity] = await listIdentitiesById(tx, [id]);
  if (identity === undefined)
    throw new MusterError('not-found', 'I don’t know that account any more. `/muster people` lists them.');
  return identity;
}

async function requireMay(tx: Tx, actor: PersonActor, { identityId, decision }: Word): Promise<void> {
  if (mayMatch(actor)) return;
  const identity = await getIdentity(tx, identityId);
  const proposed = decision.kind === 'is' ? await proposedFor(tx, identity) : [];
  if (!maySayOfSelf(actor, decision, proposed)) await requireAdmin(tx, actor, 'match people');
}

function snapshot({ personId, matchedBy, refusedIds }: Decided) {
  return { personId, matchedBy, refusedIds };
}

function invalid(sentence: string): MusterError {
  return new MusterError('invalid', sentence, { fields: { person: sentence } });
}
