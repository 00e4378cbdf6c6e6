import type { PersonActor, RuleActor } from '../../../kit/actor.ts';
import { nextAtWork } from '../../../kit/dates/working-life.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { IdentityId, PersonId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { mayMatch } from '../domain/decisions.ts';
import { isDecided } from '../domain/identity.ts';
import type { Person } from '../domain/person.ts';
import { refusalOf, refusalWords } from '../domain/person.ts';
import { askCard, askWait } from '../outgoing.ts';
import { listIdentitiesById, saveAsked } from '../store/identities.ts';
import { getPerson } from '../store/people.ts';
import { lockIdentities } from '../store/traces.ts';
import { listWorkingLives } from '../store/working-lives.ts';
import { getIdentity } from './decide-identity.ts';
import { requireAdmin } from './require-admin.ts';

type Needs = Pick<Ports, 'act' | 'clock' | 'outbox' | 'schedules' | 'holidays'>;

/**
 * An admin has Muster ask somebody whether an account is theirs: a card, while they are at work. Asked again it stays one.
 * @throws MusterError 'forbidden' not an admin · 'conflict' it is settled, or the person said no · 'invalid' they can't be asked
 */
export function askPerson(
  needs: Needs,
  actor: PersonActor,
  asked: { readonly identityId: IdentityId; readonly personId: PersonId },
): Promise<Person> {
  return needs.act(actor, async (tx) => {
    await lockIdentities(tx);
    if (!mayMatch(actor)) await requireAdmin(tx, actor, 'match people');
    const { identityId, personId } = asked;
    const identity = await getIdentity(tx, identityId);
    const person = await getPerson(tx, personId);
    const refusal = refusalOf(person);
    if (refusal !== null) throw new MusterError('invalid', refusalWords(person.name, refusal));
    if (identity.personId !== null || isDecided(identity) || identity.refusedIds.includes(personId))
      throw new MusterError('conflict', 'That is settled already. The list shows how it stands now.');
    await saveAsked(tx, identityId, personId);
    const now = needs.clock.now();
    const life = (await listWorkingLives(needs, tx, { personIds: [personId], since: now })).get(personId);
    const at = life === undefined ? now : nextAtWork(now, life);
    if (at <= now) await needs.outbox.card(tx, askCard(identityId, personId));
    else await needs.schedules.set(tx, { ...askWait(identityId, personId), at });
    return person;
  });
}

/** The person's working time has begun; what was settled meanwhile asks nobody. */
export async function askNow(
  needs: Pick<Ports, 'scope' | 'outbox'>,
  actor: RuleActor,
  { identityId, personId }: { readonly identityId: IdentityId; readonly personId: PersonId },
): Promise<void> {
  await needs.scope(actor.workspaceId, async (tx) => {
    const [identity] = await listIdentitiesById(tx, [identityId]);
    if (identity === undefined || identity.askedId !== personId) return;
    if (identity.personId === null && !isDecided(identity)) await needs.outbox.card(tx, askCard(identityId, personId));
  });
}

/** Whoever was asked sees what became of it. */
export async function refreshAsk(
  needs: Pick<Ports, 'scope' | 'outbox'>,
  actor: RuleActor,
  identityId: IdentityId,
): Promise<void> {
  await needs.scope(actor.workspaceId, async (tx) => {
    const [identity] = await listIdentitiesById(tx, [identityId]);
    if (identity === undefined || identity.askedId === null) return;
    await needs.outbox.refresh(tx, [askCard(identityId, identity.askedId).key]);
  });
}
