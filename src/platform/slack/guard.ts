import type { PersonActor } from '../../kit/actor.ts';
import { MusterError, RepeatedRequest, UnknownOutcome } from '../../kit/errors.ts';
import type { PeopleDirectory } from '../../ports/inbound/people.ts';
import type { Reply } from '../../ports/inbound/slack.ts';
import { SlackCallError } from '../../ports/outbound/slack.ts';
import type { Random } from '../../ports/outbound/system.ts';
import { type DeliveryNeeds, deliver, refuse } from './deliver.ts';
import { refusals, sentences } from './sentences.ts';
import type { Turn } from './turn.ts';

export type GuardNeeds = DeliveryNeeds & { readonly people: PeopleDirectory; readonly random: Random };

/**
 * Around every listener, once: finds who acts (or says politely why not), runs, delivers the reply, and turns whatever
 * is thrown into a sentence. Never throws.
 */
export async function guard(needs: GuardNeeds, turn: Turn, run: (actor: PersonActor) => Promise<Reply>): Promise<void> {
  try {
    const actor = await findActor(needs, turn);
    if (typeof actor === 'string') {
      turn.exchange.result = 'refused';
      return await refuse(needs, turn, { fields: {}, sentence: actor });
    }
    // Too late: the person has been told that nothing was changed, and that must stay true.
    if (turn.exchange.result === 'late') return;
    turn.exchange.begun = true;
    await deliver(needs, turn, await run(actor));
  } catch (error) {
    await explain(needs, turn, error);
  }
}

/** Turns what was thrown into words for the person and a line for the log. Never throws. */
export async function explain(needs: GuardNeeds, turn: Turn, error: unknown): Promise<void> {
  const { exchange } = turn;
  if (error instanceof RepeatedRequest) {
    exchange.result = 'repeated';
    return exchange.answer(null);
  }
  const { result, sentence, fields = {} } = describe(needs, turn, error);
  exchange.result = result;
  try {
    await refuse(needs, turn, { fields, sentence });
  } catch (failure) {
    exchange.log.error({ event: 'slack.guard-failed', error: failure }, 'the guard could not answer');
    exchange.answer(null);
  }
}

type Explanation = {
  readonly result: 'refused' | 'unavailable' | 'failed';
  readonly sentence: string;
  readonly fields?: Readonly<Record<string, string>>;
};

function describe(needs: GuardNeeds, { exchange: { log } }: Turn, error: unknown): Explanation {
  if (error instanceof MusterError) {
    const away = error.fault === 'unavailable';
    if (away) log.warn({ event: 'slack.unavailable', error }, 'a request found something away');
    else log.info({ event: 'slack.refused', fault: error.fault, error }, 'a request was refused');
    return { result: away ? 'unavailable' : 'refused', sentence: error.message, fields: error.fields };
  }
  if (error instanceof UnknownOutcome) {
    log.error({ event: 'slack.unconfirmed', error }, 'nobody knows whether a change was committed');
    return { result: 'unavailable', sentence: sentences.unconfirmed };
  }
  if (error instanceof SlackCallError && error.failure.kind !== 'permanent') {
    log.warn({ event: 'slack.unavailable', error }, 'a request found Slack away');
    return { result: 'unavailable', sentence: sentences.unavailable };
  }
  const reference = needs.random.reference();
  log.error({ event: 'slack.failed', reference, error }, 'a listener failed');
  return { result: 'failed', sentence: sentences.broken(reference) };
}

/** @returns the actor, or the sentence that says why there is none */
export async function findActor(needs: Pick<GuardNeeds, 'people'>, turn: Turn): Promise<PersonActor | string> {
  const { workspace, userId, surface, exchange } = turn;
  const found = await needs.people.findActor(workspace.id, userId);
  if (found.kind === 'refused') return refusals[found.reason];
  if (found.kind === 'unknown') return sentences.stranger;
  return {
    kind: 'person',
    workspaceId: workspace.id,
    ...found.member,
    surface,
    requestKey: exchange.key,
  };
}
