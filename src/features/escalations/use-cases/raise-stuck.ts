import type { RuleActor } from '../../../kit/actor.ts';
import type { SlackChannelId } from '../../../kit/ids.ts';
import type { StuckWork, Unstuck } from '../../../ports/inbound/stuck-work.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Matter } from '../domain/matter.ts';
import { teamNote } from '../outgoing.ts';
import { findLatelyResolved, lockOpenOf } from '../store/escalations.ts';
import { findMatter } from '../store/find-matter.ts';
import { findEnd } from './find-end.ts';
import type { FollowNeeds } from './follow-task.ts';
import { openEscalation } from './open-escalation.ts';
import { readSettingsOf } from './read-surroundings.ts';
import { resolveWithin } from './resolve-escalation.ts';

/**
 * Opens what a watching feature announced; nothing when it is open already, over by now, switched off, or was settled by
 * somebody since it began. A team hears of it in its channel, where nobody in particular is asked.
 */
export async function raiseStuck(needs: FollowNeeds, actor: RuleActor, stuck: StuckWork): Promise<void> {
  const { subject, part, cause, reason, first } = stuck;
  await needs.scope(actor.workspaceId, async (tx) => {
    const matter = await findMatter(tx, { subject, part });
    if (matter === null || !(await isStuck(tx, { matter, stuck, now: needs.clock.now() }))) return;
    if (first?.kind === 'channel') return tellChannel(needs, tx, { stuck, matter, channelId: first.channelId });
    const firstId = first?.personId ?? null;
    if (matter.kind === 'pull-request' && firstId === null && matter.authorId === null) return;
    const since = new Date(stuck.since);
    await openEscalation(needs, tx, { actor, matter, cause, part, reason, firstId, since });
  });
}

/** What was announced as stuck may go on: what has come to its end is resolved, the rest stays. */
export async function endUnstuck(needs: FollowNeeds, actor: RuleActor, { subject, cause }: Unstuck): Promise<void> {
  await needs.scope(actor.workspaceId, async (tx) => {
    const now = needs.clock.now();
    for (const escalation of await lockOpenOf(tx, subject.id)) {
      const matter = escalation.cause === cause ? await findMatter(tx, escalation) : null;
      const how = matter === null ? null : await findEnd(tx, { cause, matter, now });
      if (matter === null || how === null) continue;
      await resolveWithin(needs, tx, { actor, escalation, matter, resolution: { at: now, byId: null, how } });
    }
  });
}

type Asked = { readonly matter: Matter; readonly stuck: StuckWork; readonly now: Date };

/** Events come late and in any order: what counts is how it stands now. */
async function isStuck(tx: Tx, { matter, stuck, now }: Asked): Promise<boolean> {
  const { subject, cause, part } = stuck;
  if ((await findEnd(tx, { cause, matter, now })) !== null) return false;
  const since = new Date(stuck.since);
  const before = await findLatelyResolved(tx, { subjectId: subject.id, cause, part, since });
  return before?.resolved?.how !== 'settled';
}

type Telling = { readonly stuck: StuckWork; readonly matter: Matter; readonly channelId: SlackChannelId };

async function tellChannel(needs: FollowNeeds, tx: Tx, { stuck, matter, channelId }: Telling): Promise<void> {
  if ((await readSettingsOf(tx, matter)).offCauses.includes(stuck.cause)) return;
  await needs.outbox.note(tx, teamNote(stuck, channelId));
}
