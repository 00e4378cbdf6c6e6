import type { Actor, PersonActor, RuleActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import { isBlank } from '../../../kit/text.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { recordChange } from '../../history/index.ts';
import type { Override } from '../domain/override.ts';
import { mayEnd, maySayOutcome } from '../domain/rights.ts';
import { overrideEnded } from '../events.ts';
import { endedNote } from '../outgoing.ts';
import { claimEnd, claimExpiry, findOverride, saveOutcome } from '../store/overrides.ts';
import { concernedBy, type GrantNeeds, toEvent } from './grant-within.ts';
import { tellAtWork } from './tell-at-work.ts';

export type EndNeeds = GrantNeeds & Pick<Ports, 'act' | 'scope'>;

/**
 * *End now*: the rule applies again at once. Ending what has ended changes nothing.
 * @throws MusterError 'not-found' · 'forbidden'
 */
export function endOverride(
  needs: EndNeeds,
  actor: PersonActor,
  overrideId: string,
): Promise<{ readonly kind: 'ended' | 'already-ended'; readonly override: Override }> {
  return needs.act(actor, async (tx) => {
    const { override, task } = await findSeen(tx, needs, { actor, overrideId });
    if (!mayEnd(actor, override, task))
      throw new MusterError(
        'forbidden',
        'Only its authoriser, the accountable, their leads and admins can end it. Ask one of them.',
      );
    const ended = await claimEnd(tx, { id: overrideId, byId: actor.personId, at: needs.clock.now() });
    if (ended === null) return { kind: 'already-ended', override };
    await needs.schedules.cancel(tx, 'overrides.expire-override', overrideId);
    await close(tx, needs, { actor, override: ended, action: 'override.end' });
    return { kind: 'ended', override: ended };
  });
}

/** Its time is over: the rule applies again (`isSuspended` says so from this second on), and those concerned hear of it. */
export async function expireOverride(needs: EndNeeds, actor: RuleActor, overrideId: string): Promise<void> {
  await needs.scope(actor.workspaceId, async (tx) => {
    const override = await claimExpiry(tx, overrideId, needs.clock.now());
    if (override !== null) await close(tx, needs, { actor, override, action: 'override.expire' });
  });
}

/**
 * What came of an override; said again it replaces what was said.
 * @throws MusterError 'not-found' · 'forbidden' · 'invalid' nothing was said
 */
export function sayOutcome(
  needs: EndNeeds,
  actor: PersonActor,
  { overrideId, outcome }: { readonly overrideId: string; readonly outcome: string },
): Promise<Override> {
  if (isBlank(outcome)) {
    const sentence = 'Say in a few words what came of it.';
    throw new MusterError('invalid', sentence, { fields: { outcome: sentence } });
  }
  return needs.act(actor, async (tx) => {
    const { override } = await findSeen(tx, needs, { actor, overrideId });
    if (!maySayOutcome(actor, override))
      throw new MusterError('forbidden', 'Whoever authorised it says what came of it.');
    await saveOutcome(tx, overrideId, outcome);
    await recordChange(tx, actor, {
      ...{ id: needs.random.uuid(), at: needs.clock.now(), subject: { kind: 'override', id: overrideId } },
      ...{ action: 'override.outcome', before: { outcome: override.outcome }, after: { outcome } },
    });
    return { ...override, outcome };
  });
}

/** @throws MusterError 'not-found' none such, or its task is none the actor may see: the same words for both */
async function findSeen(
  tx: Tx,
  needs: EndNeeds,
  { actor, overrideId }: { readonly actor: PersonActor; readonly overrideId: string },
) {
  const override = await findOverride(tx, overrideId);
  const seen = override === null ? null : await needs.overrideTasks.list(tx, [override.taskId], actor.personId);
  const task = override === null ? undefined : seen?.get(override.taskId);
  if (override === null || task === undefined)
    throw new MusterError('not-found', 'I can’t find that override any more. `/muster override list` shows them.');
  return { override, task };
}

type Closing = {
  readonly actor: Actor;
  readonly override: Override;
  readonly action: 'override.end' | 'override.expire';
};

async function close(tx: Tx, needs: EndNeeds, { actor, override, action }: Closing): Promise<void> {
  const { id, taskId, endedAt, expiresAt } = override;
  await recordChange(tx, actor, {
    ...{ id: needs.random.uuid(), at: needs.clock.now(), subject: { kind: 'override', id }, action },
    ...{ before: { endedAt: null, expiresAt }, after: { endedAt: endedAt ?? expiresAt, expiresAt } },
  });
  await needs.announce(tx, overrideEnded, toEvent(actor, override));
  const task = (await needs.overrideTasks.list(tx, [taskId], null)).get(taskId);
  const byId = actor.kind === 'person' ? actor.personId : null;
  // The authoriser hears of it even of their own doing: the note asks what came of it.
  const told = concernedBy(override, task).filter((one) => one !== byId || one === override.authoriserId);
  await tellAtWork(tx, needs, { messages: told.map((personId) => endedNote(id, personId)) });
}
