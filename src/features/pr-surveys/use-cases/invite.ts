import type { InvitationId, PullRequestId, WorkspaceId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Respondent } from '../domain/respondents.ts';
import type { Invitation, Survey } from '../domain/survey.ts';
import { insertInvitations } from '../store/invitations.ts';
import { findSurveyOf, holdMerge, lockSurveys } from '../store/surveys.ts';
import { readMerge } from './read-merge.ts';
import { type SendNeeds, sendInvitations } from './send-invitations.ts';

type Inviting = { readonly survey: Survey; readonly respondents: readonly Respondent[] };

/** Asks these people, each in their working time; those who are asked already stay as they are. */
export async function inviteAll(needs: SendNeeds, tx: Tx, { survey, respondents }: Inviting): Promise<void> {
  const invitations = respondents.map((one) => newInvitation(needs, { survey, ...one }));
  const fresh = await insertInvitations(tx, invitations);
  await sendInvitations(
    needs,
    tx,
    fresh.map(({ personId }) => personId),
  );
}

/**
 * A review came after the merge, or its webhook did: asks its reviewer too, while the survey is open and nothing older
 * than a day is asked about.
 */
export function inviteLateReviewers(
  needs: SendNeeds & Pick<Ports, 'scope'>,
  { workspaceId, pullRequestId }: { readonly workspaceId: WorkspaceId; readonly pullRequestId: PullRequestId },
): Promise<void> {
  return needs.scope(workspaceId, async (tx) => {
    await holdMerge(tx, pullRequestId);
    const known = await findSurveyOf(tx, pullRequestId);
    if (known === null || known.state !== 'open') return;
    const merge = await readMerge(tx, pullRequestId, needs.clock.now());
    if (merge === null || merge.merged.silent) return;
    const [survey] = await lockSurveys(tx, [known.id]);
    if (survey === undefined || survey.state !== 'open') return;
    const respondents = merge.respondents.asked.filter(
      ({ role, personId }) => role === 'reviewer' && personId !== survey.authorId,
    );
    await inviteAll(needs, tx, { survey, respondents });
  });
}

function newInvitation(
  needs: Pick<Ports, 'random'>,
  { survey, personId, role }: Respondent & { readonly survey: Survey },
): Invitation {
  return {
    ...{ id: needs.random.uuid() as InvitationId, surveyId: survey.id, personId, role, state: 'waiting', weight: 1 },
    ...{ cardId: null, askedAt: null, withdrawnAt: null, ai: null, quality: null, guess: null, confidence: null },
    ...{ answeredAt: null, closedAt: null, revealedAt: null, verdict: null },
  };
}
