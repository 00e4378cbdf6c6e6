import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import { recordChange } from '../../history/index.ts';
import { listAdminIds } from '../../people/index.ts';
import type { Override, OverrideRequest } from '../domain/override.ts';
import { mayAnswer } from '../domain/rights.ts';
import { answerNote, requestCard } from '../outgoing.ts';
import { claimAnswer, findRequest } from '../store/requests.ts';
import { grantWithin } from './grant-within.ts';
import type { StartNeeds } from './start-override.ts';
import { tellAtWork } from './tell-at-work.ts';

export type Answered =
  | { readonly kind: 'granted'; readonly override: Override; readonly request: OverrideRequest }
  | { readonly kind: 'declined' | 'already-answered'; readonly request: OverrideRequest };

/**
 * A lead grants or declines what an accountable person asked for. A later answer changes nothing.
 * @throws MusterError 'not-found' · 'forbidden' not a lead, or one's own wish · 'conflict' its time is over, the task is
 *   closed, or the rule rests already
 */
export function answerRequest(
  needs: StartNeeds,
  actor: PersonActor,
  { requestId, answer }: { readonly requestId: string; readonly answer: 'granted' | 'declined' },
): Promise<Answered> {
  return needs.act(actor, async (tx) => {
    const request = await findRequest(tx, requestId);
    const task = request === null ? undefined : await needs.overrideTasks.list(tx, [request.taskId], actor.personId);
    const about = request === null ? undefined : task?.get(request.taskId);
    if (request === null || about === undefined)
      throw new MusterError('not-found', 'I can’t find that request any more.');
    if (request.answer !== null) return { kind: 'already-answered', request };
    if (!mayAnswer(actor, request))
      throw new MusterError('forbidden', 'A lead other than the person who asks has to answer this.');
    const now = needs.clock.now();
    if (answer === 'granted' && (request.expiresAt <= now || !about.open))
      throw new MusterError('conflict', 'There is nothing left to grant: its time is over or the task is closed.');
    const { requestedById, id, answer: _answer, answeredById: _by, ...terms } = request;
    const grant = { actor, task: about, type: 'automation', terms, requestedById } as const;
    const override = answer === 'granted' ? await grantWithin(tx, needs, grant) : null;
    const claim = { id, byId: actor.personId, answer, overrideId: override?.id ?? null };
    const answered = await claimAnswer(tx, claim);
    // Somebody answered between our look and our write: what was granted above is rolled back.
    if (answered === null) throw new MusterError('conflict', 'Somebody else answered this a moment ago.');
    await recordChange(tx, actor, {
      ...{ id: needs.random.uuid(), at: now, subject: { kind: 'override-request', id }, action: `override.${answer}` },
      ...{ before: { answer: null }, after: { answer, overrideId: claim.overrideId } },
    });
    const asked = [...about.leadIds, ...(await listAdminIds(tx)), actor.personId];
    await needs.outbox.refresh(
      tx,
      [...new Set(asked)].map((personId) => requestCard(id, personId).key),
    );
    if (override === null) await tellAtWork(tx, needs, { messages: [answerNote(id, requestedById)] });
    return override === null
      ? { kind: 'declined', request: answered }
      : { kind: 'granted', override, request: answered };
  });
}
