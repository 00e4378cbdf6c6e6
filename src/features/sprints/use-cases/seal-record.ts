import { localDay } from '../../../kit/zones.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listOverridesOf } from '../../overrides/index.ts';
import { findTeam } from '../../people/index.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { readKept, readPastSprint, type SealedRecord } from '../domain/read-record.ts';
import { composeRecord, type Kept, type Moment } from '../domain/record.ts';
import { isBegun, type Sprint } from '../domain/sprint.ts';
import { velocityOf } from '../domain/velocity.ts';
import { readFacts } from '../store/read-facts.ts';
import { readChanges } from '../store/read-task-facts.ts';
import { insertRecord, listClosed, listRecords } from '../store/records.ts';
import { readPersonDays } from './read-person-days.ts';
import { READ_MAX } from './read-velocity.ts';

export type SealNeeds = Pick<Ports, 'random' | 'vault' | 'holidays'>;

/**
 * Archives a sprint as it stands at `at`, once and for good; a second call changes nothing. The sprint must be held.
 * @throws Error it hasn't begun
 */
export async function sealRecord(
  needs: SealNeeds,
  tx: Tx,
  { sprint, moment, at }: { readonly sprint: Sprint; readonly moment: Moment; readonly at: Date },
): Promise<void> {
  if (!isBegun(sprint)) throw new Error(`the sprint ${sprint.id} hasn't begun: there is nothing to archive`);
  const { items, events, issues } = await readFacts(tx, sprint);
  const { id, teamId, source, name, timeZone, startsOn, endsOn, startedAt } = sprint;
  const team = teamId === null ? null : await findTeam(tx, teamId);
  const days =
    moment === 'opened'
      ? { from: startsOn, to: endsOn }
      : { from: localDay(startedAt, timeZone), to: localDay(at, timeZone) };
  const kept: Kept = {
    sprint: { ...{ id, teamId, source, name, timeZone, startsOn, endsOn, startedAt }, teamName: team?.name ?? null },
    people: await readPersonDays(needs, tx, { teamId, ...days }),
    items,
    tracker: source === 'tracker' ? { events: events.filter((event) => event.at <= at), issues } : null,
    past:
      teamId === null ? [] : (await listClosed(tx, { teamId, before: at, limit: READ_MAX })).map((one) => one.sprintId),
  };
  const body = await composeWithin(tx, { moment, at, kept });
  const seal = needs.vault.fingerprint(body);
  await insertRecord(tx, { id: needs.random.uuid(), sprintId: id, moment, at, body, seal });
}

/**
 * The record composed anew from the histories of its tasks, the overrides and the earlier records: the same text, byte for
 * byte, whatever happened to the tasks since.
 */
export async function recompose(tx: Tx, { body, moment, at }: SealedRecord): Promise<string> {
  return composeWithin(tx, { moment, at, kept: readKept(body) });
}

async function composeWithin(
  tx: Tx,
  { moment, at, kept }: { readonly moment: Moment; readonly at: Date; readonly kept: Kept },
): Promise<string> {
  const taskIds = kept.items.map(({ taskId }) => taskId);
  const changes = await readChanges(tx, taskIds);
  const overrides = await listOverridesOf(tx, { taskIds, by: at });
  const velocity = velocityOf((await listRecords(tx, kept.past)).map(readPastSprint));
  return canonicalJson(composeRecord({ moment, at, kept, changes, overrides, velocity }));
}
