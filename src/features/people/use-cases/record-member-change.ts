import { z } from 'zod';
import type { WorkspaceId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { rosterChanged } from '../events.ts';
import { findPeopleBySlackIds } from '../store/people.ts';
import { followStatuses } from './follow-statuses.ts';
import { saveMembers } from './save-members.ts';

type Needs = Pick<Ports, 'scope' | 'clock' | 'random' | 'slackDirectory' | 'memory' | 'announce' | 'schedules'>;

/** What `team_join` and `user_change` have in common; the user object itself is the adapter's to read. */
const memberEvent = z.object({ user: z.unknown() });

/**
 * Takes over one member from a Slack event. Events come repeated and in any order: an older profile changes nothing.
 * @param happened.event Slack's event object; one without a readable user is ignored
 * @param happened.at stands in for the profile's own time where Slack leaves that out
 */
export async function recordMemberChange(
  needs: Needs,
  workspaceId: WorkspaceId,
  happened: { readonly event: unknown; readonly at: Date },
): Promise<void> {
  const parsed = memberEvent.safeParse(happened.event);
  const member = parsed.success ? needs.slackDirectory.parseMember(workspaceId, parsed.data.user) : null;
  if (member === null) return;
  const updatedAt = member.updatedAt.getTime() === 0 ? happened.at : member.updatedAt;
  const actor = {
    kind: 'rule',
    workspaceId,
    rule: 'people.member-change',
    surface: 'event',
    requestKey: null,
  } as const;
  await needs.scope(workspaceId, async (tx) => {
    const { changed } = await saveMembers(tx, needs, { actor, members: [{ ...member, updatedAt }] });
    const person = (await findPeopleBySlackIds(tx, [member.slackUserId])).get(member.slackUserId);
    if (changed > 0 && person !== undefined)
      await needs.announce(tx, rosterChanged, { workspaceId, personId: person.id });
    await followStatuses(tx, needs, { actor, slackUserIds: [member.slackUserId] });
  });
}
