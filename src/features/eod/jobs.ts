import { z } from 'zod';
import type { PersonId, TeamId } from '../../kit/ids.ts';
import { defineSubscription, type Schedule, type ScheduleRun, type Subscription } from '../../ports/inbound/feature.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { rosterChanged } from '../people/index.ts';
import { askForCheckIns } from './use-cases/ask-for-check-ins.ts';
import { closeWindow, tellLead } from './use-cases/close-window.ts';
import { planCheckIns } from './use-cases/plan-check-ins.ts';
import { remindPerson } from './use-cases/remind-person.ts';
import { askAgain } from './use-cases/snooze-check-in.ts';
import { tellWaiting } from './use-cases/tell-waiting.ts';

const DAY_MS = 24 * 3_600_000;

/** Whoever works at other times or in another team is asked at other times. */
export const eodSubscriptions = (needs: Ports): readonly Subscription[] => [
  defineSubscription({
    event: rosterChanged,
    subscriber: 'eod.follow-roster',
    run: (_, { actor }) => planCheckIns(needs, actor),
  }),
];

/** Waits of check-ins; what was missed while down still runs, and each decides itself whether it is too late. */
export const eodSchedules = (needs: Ports): readonly Schedule[] => [
  {
    name: 'eod.plan-people',
    catchUp: 'once',
    // The daily look at what nobody told us of.
    every: (after) => new Date(after.getTime() + DAY_MS),
    run: ({ actor }) => planCheckIns(needs, actor),
  },
  {
    name: 'eod.ask-person',
    catchUp: 'once',
    runMany: async (runs) => {
      const due = runs.map(({ args, dueAt }) => ({ personId: z.uuid().parse(args.personId) as PersonId, dueAt }));
      for (const { actor } of runs.slice(0, 1)) await askForCheckIns(needs, actor, due);
    },
  },
  { name: 'eod.ask-again', catchUp: 'once', run: ({ actor, args }) => askAgain(needs, actor, idIn(args)) },
  {
    name: 'eod.remind-person',
    catchUp: 'once',
    run: ({ actor, args, dueAt }) => remindPerson(needs, actor, { checkInId: idIn(args), dueAt }),
  },
  {
    name: 'eod.close-window',
    catchUp: 'once',
    run: ({ actor, args, dueAt }) => closeWindow(needs, actor, { checkInId: idIn(args), dueAt }),
  },
  { name: 'eod.tell-lead', catchUp: 'once', run: ({ actor, args }) => tellLead(needs, actor, dayIn(args)) },
  { name: 'eod.tell-responsible', catchUp: 'once', run: ({ actor, args }) => tellWaiting(needs, actor, noteIn(args)) },
];

const note = z.object({
  checkInId: z.uuid(),
  blockerId: z.uuid(),
  responsibleId: z.uuid().transform((id) => id as PersonId),
});
const day = z.object({ teamId: z.uuid().transform((id) => id as TeamId), on: z.iso.date() });

function idIn(args: ScheduleRun['args']): string {
  return z.uuid().parse(args.checkInId);
}

function noteIn(args: ScheduleRun['args']) {
  return note.parse(args);
}

function dayIn(args: ScheduleRun['args']) {
  return day.parse(args);
}
