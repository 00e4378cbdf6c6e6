import { MusterError } from '../../../kit/errors.ts';
import type { SlackUserId, WorkspaceId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { SlackCallError, type SlackMember } from '../../../ports/outbound/slack.ts';
import { isSlackUserId, type Person } from '../domain/person.ts';
import { findPeopleBySlackIds } from '../store/people.ts';
import { saveMembers } from './save-members.ts';

type Needs = Pick<Ports, 'scope' | 'clock' | 'random' | 'slackDirectory' | 'memory' | 'announce'>;

/** Questions to Slack at a time. Source: users.info is tier 4, 100 a minute; a form rarely holds a handful of strangers. */
const AT_ONCE = 10;

/**
 * Finds people by Slack id; asks Slack once for each stranger and remembers the answers. Call it outside a transaction.
 * @returns without those Slack doesn't know either
 * @throws MusterError 'unavailable' there are strangers, and Slack can't be asked now
 */
export async function meetPeople(
  needs: Needs,
  workspaceId: WorkspaceId,
  slackUserIds: readonly SlackUserId[],
): Promise<ReadonlyMap<SlackUserId, Person>> {
  const ids = [...new Set(slackUserIds)].filter(isSlackUserId);
  const find = () => needs.scope(workspaceId, (tx) => findPeopleBySlackIds(tx, ids));
  const known = await find();
  const strangers = ids.filter((id) => !known.has(id));
  if (strangers.length === 0) return known;
  const members = await askSlack(needs, workspaceId, strangers);
  if (members.length === 0) return known;
  const actor = { kind: 'rule', workspaceId, rule: 'people.meet', surface: 'event', requestKey: null } as const;
  await needs.scope(workspaceId, (tx) => saveMembers(tx, needs, { actor, members }));
  return find();
}

/** One of them; null when Slack knows nobody by that id. */
export async function meetPerson(needs: Needs, workspaceId: WorkspaceId, id: SlackUserId): Promise<Person | null> {
  return (await meetPeople(needs, workspaceId, [id])).get(id) ?? null;
}

async function askSlack(
  needs: Needs,
  workspaceId: WorkspaceId,
  ids: readonly SlackUserId[],
): Promise<readonly SlackMember[]> {
  const found: SlackMember[] = [];
  try {
    for (let start = 0; start < ids.length; start += AT_ONCE) {
      const asked = ids.slice(start, start + AT_ONCE).map((id) => needs.slackDirectory.findMember(workspaceId, id));
      found.push(...(await Promise.all(asked)).filter((member) => member !== null));
    }
  } catch (error) {
    if (!(error instanceof SlackCallError)) throw error;
    throw new MusterError('unavailable', 'I can’t ask Slack who that is just now. Try again in a minute.', {
      cause: error,
      retryAfterMs: error.failure.kind === 'rate-limited' ? error.failure.retryAfterMs : null,
    });
  }
  return found;
}
