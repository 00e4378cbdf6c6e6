import type { PersonId, WorkspaceId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { sameValue, type Team } from '../domain/team.ts';
import { workingTimeChanged } from '../events.ts';

type Needs = Pick<Ports, 'announce'>;

/** A team changed, or went: its people may work by other hours now. Nothing where no hours or holidays are at stake. */
export async function tellWorkingTime(
  tx: Tx,
  needs: Needs,
  { workspaceId, teams }: { readonly workspaceId: WorkspaceId; readonly teams: readonly Team[] },
): Promise<void> {
  const [before, after] = teams;
  const plain = teams.every(({ workingHours, holidayRegion }) => workingHours === null && holidayRegion === null);
  if (before === undefined || plain || (after !== undefined && sameTime(before, after))) return;
  const people = teams.flatMap(({ leadId, memberIds }) => [...memberIds, ...(leadId === null ? [] : [leadId])]);
  await tellMoved(tx, needs, { workspaceId, personIds: [...new Set(people)] });
}

/** These people work at other times now; nothing for none. */
export async function tellMoved(
  tx: Tx,
  needs: Needs,
  { workspaceId, personIds }: { readonly workspaceId: WorkspaceId; readonly personIds: readonly PersonId[] },
): Promise<void> {
  if (personIds.length > 0) await needs.announce(tx, workingTimeChanged, { workspaceId, personIds: [...personIds] });
}

/** The name counts: the first of somebody's teams by name decides. */
function sameTime(before: Team, after: Team): boolean {
  const fields = ['name', 'leadId', 'memberIds', 'workingHours', 'holidayRegion'] as const;
  return fields.every((field) => sameValue(before[field], after[field]));
}
