import type { SlackUserId, WorkspaceId } from '../../../kit/ids.ts';
import type { Member, PeopleDirectory } from '../../../ports/inbound/people.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { refusalOf } from '../domain/person.ts';
import { effectiveRole } from '../domain/roles.ts';
import { type FoundActor, findActorRow } from '../store/actor.ts';
import { findRecipient, saveDmChannel } from '../store/people.ts';
import { currentDirectory, remember } from './directory.ts';
import { meetPerson } from './meet-people.ts';

type Needs = Pick<Ports, 'scope' | 'hot' | 'clock' | 'random' | 'slackDirectory' | 'memory' | 'announce'>;
type Found = Awaited<ReturnType<PeopleDirectory['findActor']>>;

/** What the machine asks this feature: who acts, where a message goes. */
export function createPeopleDirectory(needs: Needs): PeopleDirectory {
  return {
    findActor: (workspaceId, slackUserId) => findActor(needs, workspaceId, slackUserId),
    findRecipient,
    saveDmChannel,
  };
}

async function findActor(needs: Needs, workspaceId: WorkspaceId, slackUserId: SlackUserId): Promise<Found> {
  const directory = await currentDirectory(needs, workspaceId);
  const remembered = directory.actors.get(slackUserId);
  if (remembered !== undefined) return judge(slackUserId, remembered);
  const known = await findActorRow(needs, workspaceId, slackUserId);
  if (known !== null) {
    remember(directory.actors, slackUserId, known);
    return judge(slackUserId, known);
  }
  if ((await meetPerson(needs, workspaceId, slackUserId)) === null) return { kind: 'unknown' };
  const met = await findActorRow(needs, workspaceId, slackUserId);
  return met === null ? { kind: 'unknown' } : judge(slackUserId, met);
}

function judge(slackUserId: SlackUserId, found: FoundActor): Found {
  const reason = refusalOf(found);
  if (reason !== null) return { kind: 'refused', reason };
  const { personId, name, timeZone, locale } = found;
  const member: Member = { personId, slackUserId, name, role: effectiveRole(found.facts), timeZone, locale };
  return { kind: 'member', member };
}
