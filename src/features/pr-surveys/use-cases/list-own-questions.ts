import type { PersonActor } from '../../../kit/actor.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { SurveyQuestion } from '../domain/card.ts';
import { listOpenQuestions } from '../store/read-card.ts';

export type OwnQuestions = {
  /** Something of them waits for an answer; oldest first. */
  readonly waiting: readonly SurveyQuestion[];
  /** They wait for the reveal and can be changed. */
  readonly answered: readonly SurveyQuestion[];
};

/** What somebody was asked and isn't over. */
export function listOwnQuestions(needs: Pick<Ports, 'scope'>, actor: PersonActor): Promise<OwnQuestions> {
  return needs.scope(actor.workspaceId, (tx) => ownQuestions(tx, actor));
}

/** The same in a transaction. */
export async function ownQuestions(tx: Tx, { personId }: PersonActor): Promise<OwnQuestions> {
  const open = await listOpenQuestions(tx, personId);
  return {
    waiting: open.filter(({ state }) => state === 'asked'),
    answered: open.filter(({ state }) => state === 'answered'),
  };
}
