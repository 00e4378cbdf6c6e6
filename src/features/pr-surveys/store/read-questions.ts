import type { Tx } from '../../../ports/outbound/store.ts';
import { listIdentitiesById, listPeople } from '../../people/index.ts';
import { listEvidenceOf, listPullRequestsById, type PullRequest, refOf } from '../../pull-requests/index.ts';
import type { Reveal, SurveyQuestion } from '../domain/card.ts';
import { stateOf } from '../domain/question-state.ts';
import type { Invitation, Survey, Word } from '../domain/survey.ts';
import { listInvitationsOf } from './invitations.ts';
import { listSurveysById } from './surveys.ts';

/**
 * These invitations as their own person may see them, in the same order. The author's word is read for those alone whose
 * reveal was made.
 */
export async function readQuestions(tx: Tx, invitations: readonly Invitation[]): Promise<readonly SurveyQuestion[]> {
  const surveys = await listSurveysById(tx, [...new Set(invitations.map(({ surveyId }) => surveyId))]);
  const pulls = await listPullRequestsById(
    tx,
    surveys.map(({ pullRequestId }) => pullRequestId),
  );
  const authors = await nameAuthors(tx, pulls);
  const questions: SurveyQuestion[] = [];
  for (const invitation of invitations) {
    const survey = surveys.find(({ id }) => id === invitation.surveyId);
    const pull = pulls.find(({ id }) => id === survey?.pullRequestId);
    if (survey === undefined || pull === undefined) continue;
    const { ai, quality, guess, confidence, closedAt, role } = invitation;
    const author = authors.get(pull.authorId ?? '') ?? SOMEBODY;
    questions.push({
      ...{ invitationId: invitation.id, surveyId: survey.id, role, ai, quality, guess, confidence, closedAt },
      pullRequest: {
        ...{ ref: refOf(pull), title: pull.title, url: pull.url, author: author.name },
        agent: survey.byAgent ? author.login : null,
      },
      state: stateOf(invitation, survey),
      reveal: await readReveal(tx, { invitation, survey, pull }),
    });
  }
  return questions;
}

type Revealed = { readonly invitation: Invitation; readonly survey: Survey; readonly pull: PullRequest };

async function readReveal(tx: Tx, { invitation, survey, pull }: Revealed): Promise<Reveal | null> {
  const { verdict, revealedAt } = invitation;
  if (verdict === null || revealedAt === null) return null;
  const word = verdict.truth === null ? null : await readWord(tx, survey);
  const evidence = (await listEvidenceOf(tx, pull)).filter(({ proves }) => proves === 'work');
  return {
    ...verdict,
    at: revealedAt,
    word,
    evidence: evidence.map(({ tool, source, quote }) => ({ tool, source, quote })),
  };
}

async function readWord(tx: Tx, { id }: Survey): Promise<Word | null> {
  return (await listInvitationsOf(tx, [id])).find(({ role }) => role === 'author')?.ai ?? null;
}

type Named = { readonly name: string; readonly login: string };
const SOMEBODY: Named = { name: 'Somebody', login: 'an agent' };

/** As Slack calls them, else their login. */
async function nameAuthors(tx: Tx, pulls: readonly PullRequest[]): Promise<ReadonlyMap<string, Named>> {
  const ids = pulls.flatMap(({ authorId }) => authorId ?? []);
  const identities = await listIdentitiesById(tx, [...new Set(ids)]);
  const people = await listPeople(
    tx,
    identities.flatMap(({ personId }) => personId ?? []),
  );
  return new Map(
    identities.map(({ id, login, personId }) => {
      const name = people.find((person) => person.id === personId)?.name ?? login ?? SOMEBODY.name;
      return [id, { name, login: login ?? SOMEBODY.login }];
    }),
  );
}
