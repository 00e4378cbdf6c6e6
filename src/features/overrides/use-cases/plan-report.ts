import type { RuleActor } from '../../../kit/actor.ts';
import { nextLocalInstant } from '../../../kit/dates/next-local-instant.ts';
import { timesAtWork } from '../../../kit/dates/working-life.ts';
import { instantOf } from '../../../kit/zones.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { listIdsWithRole, listWorkingLives } from '../../people/index.ts';
import { monthEnd } from '../domain/report.ts';
import { reportNote } from '../outgoing.ts';
import { tellAtWork } from './tell-at-work.ts';

type Needs = Pick<Ports, 'scope' | 'outbox' | 'schedules' | 'clock' | 'holidays'>;

/** Each admin and manager reads the month's report on their first working morning after it. Harmless when repeated. */
export async function planReport(needs: Needs, actor: RuleActor, month: string): Promise<void> {
  const now = needs.clock.now();
  const first = monthEnd(month).toISOString().slice(0, 10);
  await needs.scope(actor.workspaceId, async (tx) => {
    const personIds = await listIdsWithRole(tx, ['admin', 'manager']);
    const lives = await listWorkingLives(needs, tx, { personIds, since: now });
    for (const [personId, life] of lives) {
      const { timeZone, hours } = life.workplace;
      const after = new Date(instantOf(first, '00:00', timeZone).getTime() - 1);
      const at = nextLocalInstant({ after, ...timesAtWork(life, hours.start) });
      const message = reportNote(month, personId);
      if (at === null) continue;
      // After a downtime that morning may be over: then as soon as they are at work.
      if (at <= now) await tellAtWork(tx, needs, { messages: [message] });
      else {
        const args = { ...message.args, key: message.key, kind: message.kind, living: false };
        await needs.schedules.set(tx, { name: 'overrides.tell-person', key: message.key, at, args });
      }
    }
  });
}
