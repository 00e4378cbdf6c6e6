import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { PersonId } from '../../../kit/ids.ts';
import { isBlank } from '../../../kit/text.ts';
import type { OverrideTask } from '../../../ports/inbound/overrides.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { recordChange } from '../../history/index.ts';
import { listAdminIds } from '../../people/index.ts';
import {
  checkExpiry,
  type Override,
  type OverrideRequest,
  type OverrideTerms,
  type OverrideType,
  overrideTypes,
} from '../domain/override.ts';
import { mayStart } from '../domain/rights.ts';
import { requestCard } from '../outgoing.ts';
import { insertRequest } from '../store/requests.ts';
import { type GrantNeeds, grantWithin, requireFree } from './grant-within.ts';
import { tellAtWork } from './tell-at-work.ts';

export type StartNeeds = GrantNeeds & Pick<Ports, 'act' | 'scope'>;

export type Started =
  | { readonly kind: 'granted'; readonly override: Override; readonly task: OverrideTask }
  /** A lead answers it. */
  | { readonly kind: 'requested'; readonly request: OverrideRequest; readonly task: OverrideTask };

/** Which task, and which kinds of override this person may start for it. */
export type Offer = { readonly task: OverrideTask; readonly types: readonly OverrideType[] };

/**
 * A task for the form.
 * @throws MusterError 'not-found' none the actor may see · 'forbidden' neither a lead nor the accountable · 'conflict' closed
 */
export function offerOverride(
  needs: Pick<Ports, 'scope' | 'overrideTasks'>,
  actor: PersonActor,
  which: { readonly ref: string } | { readonly id: string },
): Promise<Offer> {
  return needs.scope(actor.workspaceId, async (tx) => {
    const task =
      'ref' in which
        ? await needs.overrideTasks.findByRef(tx, which.ref, actor.personId)
        : ((await needs.overrideTasks.list(tx, [which.id], actor.personId)).get(which.id) ?? null);
    if (task === null) throw new MusterError('not-found', 'I can’t find that task. `/task list` shows yours.');
    return { task, types: requireTypes(actor, task) };
  });
}

/**
 * Lets a rule rest, or asks a lead for it.
 * @throws MusterError 'not-found' · 'forbidden' · 'invalid' with `fields` · 'conflict' it rests already, or the task is closed
 */
export function startOverride(
  needs: StartNeeds,
  actor: PersonActor,
  { type, ...terms }: OverrideTerms & { readonly type: OverrideType },
): Promise<Started> {
  const fault = checkExpiry(type, terms.expiresAt, needs.clock.now());
  if (fault !== null) refuse('untilOn', fault);
  if (isBlank(terms.justification)) refuse('justification', 'Say why the rule has to rest.');
  if (isBlank(terms.risk)) refuse('risk', 'Say what may go wrong, or “none”.');
  return needs.act(actor, async (tx) => {
    const task = (await needs.overrideTasks.list(tx, [terms.taskId], actor.personId)).get(terms.taskId);
    if (task === undefined) throw new MusterError('not-found', 'I can’t find that task any more.');
    if (!requireTypes(actor, task).includes(type)) refuse('type', typeRefusal(type));
    if (type === 'automation')
      return { kind: 'requested', task, request: await ask(tx, needs, { actor, task, terms }) };
    const granted = await grantWithin(tx, needs, { actor, task, type, terms, requestedById: null });
    return { kind: 'granted', task, override: granted };
  });
}

type Asking = { readonly actor: PersonActor; readonly task: OverrideTask; readonly terms: OverrideTerms };

async function ask(tx: Tx, needs: StartNeeds, { actor, task, terms }: Asking): Promise<OverrideRequest> {
  const at = needs.clock.now();
  await requireFree(tx, { ...terms, at });
  const leads = await findApprovers(tx, needs, { actor, task });
  if (leads.length === 0)
    throw new MusterError('conflict', 'There is no lead who could grant this. Ask an admin to name one first.');
  const id = needs.random.uuid();
  const request: OverrideRequest = { ...terms, id, requestedById: actor.personId, answer: null, answeredById: null };
  await insertRequest(tx, request, at);
  const subject = { kind: 'override-request', id };
  const change = {
    id: needs.random.uuid(),
    at,
    subject,
    action: 'override.request',
    before: null,
    after: { ...request },
  };
  await recordChange(tx, actor, { ...change, reason: terms.justification });
  await tellAtWork(tx, needs, { messages: leads.map((leadId) => requestCard(id, leadId)), living: true });
  return request;
}

/** The leads of the task's people, else the admins; of a private task only those who know of it. Never whoever asks. */
async function findApprovers(
  tx: Tx,
  needs: StartNeeds,
  { actor, task }: Pick<Asking, 'actor' | 'task'>,
): Promise<readonly PersonId[]> {
  for (const candidates of [task.leadIds, await listAdminIds(tx)]) {
    const fit: PersonId[] = [];
    for (const id of candidates.filter((one) => one !== actor.personId))
      if (!task.private || (await needs.overrideTasks.listSeen(tx, [task.id], id)).size > 0) fit.push(id);
    if (fit.length > 0) return fit;
  }
  return [];
}

function requireTypes(actor: PersonActor, task: OverrideTask): readonly OverrideType[] {
  if (!task.open) throw new MusterError('conflict', `${task.ref} is closed: no rule holds it up any more.`);
  const types = overrideTypes.filter((type) => mayStart(actor, type, task));
  if (types.length > 0) return types;
  throw new MusterError(
    'forbidden',
    `Only leads, managers and admins let a rule rest, and whoever is accountable for ${task.ref} may ask them to.`,
  );
}

function typeRefusal(type: OverrideType): string {
  return type === 'automation'
    ? 'Only the accountable can ask for this one. Choose another kind.'
    : 'Only leads, managers and admins can choose this one. Choose “Automation”, and a lead will answer.';
}

function refuse(field: string, sentence: string): never {
  throw new MusterError('invalid', sentence, { fields: { [field]: sentence } });
}
