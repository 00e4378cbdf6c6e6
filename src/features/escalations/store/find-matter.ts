import type { AlertId, IdentityId, PersonId, PullRequestId, TaskId } from '../../../kit/ids.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { findChosenRepository } from '../../connections/index.ts';
import { findTeam, listIdentitiesById, listPeople, listTeamsOf } from '../../people/index.ts';
import {
  findAlert,
  findPullRequest,
  findReviewWait,
  listAuthorsOf,
  type PullRequest,
  refOf,
  type SecurityAlert,
} from '../../pull-requests/index.ts';
import { findTask } from '../../tasks/index.ts';
import type { Escalation } from '../domain/escalation.ts';
import type { AlertMatter, Matter, PullMatter } from '../domain/matter.ts';
import { LATELY_DAYS, teamOfRepository } from '../domain/team-of-repository.ts';

export type MatterOf = Pick<Escalation, 'subject' | 'part'>;

/** What an escalation is about, as it stands now; null when it is gone. */
export async function findMatter(tx: Tx, { subject, part }: MatterOf): Promise<Matter | null> {
  switch (subject.kind) {
    case 'task': {
      const task = await findTask(tx, subject.id as TaskId);
      return task === null ? null : { kind: 'task', id: task.id, task };
    }
    case 'pull-request': {
      const pullRequest = await findPullRequest(tx, subject.id as PullRequestId);
      return pullRequest === null ? null : readPull(tx, pullRequest, part);
    }
    case 'alert': {
      const alert = await findAlert(tx, subject.id as AlertId);
      return alert === null ? null : readAlert(tx, alert);
    }
    default:
      return subject.kind satisfies never;
  }
}

async function readPull(tx: Tx, pullRequest: PullRequest, part: string): Promise<PullMatter> {
  const { id, title, url, authorId, repositoryId } = pullRequest;
  const wait = await findReviewWait(tx, pullRequest, part);
  const repository = await findChosenRepository(tx, repositoryId);
  const asked = part.startsWith('account:') ? (part.slice('account:'.length) as IdentityId) : null;
  const named = await listIdentitiesById(
    tx,
    [authorId, asked].filter((one) => one !== null),
  );
  const author = named.find((one) => one.id === authorId);
  const [person] = author?.personId ? await listPeople(tx, [author.personId]) : [];
  return {
    ...{ kind: 'pull-request', id, title, url, ref: refOf(pullRequest), private: repository?.private !== false },
    authorId: author?.personId ?? null,
    authorName: person?.name ?? author?.login ?? 'somebody',
    reviewerName: named.find((one) => one.id === asked)?.login ?? part.replace(/^team:/, 'the team '),
    end: wait === null ? endOf(pullRequest) : null,
  };
}

/** Nobody waits for the review any more. */
function endOf({ state, draft, firstReviewAt }: PullRequest): NonNullable<PullMatter['end']> {
  if (state !== 'open') return state;
  return !draft && firstReviewAt !== null ? 'reviewed' : 'gone';
}

async function readAlert(tx: Tx, { id, repositoryId, ...alert }: SecurityAlert): Promise<AlertMatter> {
  const repository = await findChosenRepository(tx, repositoryId);
  const since = new Date(alert.at.getTime() - LATELY_DAYS * 24 * 3_600_000);
  const authors = await listAuthorsOf(tx, repositoryId, since);
  const known = await listIdentitiesById(
    tx,
    authors.map(({ authorId }) => authorId),
  );
  const people = authors.flatMap(({ authorId, pullRequests }) => {
    const personId: PersonId | null = known.find((one) => one.id === authorId)?.personId ?? null;
    return personId === null ? [] : [{ personId, pullRequests }];
  });
  const memberships = await listTeamsOf(
    tx,
    people.map(({ personId }) => personId),
  );
  const teamId = teamOfRepository(people, memberships);
  return {
    ...{ kind: 'alert', id, alert, ref: repository?.fullName ?? 'a repository' },
    team: teamId === null ? null : await findTeam(tx, teamId),
    end: alert.state === 'closed' ? 'closed' : repository === null ? 'gone' : null,
  };
}
