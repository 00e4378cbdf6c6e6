import type { PersonActor } from '../../../kit/actor.ts';
import type { InvitationId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { recordChange } from '../../history/index.ts';
import { type Answer, type Judged, judgeAnswer, type Unchanged } from '../domain/answer.ts';
import type { Invitation } from '../domain/survey.ts';
import { findInvitation, saveAnswers } from '../store/invitations.ts';
import { lockSurveys } from '../store/surveys.ts';
import { type RevealNeeds, revealReady } from './reveal-survey.ts';

type Needs = RevealNeeds & Pick<Ports, 'act' | 'random'>;

export type AnswerInput = {
  readonly invitationId: InvitationId;
  /** One click is one part; the form of *Change* brings all of them. */
  readonly answers: readonly Answer[];
  /** From *Change*: replaces what stands there. Otherwise what stands there stays. */
  readonly change?: boolean;
};

/** `revealed`: with this answer the author's word was opened to the clicker. */
export type Recorded =
  | { readonly kind: 'recorded' | 'changed'; readonly revealed: boolean }
  | { readonly kind: Unchanged };

/**
 * Takes a part of somebody's answer. A second click, a late one and somebody else's change nothing, each with its own
 * result; of twenty at once one counts. Writes what happened, without the answer: history is read by others.
 * With the last part that was missing the reveal follows at once, for the clicker and for those who waited for them.
 */
export function recordAnswer(needs: Needs, actor: PersonActor, input: AnswerInput): Promise<Recorded> {
  return needs.act(actor, async (tx) => {
    const found = await findInvitation(tx, input.invitationId);
    if (found === null || found.personId !== actor.personId) return { kind: 'not-yours' };
    const [survey] = await lockSurveys(tx, [found.surveyId]);
    // Read again: whoever held the survey may have changed it.
    const invitation = await findInvitation(tx, input.invitationId);
    if (survey === undefined || invitation === null) return { kind: 'closed' };
    const judged = judgeAll(invitation, input, (one, answer) =>
      judgeAnswer(one, { survey, personId: actor.personId, answer, change: input.change === true }),
    );
    const taken = judged.flatMap((one) => ('answer' in one ? [one] : []));
    const [first] = judged;
    if (taken.length === 0) return first === undefined || 'answer' in first ? { kind: 'closed' } : first;
    const changed = taken.some(({ kind }) => kind === 'changed');
    await write(needs, tx, { actor, invitation, answers: taken.map(({ answer }) => answer), changed });
    const { workspaceId, personId: byId } = actor;
    await revealReady(needs, tx, { workspaceId, surveyId: survey.id, byId, touched: [invitation] });
    const after = await findInvitation(tx, invitation.id);
    return { kind: changed ? 'changed' : 'recorded', revealed: after?.revealedAt != null };
  });
}

/** One after the other: a confidence may come with the guess that it is about. */
function judgeAll(
  before: Invitation,
  { answers }: AnswerInput,
  judge: (invitation: Invitation, answer: Answer) => Judged,
): readonly Judged[] {
  let invitation = before;
  return answers.map((answer) => {
    const judged = judge(invitation, answer);
    if ('answer' in judged) invitation = { ...invitation, [answer.part]: answer.value };
    return judged;
  });
}

type Writing = {
  readonly actor: PersonActor;
  readonly invitation: Invitation;
  readonly answers: readonly Answer[];
  readonly changed: boolean;
};

async function write(needs: Needs, tx: Tx, { actor, invitation, answers, changed }: Writing): Promise<void> {
  const at = needs.clock.now();
  await saveAnswers(tx, invitation.id, { answers, at });
  await recordChange(tx, actor, {
    ...{ id: needs.random.uuid(), at, subject: { kind: 'survey-invitation', id: invitation.id } },
    ...{ action: changed ? 'survey.change-answer' : 'survey.answer', before: null, after: null },
  });
}
