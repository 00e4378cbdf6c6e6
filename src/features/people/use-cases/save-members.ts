import type { Actor } from '../../../kit/actor.ts';
import type { PersonId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { SlackMember } from '../../../ports/outbound/slack.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { type Change, recordChanges } from '../../history/index.ts';
import { chooseProfiles, type KnownProfile, profileChange, toProfile } from '../domain/members.ts';
import { lockProfiles, upsertProfiles } from '../store/profiles.ts';
import { unsureDirectory } from './directory.ts';
import { learnMemberEmails, readNewEmails } from './learn-member-emails.ts';

/**
 * Takes over what Slack says about these members, in whatever order it comes and however often: the newest profile
 * stays. Roles and teams are ours and untouched.
 * @returns how many people were added and how many changed
 */
export async function saveMembers(
  tx: Tx,
  needs: Pick<Ports, 'clock' | 'random' | 'memory' | 'announce'>,
  { actor, members }: { readonly actor: Actor; readonly members: readonly SlackMember[] },
): Promise<{ readonly added: number; readonly changed: number }> {
  const newEmails = await readNewEmails(tx, members);
  const known = await lockProfiles(
    tx,
    members.map((member) => member.slackUserId),
  );
  const chosen = chooseProfiles(known, members.map(toProfile)).map((profile) => ({
    ...profile,
    id: known.get(profile.slackUserId)?.id ?? (needs.random.uuid() as PersonId),
  }));
  const written = await upsertProfiles(tx, chosen);
  unsureDirectory(needs, actor.workspaceId);

  const ownIds = new Set(chosen.map(({ id }) => id));
  const at = needs.clock.now();
  const changes = written.flatMap((profile): Change[] => {
    const before = known.get(profile.slackUserId);
    // Somebody else added the same stranger in between and wrote their row: there is nothing more to tell.
    if (before === undefined && !ownIds.has(profile.id)) return [];
    const change = describeChange(before, profile);
    return change === null ? [] : [{ ...change, id: needs.random.uuid(), at }];
  });
  await recordChanges(tx, actor, changes);
  await learnMemberEmails(tx, needs, { workspaceId: actor.workspaceId, emails: newEmails });
  const added = changes.filter((change) => change.action === 'person.add').length;
  return { added, changed: changes.length - added };
}

function describeChange(before: KnownProfile | undefined, profile: KnownProfile): Omit<Change, 'id' | 'at'> | null {
  const subject = { kind: 'person', id: profile.id };
  if (before === undefined) {
    const { name, kind, timeZone, deactivatedAt } = profile;
    return { subject, action: 'person.add', before: null, after: { name, kind, timeZone, deactivatedAt } };
  }
  const change = profileChange(before, profile);
  return change === null ? null : { subject, action: 'person.change', ...change };
}
