import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import { taskLinesChanged } from '../../../ports/inbound/task-lines.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { recordChange } from '../../history/index.ts';
import type { Sprint, SprintId } from '../domain/sprint.ts';
import { sprintCard } from '../outgoing.ts';
import { lockSprints } from '../store/lock-sprints.ts';
import { listPresent } from '../store/sprint-tasks.ts';
import { listLive, saveSprint } from '../store/sprints.ts';
import { planReminder } from './plan-reminder.ts';
import { requireSprint, type SprintOfTeam } from './require-sprint.ts';
import { type SealNeeds, sealRecord } from './seal-record.ts';

type Needs = SealNeeds & Pick<Ports, 'act' | 'clock' | 'outbox' | 'schedules' | 'announce'>;

export type Opened = SprintOfTeam & { readonly kind: 'opened' | 'open-already' };

/**
 * Opens a planned sprint: what is in it now is what the team commits to, and that is sealed. Its card goes to the team's
 * channel. A second press finds it open.
 * @throws MusterError 'not-found' · 'forbidden' · 'conflict' it is closed, or another one of the team is open
 */
export function openSprint(needs: Needs, actor: PersonActor, sprintId: SprintId): Promise<Opened> {
  return needs.act(actor, async (tx) => {
    await lockSprints(tx);
    const { sprint: before, team } = await requireSprint(tx, actor, { sprintId, may: 'run' });
    if (before.state === 'open') return { kind: 'open-already', sprint: before, team };
    if (before.state === 'closed') throw new MusterError('conflict', `${before.name} is closed. Plan the next one.`);
    const running = (await listLive(tx, [team.id])).find(
      ({ state, source }) => state === 'open' && source === 'muster',
    );
    if (running !== undefined)
      throw new MusterError(
        'conflict',
        `${running.name} is still open. Close it first: a team has one sprint at a time.`,
      );
    const at = needs.clock.now();
    const after: Sprint = { ...before, state: 'open', startedAt: at };
    if (!(await saveSprint(tx, after)))
      throw new MusterError('conflict', 'Somebody else changed it just now. Look again.');
    const sprint = { ...after, version: after.version + 1 };
    await sealRecord(needs, tx, { sprint, moment: 'opened', at });
    await recordChange(tx, actor, {
      ...{ id: needs.random.uuid(), at, subject: { kind: 'sprint', id: sprint.id }, action: 'sprint.open' },
      ...{ before: { ...before }, after: { ...sprint } },
    });
    if (team.channelId !== null) await needs.outbox.card(tx, sprintCard(sprint.id, team.channelId));
    await planReminder(needs, tx, { sprint, team });
    const taskIds = await listPresent(tx, sprint.id);
    if (taskIds.length > 0)
      await needs.announce(tx, taskLinesChanged, { workspaceId: actor.workspaceId, taskIds: [...taskIds] });
    return { kind: 'opened', sprint, team };
  });
}
