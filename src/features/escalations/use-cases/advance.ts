import type { Actor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { taskCard } from '../../tasks/index.ts';
import { applyStep } from '../domain/apply.ts';
import type { Escalation } from '../domain/escalation.ts';
import type { Matter } from '../domain/matter.ts';
import { deadlineOf, next, type Step } from '../domain/next.ts';
import type { Recipient } from '../domain/recipient.ts';
import { addHours, earlierOf } from '../domain/running-time.ts';
import { escalationEvents } from '../events.ts';
import { againNote, climbWait, escalationCard, informNote } from '../outgoing.ts';
import { insertAsk, joinCard, listAsksOf } from '../store/cards.ts';
import { saveEscalation } from '../store/escalations.ts';
import { readSurroundings } from './read-surroundings.ts';
import { recordStep } from './record-step.ts';

export type AdvanceNeeds = Pick<Ports, 'clock' | 'random' | 'outbox' | 'schedules' | 'announce' | 'holidays'>;

export type Moving = {
  readonly actor: Actor;
  /** Locked by the caller, or just inserted. */
  readonly escalation: Escalation;
  readonly matter: Matter;
  /** As it is in the store, where the caller changed it already. */
  readonly before?: Escalation;
};

/** Does what is due now and plans when to look again; harmless when repeated. Returns it as it stands then. */
export async function advance(needs: AdvanceNeeds, tx: Tx, moving: Moving): Promise<Escalation> {
  const now = needs.clock.now();
  const around = await readSurroundings(needs, tx, moving);
  let current = moving.escalation;
  // Each step leaves a level, a person or a week behind, so this ends; the bound is for a mistake.
  for (let turn = 0; turn < TURNS_MAX; turn += 1) {
    const step = next(current, around, now);
    if (step.kind === 'rest') break;
    if (step.kind === 'wait') {
      // An override may be ended early: while one holds, look again at least every hour.
      const at = step.for === 'rest' ? earlierOf(step.until, addHours(now, 1)) : step.until;
      await needs.schedules.set(tx, { ...climbWait(current.id), at });
      break;
    }
    const after = { ...current, ...applyStep(current, step, now) };
    await carryOut(needs, tx, { ...moving, step, before: current, after, now });
    current = after;
  }
  const dueAt = current.ask === null ? null : deadlineOf(current, current.ask, around);
  if (current === (moving.before ?? moving.escalation) && current.dueAt?.getTime() === dueAt?.getTime()) return current;
  return saveMoved(needs, tx, { ...moving, escalation: { ...current, dueAt } });
}

/** Writes where it stands now and has everything that shows it drawn again. */
export async function saveMoved(
  needs: Pick<Ports, 'outbox'>,
  tx: Tx,
  { escalation, matter }: Omit<Moving, 'actor'>,
): Promise<Escalation> {
  const saved = await saveEscalation(tx, escalation);
  if (saved === null) throw new MusterError('conflict', 'Somebody acted on this at the same moment. Look at it again.');
  await refreshShown(needs, tx, { escalation: saved, matter });
  return saved;
}

/** The cards of everybody asked, and the responsible's own card of a task: an edit, at any hour. */
export async function refreshShown(
  needs: Pick<Ports, 'outbox'>,
  tx: Tx,
  { escalation, matter }: Omit<Moving, 'actor'>,
): Promise<void> {
  const asks = await listAsksOf(tx, escalation.id);
  const cards = asks.map(({ cardId, personId }) => escalationCard(cardId, personId).key);
  const own = matter.kind === 'task' ? [taskCard(matter.task, matter.task.responsibleId).key] : [];
  await needs.outbox.refresh(tx, [...new Set([...cards, ...own])]);
}

/** More than all levels, each with its question, its renewals and a note. */
const TURNS_MAX = 50;

/** Within this many minutes several escalations to one person share a card. Source: product page, section 5. */
const STORM_MINUTES = 10;

type Done = Moving & {
  readonly step: Exclude<Step, { kind: 'wait' | 'rest' }>;
  readonly before: Escalation;
  readonly after: Escalation;
  readonly now: Date;
};

async function carryOut(needs: AdvanceNeeds, tx: Tx, done: Done): Promise<void> {
  const { actor, step, before, after } = done;
  await recordStep(needs, tx, { actor, before, after, action: `escalation.${step.kind}` });
  switch (step.kind) {
    case 'ask':
      return ask(needs, tx, { ...done, to: step.to });
    case 'ask-again':
      return needs.outbox.note(tx, againNote(after.id, askedOf(after), after.holds.length));
    case 'inform':
      return needs.outbox.note(tx, informNote(after, step.to.personId));
    case 'climb':
      return announceMove(needs, tx, { actor, escalation: after, event: 'climbed' });
    case 'week':
      return;
    default:
      return step satisfies never;
  }
}

async function ask(needs: AdvanceNeeds, tx: Tx, { after, now, to }: Done & { readonly to: Recipient }): Promise<void> {
  const { personId, level, insteadOfId } = to;
  const since = addHours(now, -STORM_MINUTES / 60);
  const { cardId } = await joinCard(tx, { personId, id: needs.random.uuid(), at: now, since });
  await insertAsk(tx, { escalationId: after.id, personId, level, insteadOfId, cardId, askedAt: now });
  await needs.outbox.card(tx, escalationCard(cardId, personId));
}

export async function announceMove(
  needs: Pick<Ports, 'announce'>,
  tx: Tx,
  { actor, escalation, event }: { actor: Actor; escalation: Escalation; event: keyof typeof escalationEvents },
): Promise<void> {
  await needs.announce(tx, escalationEvents[event], {
    workspaceId: actor.workspaceId,
    escalationId: escalation.id,
    subject: escalation.subject,
    cause: escalation.cause,
    level: escalation.level,
    byId: actor.kind === 'person' ? actor.personId : null,
  });
}

function askedOf({ ask: asked, askedIds }: Escalation): PersonId {
  const id = asked?.personId ?? askedIds.at(-1);
  if (id === undefined) throw new MusterError('conflict', 'Nobody was asked yet.');
  return id;
}
