import type { PersonId, PullRequestId, SurveyId, TeamId, WorkspaceId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listTeamsOf } from '../../people/index.ts';
import { askForDetails } from '../../pull-requests/index.ts';
import { mayAsk } from '../domain/settings.ts';
import { type SkipReason, skipReason } from '../domain/skip-reason.ts';
import type { Survey } from '../domain/survey.ts';
import { filesWait } from '../outgoing.ts';
import { listTeamChoices } from '../store/settings.ts';
import { decideSurvey, findSurveyOf, holdMerge, insertSurvey } from '../store/surveys.ts';
import { inviteAll } from './invite.ts';
import { noteStrangers } from './note-strangers.ts';
import { type Merge, readMerge } from './read-merge.ts';
import type { SendNeeds } from './send-invitations.ts';

export type OpenNeeds = SendNeeds & Pick<Ports, 'jobs'>;

type Asked = { readonly workspaceId: WorkspaceId; readonly pullRequestId: PullRequestId };

/**
 * Opens the survey of a merged pull request, or decides that nobody is asked and why. Where its files could decide and
 * aren't read yet it waits for them, ten minutes at most. A survey that was decided stays as it is, so the same event may
 * come twice.
 */
export function openSurvey(needs: OpenNeeds, { workspaceId, pullRequestId }: Asked): Promise<void> {
  return needs.scope(workspaceId, async (tx) => {
    await holdMerge(tx, pullRequestId);
    if ((await findSurveyOf(tx, pullRequestId)) !== null) return;
    await decide(needs, tx, { workspaceId, pullRequestId, known: null, takeUnknown: false });
  });
}

/** Files were read, or can't be: decides a survey that waits for them. Nothing waits: nothing happens. */
export function decideAfterRead(needs: OpenNeeds, { workspaceId, pullRequestId }: Asked): Promise<void> {
  return needs.scope(workspaceId, async (tx) => {
    await holdMerge(tx, pullRequestId);
    const known = await findSurveyOf(tx, pullRequestId);
    if (known?.state === 'waiting') await decide(needs, tx, { workspaceId, pullRequestId, known, takeUnknown: false });
  });
}

/** The wait for files is over: decides with what is known. */
export function decideLate(needs: OpenNeeds, { workspaceId, pullRequestId }: Asked): Promise<void> {
  return needs.scope(workspaceId, async (tx) => {
    await holdMerge(tx, pullRequestId);
    const known = await findSurveyOf(tx, pullRequestId);
    if (known?.state === 'waiting') await decide(needs, tx, { workspaceId, pullRequestId, known, takeUnknown: true });
  });
}

type Deciding = Asked & { readonly known: Survey | null; readonly takeUnknown: boolean };

async function decide(needs: OpenNeeds, tx: Tx, { workspaceId, pullRequestId, known, takeUnknown }: Deciding) {
  const now = needs.clock.now();
  const merge = await readMerge(tx, pullRequestId, now);
  if (merge === null) return;
  const reason = skipReason(merge.merged);
  if (reason === 'unknown' && !takeUnknown && !(known !== null && neverRead(merge)))
    return waitForFiles(needs, tx, { workspaceId, merge, known, now });
  const decided = await judge(tx, { merge, reason: reason === 'unknown' ? null : reason });
  const survey: Survey = known === null ? newSurvey(needs, { merge, now, decided }) : { ...known, ...decided };
  const isOurs = known === null ? await insertSurvey(tx, survey) : await decideSurvey(tx, survey);
  if (!isOurs) return;
  if (known !== null) await needs.schedules.cancel(tx, filesWait(pullRequestId).name, pullRequestId);
  if (isAboutPeople(survey.skipped)) await noteStrangers(needs, tx, merge.respondents.unmatched);
  if (survey.state === 'open') await inviteAll(needs, tx, { survey, respondents: merge.respondents.asked });
}

/** The host was asked, and told nothing of it at all: an older head that was read means that a read is on its way. */
function neverRead({ pullRequest }: Merge): boolean {
  return pullRequest.readHeadSha === null || pullRequest.readHeadSha === pullRequest.headSha;
}

/** Those that nobody would have been asked about say nothing about accounts. */
function isAboutPeople(skipped: SkipReason | null): boolean {
  return skipped === null || skipped === 'no-author';
}

type Waiting = {
  readonly workspaceId: WorkspaceId;
  readonly merge: Merge;
  readonly known: Survey | null;
  readonly now: Date;
};

async function waitForFiles(needs: OpenNeeds, tx: Tx, { workspaceId, merge, known, now }: Waiting): Promise<void> {
  if (known !== null) return;
  const nobody = { state: 'waiting' as const, skipped: null, authorId: null, byAgent: false, teamIds: [] };
  if (!(await insertSurvey(tx, newSurvey(needs, { merge, now, decided: nobody })))) return;
  const { id: pullRequestId } = merge.pullRequest;
  await needs.schedules.set(tx, { ...filesWait(pullRequestId), at: new Date(now.getTime() + FILES_MS) });
  await askForDetails(needs, tx, { workspaceId, pullRequestId });
}

/** How long files are waited for, in milliseconds: a host that is away or out of calls. House rule in README, "AI Detective". */
const FILES_MS = 10 * 60_000;

type Decided = Pick<Survey, 'state' | 'skipped' | 'authorId' | 'byAgent' | 'teamIds'>;

async function judge(tx: Tx, { merge, reason }: { merge: Merge; reason: SkipReason | null }): Promise<Decided> {
  const { asked, byAgent } = merge.respondents;
  const authorId = asked.find(({ role }) => role === 'author')?.personId ?? null;
  const nobody = { state: 'skipped' as const, authorId: null, byAgent, teamIds: [] };
  if (reason !== null) return { ...nobody, skipped: reason };
  if (authorId === null) return { ...nobody, skipped: 'no-author' };
  const teamIds = await teamsAt(tx, authorId);
  const choices = await listTeamChoices(tx, teamIds);
  if (!mayAsk([...choices.values()])) return { ...nobody, skipped: 'team-off' };
  return { state: 'open', skipped: null, authorId, byAgent, teamIds };
}

async function teamsAt(tx: Tx, personId: PersonId): Promise<readonly TeamId[]> {
  return (await listTeamsOf(tx, [personId])).map(({ team }) => team.id);
}

function newSurvey(
  needs: Pick<Ports, 'random'>,
  { merge, now, decided }: { merge: Merge; now: Date; decided: Decided },
): Survey {
  const { pullRequest, mergedAt } = merge;
  const id = needs.random.uuid() as SurveyId;
  return { ...decided, id, pullRequestId: pullRequest.id, mergedAt, openedAt: now, lockedAt: null, settledAt: null };
}
