import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { PersonId } from '../../../kit/ids.ts';
import { localDay } from '../../../kit/zones.ts';
import type { OverrideTask } from '../../../ports/inbound/overrides.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { recordChange } from '../../history/index.ts';
import { nextRef, type Override, type OverrideTerms, type OverrideType } from '../domain/override.ts';
import { monthOf, reportableAt } from '../domain/report.ts';
import type { SuspendableRule } from '../domain/rules.ts';
import { ruleWords } from '../domain/words.ts';
import { type OverrideEvent, overrideGranted } from '../events.ts';
import { grantedNote } from '../outgoing.ts';
import { findActive, insertOverride, lockRefs } from '../store/overrides.ts';
import { type TellNeeds, tellAtWork } from './tell-at-work.ts';

export type GrantNeeds = TellNeeds & Pick<Ports, 'random' | 'announce' | 'overrideTasks'>;

export type Grant = {
  /** The authoriser. */
  readonly actor: PersonActor;
  readonly task: OverrideTask;
  readonly type: OverrideType;
  readonly terms: OverrideTerms;
  readonly requestedById: PersonId | null;
};

/**
 * The rule rests from now on: row, history, event, the wait for its end, and a word to those concerned.
 * @throws MusterError 'conflict' it rests already
 */
export async function grantWithin(tx: Tx, needs: GrantNeeds, grant: Grant): Promise<Override> {
  const { actor, task, type, terms, requestedById } = grant;
  const at = needs.clock.now();
  const day = localDay(at, actor.timeZone);
  const taken = await lockRefs(tx, day);
  await requireFree(tx, { ...terms, at });
  const override: Override = {
    ...terms,
    ...{ id: needs.random.uuid(), ref: nextRef(day, taken), type, requestedById, team: task.team, grantedAt: at },
    ...{ authoriserId: actor.personId, endedAt: null, endedById: null, outcome: null },
  };
  await insertOverride(tx, override);
  await recordChange(tx, actor, {
    ...{ id: needs.random.uuid(), at, subject: { kind: 'override', id: override.id }, action: 'override.grant' },
    ...{ before: null, after: { ...override }, reason: terms.justification },
  });
  await needs.announce(tx, overrideGranted, toEvent(actor, override));
  const args = { overrideId: override.id };
  await needs.schedules.set(tx, { name: 'overrides.expire-override', key: override.id, at: override.expiresAt, args });
  const month = monthOf(at);
  await needs.schedules.set(tx, {
    ...{ name: 'overrides.report-month', key: month, args: { month } },
    at: new Date(Math.max(reportableAt(month).getTime(), at.getTime())),
  });
  const told = concernedBy(override, task).filter((personId) => personId !== actor.personId);
  await tellAtWork(tx, needs, { messages: told.map((personId) => grantedNote(override.id, personId)) });
  return override;
}

/** Its authoriser, who asked for it, and the task's R and A, each once. */
export function concernedBy(
  { authoriserId, requestedById }: Pick<Override, 'authoriserId' | 'requestedById'>,
  task: Pick<OverrideTask, 'responsibleId' | 'accountableId'> | undefined,
): readonly PersonId[] {
  const all = [authoriserId, requestedById, task?.responsibleId, task?.accountableId];
  return [...new Set(all.filter((id) => id !== null && id !== undefined))];
}

export function toEvent({ workspaceId }: Pick<PersonActor, 'workspaceId'>, override: Override): OverrideEvent {
  const { id, ref, type, rule, taskId, authoriserId } = override;
  return { workspaceId, overrideId: id, ref, type, rule, taskId: taskId as OverrideEvent['taskId'], authoriserId };
}

/** @throws MusterError 'conflict' the rule rests for the task already */
export async function requireFree(
  tx: Tx,
  asked: { readonly rule: SuspendableRule; readonly taskId: string; readonly at: Date },
): Promise<void> {
  const active = await findActive(tx, asked);
  if (active === null) return;
  const sentence = `The ${ruleWords[asked.rule].name} rests already (${active.ref}). End that one first to change it: \`/muster override list\`.`;
  throw new MusterError('conflict', sentence, { fields: { rule: sentence } });
}
