import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { SlackUserId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { recordChange } from '../../history/index.ts';
import { listAdminIds, listPeople } from '../../people/index.ts';
import { choosePerson } from '../../tasks/index.ts';
import { findOnDuty, saveOnDuty } from '../store/settings.ts';

type Needs = Pick<Ports, 'scope' | 'act' | 'clock' | 'random' | 'slackDirectory' | 'memory' | 'announce'>;

/** Who is on duty now; null: the first admin by name. @throws MusterError 'forbidden' no admin */
export function openOnDuty(needs: Pick<Ports, 'scope'>, actor: PersonActor): Promise<SlackUserId | null> {
  requireAdmin(actor);
  return needs.scope(actor.workspaceId, async (tx) => {
    const id = await findOnDuty(tx);
    const [person] = id === null ? [] : await listPeople(tx, [id]);
    return person?.slackUserId ?? null;
  });
}

/** Names the admin who is asked last; nobody: the first admin by name. @throws MusterError 'forbidden' · 'invalid' no admin was chosen */
export async function putOnDuty(needs: Needs, actor: PersonActor, slackUserId: SlackUserId | null): Promise<void> {
  requireAdmin(actor);
  const chosen = slackUserId === null ? null : await choosePerson(needs, actor, { slackUserId, field: 'person' });
  await needs.act(actor, async (tx) => {
    if (chosen !== null && !(await listAdminIds(tx)).includes(chosen)) {
      const sentence = 'Choose an admin. `/muster roles` says who is one.';
      throw new MusterError('invalid', sentence, { fields: { person: sentence } });
    }
    const before = await findOnDuty(tx);
    await saveOnDuty(tx, chosen);
    await recordChange(tx, actor, {
      id: needs.random.uuid(),
      at: needs.clock.now(),
      subject: { kind: 'workspace', id: actor.workspaceId },
      action: 'escalations.on-duty',
      before: { onDutyId: before },
      after: { onDutyId: chosen },
    });
  });
}

function requireAdmin({ role }: PersonActor): void {
  if (role !== 'admin')
    throw new MusterError('forbidden', 'Only admins say who is on duty. `/muster roles` shows who that is.');
}
