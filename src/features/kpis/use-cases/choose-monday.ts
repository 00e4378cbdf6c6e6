import type { PersonActor } from '../../../kit/actor.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { recordChange } from '../../history/index.ts';
import { listTeamsWithin } from '../../people/index.ts';
import { lateMondayWait, mondayWait } from '../outgoing.ts';
import { listMondayRefusals, saveMondayChoice } from '../store/monday-refusals.ts';
import { type PlanNeeds, planWithin } from './plan-mondays.ts';

/** Whether the reader gets the week's numbers; null for somebody who neither leads nor manages a team. */
export function findMondayChoice(needs: Pick<Ports, 'scope'>, reader: PersonActor): Promise<boolean | null> {
  return needs.scope(reader.workspaceId, async (tx) => {
    const isReader = (await listTeamsWithin(tx)).some(
      ({ leadId, managerIds }) => leadId === reader.personId || managerIds.includes(reader.personId),
    );
    return isReader ? !(await listMondayRefusals(tx)).has(reader.personId) : null;
  });
}

/** Switches the actor's own Monday numbers on or off; the next ones are planned anew. Repeated it changes nothing. */
export function chooseMonday(
  needs: PlanNeeds & Pick<Ports, 'act' | 'random'>,
  actor: PersonActor,
  wants: boolean,
): Promise<void> {
  return needs.act(actor, async (tx) => {
    const { personId } = actor;
    const [at, before] = [needs.clock.now(), !(await listMondayRefusals(tx)).has(personId)];
    if (before === wants) return;
    await saveMondayChoice(tx, personId, { wants, at });
    await recordChange(tx, actor, {
      ...{ id: needs.random.uuid(), at, subject: { kind: 'person', id: personId }, action: 'kpis.choose-monday' },
      ...{ before: { monday: before }, after: { monday: wants } },
    });
    if (wants) await planWithin(needs, tx, { personIds: [personId], after: at });
    else
      for (const { name, key } of [mondayWait(personId), lateMondayWait(personId)])
        await needs.schedules.cancel(tx, name, key);
  });
}
