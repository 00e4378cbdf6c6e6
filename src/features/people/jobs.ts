import { z } from 'zod';
import type { IdentityId, PersonId } from '../../kit/ids.ts';
import { defineSubscription, type Schedule, type Subscription } from '../../ports/inbound/feature.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { identityLinked } from './events.ts';
import { askNow, refreshAsk } from './use-cases/ask-person.ts';
import { turnAbsence } from './use-cases/follow-statuses.ts';
import { syncMembers } from './use-cases/sync-members.ts';

const HOUR_MS = 3_600_000;

/** The daily look at all of Slack's members (events may be lost, and this heals it), and who leaves or comes back. */
export function peopleSchedules(
  needs: Pick<Ports, 'scope' | 'clock' | 'random' | 'slackDirectory' | 'memory' | 'announce' | 'schedules' | 'outbox'>,
): readonly Schedule[] {
  return [
    {
      name: 'people.sync-members',
      catchUp: 'once',
      // Up to an hour early or late, so that workspaces drift apart instead of asking Slack all at once.
      every: (after) => new Date(after.getTime() + (23 + 2 * needs.random.fraction()) * HOUR_MS),
      run: async ({ actor, log }) => {
        const { seen, added, changed } = await syncMembers(needs, actor);
        log.info({ event: 'people.synced', seen, added, changed }, 'Slack’s members were taken over');
      },
    },
    {
      name: 'people.turn-absence',
      catchUp: 'once',
      run: ({ actor, args }) => turnAbsence(needs, actor, turnArgs.parse(args).personId),
    },
    {
      name: 'people.ask-person',
      catchUp: 'once',
      run: ({ actor, args }) => askNow(needs, actor, askArgs.parse(args)),
    },
  ];
}

/** A rule may settle what somebody was asked. */
export const peopleSubscriptions = (needs: Pick<Ports, 'scope' | 'outbox'>): readonly Subscription[] => [
  defineSubscription({
    event: identityLinked,
    subscriber: 'people.refresh-question',
    run: ({ identityId }, { actor }) => refreshAsk(needs, actor, identityId),
  }),
];

const turnArgs = z.object({ personId: z.uuid().transform((id) => id as PersonId) });

const askArgs = turnArgs.extend({ identityId: z.uuid().transform((id) => id as IdentityId) });
