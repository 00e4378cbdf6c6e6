import { z } from 'zod';
import type { InvitationId, PersonId, PullRequestId, SurveyId } from '../../kit/ids.ts';
import { defineSubscription, type Schedule, type ScheduleRun, type Subscription } from '../../ports/inbound/feature.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { awayChanged, rosterChanged } from '../people/index.ts';
import { detailsSettled, pullRequestEvents } from '../pull-requests/index.ts';
import { closeSurveys } from './use-cases/close-surveys.ts';
import { inviteLateReviewers } from './use-cases/invite.ts';
import { tellStrangers } from './use-cases/note-strangers.ts';
import { decideAfterRead, decideLate, openSurvey } from './use-cases/open-survey.ts';
import { remindPeople } from './use-cases/remind-people.ts';
import { revealSurvey } from './use-cases/reveal-survey.ts';
import { sendWaiting } from './use-cases/send-invitations.ts';

/** A merge opens a survey; what is told of it later is taken in, and so is when people work. */
export const surveySubscriptions = (needs: Ports): readonly Subscription[] => [
  defineSubscription({
    event: pullRequestEvents.merged,
    subscriber: 'pr-surveys.open-survey',
    run: (event) => openSurvey(needs, event),
  }),
  defineSubscription({
    event: detailsSettled,
    subscriber: 'pr-surveys.decide-after-read',
    run: (event) => decideAfterRead(needs, event),
  }),
  defineSubscription({
    event: pullRequestEvents.reviewed,
    subscriber: 'pr-surveys.invite-late-reviewers',
    run: (event) => inviteLateReviewers(needs, event),
  }),
  defineSubscription({
    event: awayChanged,
    subscriber: 'pr-surveys.follow-absences',
    run: ({ personId }, { actor }) => sendWaiting(needs, actor, personId),
  }),
  defineSubscription({
    event: rosterChanged,
    subscriber: 'pr-surveys.follow-roster',
    run: ({ personId }, { actor }) => sendWaiting(needs, actor, personId),
  }),
];

/** Waits of surveys; late ones after a downtime still run, once, and each decides itself what is left to do. */
export const surveySchedules = (needs: Ports): readonly Schedule[] => [
  {
    name: 'pr-surveys.decide-late',
    catchUp: 'once',
    run: ({ workspaceId, args }) => decideLate(needs, { workspaceId, ...pull.parse(args) }),
  },
  {
    name: 'pr-surveys.send-waiting',
    catchUp: 'once',
    runMany: async (runs) => {
      for (const { actor, args } of runs) await sendWaiting(needs, actor, person.parse(args).personId);
    },
  },
  {
    name: 'pr-surveys.remind-person',
    catchUp: 'once',
    runMany: (runs) =>
      withActor(runs, (actor) =>
        remindPeople(
          needs,
          actor,
          runs.map(({ args }) => day.parse(args)),
        ),
      ),
  },
  {
    name: 'pr-surveys.close-invitation',
    catchUp: 'once',
    runMany: (runs) =>
      withActor(runs, (actor) =>
        closeSurveys(
          needs,
          actor,
          runs.map(({ args }) => invitation.parse(args).invitationId),
        ),
      ),
  },
  {
    name: 'pr-surveys.reveal-late',
    catchUp: 'once',
    run: ({ actor, args }) => revealSurvey(needs, actor, survey.parse(args).surveyId),
  },
  {
    name: 'pr-surveys.tell-strangers',
    catchUp: 'once',
    run: ({ actor, args }) => tellStrangers(needs, actor, admin.parse(args)),
  },
];

async function withActor(
  runs: readonly ScheduleRun[],
  run: (actor: ScheduleRun['actor']) => Promise<void>,
): Promise<void> {
  const [first] = runs;
  if (first !== undefined) await run(first.actor);
}

const personId = z.uuid().transform((id) => id as PersonId);
const on = z.iso.date();
const pull = z.object({ pullRequestId: z.uuid().transform((id) => id as PullRequestId) });
const person = z.object({ personId });
const day = z.object({ personId, on });
const invitation = z.object({ invitationId: z.uuid().transform((id) => id as InvitationId) });
const survey = z.object({ surveyId: z.uuid().transform((id) => id as SurveyId) });
const admin = z.object({ adminId: personId, on });
