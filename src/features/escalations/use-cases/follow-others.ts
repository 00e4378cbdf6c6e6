import type { RuleActor } from '../../../kit/actor.ts';
import type { PersonId } from '../../../kit/ids.ts';
import { listOpenIdsFor, lockEscalation } from '../store/escalations.ts';
import { findMatter } from '../store/find-matter.ts';
import { advance } from './advance.ts';
import type { FollowNeeds } from './follow-task.ts';

/** Somebody went away or came back: what is with them, or with nobody yet, is reckoned anew. */
export async function followAbsence(needs: FollowNeeds, actor: RuleActor, personId: PersonId): Promise<void> {
  const ids = await needs.scope(actor.workspaceId, (tx) => listOpenIdsFor(tx, personId));
  for (const id of ids)
    await needs.scope(actor.workspaceId, async (tx) => {
      const escalation = await lockEscalation(tx, id);
      const matter = escalation === null ? null : await findMatter(tx, escalation);
      if (escalation !== null && matter !== null && escalation.resolved === null)
        await advance(needs, tx, { actor, escalation, matter });
    });
}
