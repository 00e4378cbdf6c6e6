import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { EscalationId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { unblockTaskWithin } from '../../tasks/index.ts';
import { hold } from '../domain/apply.ts';
import type { Escalation } from '../domain/escalation.ts';
import type { Matter } from '../domain/matter.ts';
import type { EscalationView } from '../domain/view.ts';
import { listOpenOf } from '../store/escalations.ts';
import { viewEscalation } from '../store/view-escalation.ts';
import { type AdvanceNeeds, advance, announceMove } from './advance.ts';
import { findCase } from './find-case.ts';
import { planQuestions } from './plan-questions.ts';
import { readSurroundings } from './read-surroundings.ts';
import { recordStep } from './record-step.ts';
import { resolveWithin } from './resolve-escalation.ts';

export type AnswerNeeds = AdvanceNeeds & Pick<Ports, 'act'>;

/** What a click came to, with how things stand now; the cards carry it as well. */
export type Answered = {
  readonly kind:
    | 'held'
    | 'informs'
    | 'climbed'
    | 'already'
    | 'elsewhere'
    | 'handed-over'
    | 'raised'
    | 'raised-before'
    | 'consulting'
    | 'resolved'
    | 'was-resolved';
  readonly view: EscalationView;
};

/**
 * *I'm on it*: the clock stands for a day. On the second renewal the next level is told, on the third it climbs.
 * @throws MusterError 'not-found' · 'forbidden' never asked
 */
export function takeOn(needs: AnswerNeeds, actor: PersonActor, id: EscalationId): Promise<Answered> {
  return needs.act(actor, async (tx) => {
    const { escalation, matter } = await findCase(tx, actor, { id, hold: true });
    const { rungs } = await readSurroundings(needs, tx, { escalation, matter });
    const held = hold(escalation, actor.personId, { rungs, now: needs.clock.now() });
    switch (held.kind) {
      case 'resolved':
        return answered(tx, actor, { kind: 'was-resolved', escalation });
      case 'elsewhere':
      case 'already':
        return answered(tx, actor, { kind: held.kind, escalation });
      case 'held':
      case 'climbed': {
        const after = { ...escalation, ...held.climb };
        await recordStep(needs, tx, { actor, before: escalation, after, action: 'escalation.on-it' });
        if (held.kind === 'climbed') await announceMove(needs, tx, { actor, escalation: after, event: 'climbed' });
        const moved = await advance(needs, tx, { actor, escalation: after, matter, before: escalation });
        const kind = held.kind === 'held' && held.informs ? 'informs' : held.kind;
        return answered(tx, actor, { kind, escalation: moved });
      }
      default:
        return held satisfies never;
    }
  });
}

/**
 * *Unblock*, by whoever was asked: the task goes on, and the escalation is resolved in the same moment.
 * @throws MusterError 'not-found' · 'forbidden' never asked
 */
export function unblock(needs: AnswerNeeds, actor: PersonActor, id: EscalationId): Promise<Answered> {
  return needs.act(actor, async (tx) => {
    const seen = await findCase(tx, actor, { id, hold: false });
    if (seen.escalation.resolved !== null)
      return answered(tx, actor, { kind: 'was-resolved', escalation: seen.escalation });
    // The task first, as everywhere: two who lock both in another order would wait for each other.
    if (seen.matter.kind !== 'task') throw new MusterError('conflict', 'There is no task to unblock here.');
    await unblockTaskWithin(needs, tx, { actor, taskId: seen.matter.task.id, reason: '' });
    const { escalation, matter } = await findCase(tx, actor, { id, hold: true });
    // The consulted are heard first, and then it goes on by itself: whoever decided isn't asked meanwhile.
    if (matter.kind === 'task' && matter.task.status === 'blocked')
      return waitForConsulted(needs, tx, { actor, escalation, matter });
    const resolution = { at: needs.clock.now(), byId: actor.personId, how: 'unblocked' } as const;
    return close(needs, tx, { actor, escalation, matter, resolution });
  });
}

async function waitForConsulted(needs: AnswerNeeds, tx: Tx, waiting: Waiting): Promise<Answered> {
  const { actor, escalation, matter } = waiting;
  const held = hold(escalation, actor.personId, { rungs: [], now: needs.clock.now() });
  if (held.kind !== 'held') return answered(tx, actor, { kind: 'consulting', escalation });
  const after = { ...escalation, ...held.climb };
  await recordStep(needs, tx, { actor, before: escalation, after, action: 'escalation.decided' });
  const moved = await advance(needs, tx, { actor, escalation: after, matter, before: escalation });
  return answered(tx, actor, { kind: 'consulting', escalation: moved });
}

type Waiting = { readonly actor: PersonActor; readonly escalation: Escalation; readonly matter: Matter };

/**
 * *Settled* (or *Still going*): for what isn't a blocker, the word of whoever was asked ends it.
 * @throws MusterError 'not-found' · 'forbidden' never asked
 */
export function settle(needs: AnswerNeeds, actor: PersonActor, id: EscalationId): Promise<Answered> {
  return needs.act(actor, async (tx) => {
    const { escalation, matter } = await findCase(tx, actor, { id, hold: true });
    const resolution = { at: needs.clock.now(), byId: actor.personId, how: 'settled' } as const;
    return close(needs, tx, { actor, escalation, matter, resolution });
  });
}

type Closing = Parameters<typeof resolveWithin>[2] & { readonly actor: PersonActor };

async function close(needs: AnswerNeeds, tx: Tx, closing: Closing): Promise<Answered> {
  const { actor, escalation, matter } = closing;
  if (escalation.resolved !== null) return answered(tx, actor, { kind: 'was-resolved', escalation });
  const resolved = await resolveWithin(needs, tx, closing);
  // *Still going*: asked again in two weeks.
  if (matter.kind === 'task')
    await planQuestions(needs, tx, { task: matter.task, open: await listOpenOf(tx, matter.id) });
  return answered(tx, actor, { kind: 'resolved', escalation: resolved });
}

async function answered(
  tx: Tx,
  actor: PersonActor,
  { kind, escalation }: { readonly kind: Answered['kind']; readonly escalation: Escalation },
): Promise<Answered> {
  return { kind, view: await viewEscalation(tx, escalation, actor.personId) };
}
