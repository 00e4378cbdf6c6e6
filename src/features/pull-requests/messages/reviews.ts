import type { PersonId, PullRequestId } from '../../../kit/ids.ts';
import type { Args, Renderer } from '../../../ports/inbound/feature.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listSelectedRepositories } from '../../connections/index.ts';
import { listIdentitiesById, listIdentitiesOf, listPeople } from '../../people/index.ts';
import { buildReviewCard } from '../blocks/review-card.ts';
import type { PullRequest } from '../domain/pull-request.ts';
import { reviewAskOf } from '../domain/review-ask.ts';
import { findPullRequest } from '../store/pull-requests.ts';
import { findLastWord, listAskedAt } from '../store/read-asks.ts';
import { syncMessages } from './sync.ts';

/** What goes out about pull requests, drawn as things stand when it is sent. */
export const pullRequestMessages = (): Readonly<Record<string, Renderer>> => ({
  ...syncMessages(),
  'pull-requests.review-card': async (tx, args, { reader, now }) => {
    const subject = await readSubject(tx, args);
    if (subject === null) return null;
    const accounts = await listIdentitiesOf(tx, [String(args.personId) as PersonId]);
    const own = accounts.map(({ id }) => id);
    const named = subject.requestedReviewerIds.filter((id) => own.includes(id));
    const verdict = await findLastWord(tx, subject, own);
    const ask = reviewAskOf({ pullRequest: subject, requested: named.length > 0, verdict });
    const askedAt = await listAskedAt(tx, subject);
    const since = named.map((id) => askedAt.get(`account:${id}`)).find((at) => at !== undefined) ?? null;
    const author = await nameAuthor(tx, subject);
    const drawn = buildReviewCard(
      { pullRequest: subject, ask, author, since, team: null, discreet: false },
      {
        timeZone: reader.timeZone,
        now,
      },
    );
    return { ...drawn, repost: ask === 'waiting' || ask === 'waiting-again' };
  },
  'pull-requests.team-review-card': async (tx, args, { reader, now }) => {
    const subject = await readSubject(tx, args);
    if (subject === null) return null;
    const team = String(args.team);
    const requested = subject.requestedTeams.includes(team);
    const ask = reviewAskOf({ pullRequest: subject, requested, verdict: null });
    const since = (await listAskedAt(tx, subject)).get(`team:${team}`) ?? null;
    const author = await nameAuthor(tx, subject);
    const repository = (await listSelectedRepositories(tx)).find(({ id }) => id === subject.repositoryId);
    const discreet = repository?.private !== false;
    return buildReviewCard(
      { pullRequest: subject, ask, author, since, team, discreet },
      {
        timeZone: reader.timeZone,
        now,
      },
    );
  },
});

function readSubject(tx: Tx, { pullRequestId }: Args): Promise<PullRequest | null> {
  return findPullRequest(tx, String(pullRequestId) as PullRequestId);
}

/** As Slack calls them, else their login. */
async function nameAuthor(tx: Tx, { authorId }: PullRequest): Promise<string> {
  const [identity] = authorId === null ? [] : await listIdentitiesById(tx, [authorId]);
  const [person] = identity?.personId ? await listPeople(tx, [identity.personId]) : [];
  return person?.name ?? identity?.login ?? 'Somebody';
}
