import { z } from 'zod';
import type { PersonId } from '../../kit/ids.ts';
import type { Schedule } from '../../ports/inbound/feature.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { turnAbsence } from './use-cases/follow-statuses.ts';
import { syncMembers } from './use-cases/sync-members.ts';

const HOUR_MS = 3_600_000;

/** The daily look at all of Slack's members (events may be lost, and this heals it), and who leaves or comes back. */
export function peopleSchedules(
  needs: Pick<Ports, 'scope' | 'clock' | 'random' | 'slackDirectory' | 'memory' | 'announce' | 'schedules'>,
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
  ];
}

const turnArgs = z.object({ personId: z.uuid().transform((id) => id as PersonId) });
