import type { RuleActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { SlackCallError } from '../../../ports/outbound/slack.ts';
import { rosterChanged } from '../events.ts';
import { followStatuses } from './follow-statuses.ts';
import { saveMembers } from './save-members.ts';

type Needs = Pick<Ports, 'scope' | 'clock' | 'random' | 'slackDirectory' | 'memory' | 'announce' | 'schedules'>;

/**
 * Takes over Slack's whole list of members, a transaction a page: what was taken over stays when a later page fails.
 * People missing from the list are left alone; Slack marks those who left. Harmless when repeated.
 * @throws MusterError 'unavailable' Slack can't be asked now
 */
export async function syncMembers(
  needs: Needs,
  actor: RuleActor,
): Promise<{ readonly seen: number; readonly added: number; readonly changed: number }> {
  const total = { seen: 0, added: 0, changed: 0 };
  try {
    for await (const members of needs.slackDirectory.listMembers(actor.workspaceId)) {
      const saved = await needs.scope(actor.workspaceId, async (tx) => {
        const counts = await saveMembers(tx, needs, { actor, members });
        if (counts.changed > 0)
          await needs.announce(tx, rosterChanged, { workspaceId: actor.workspaceId, personId: null });
        const slackUserIds = members.map((member) => member.slackUserId);
        await followStatuses(tx, needs, { actor, slackUserIds });
        return counts;
      });
      total.seen += members.length;
      total.added += saved.added;
      total.changed += saved.changed;
    }
  } catch (error) {
    if (!(error instanceof SlackCallError)) throw error;
    throw new MusterError('unavailable', 'Slack didn’t give the list of members. It is asked again later.', {
      cause: error,
      retryAfterMs: error.failure.kind === 'rate-limited' ? error.failure.retryAfterMs : null,
    });
  }
  return total;
}
