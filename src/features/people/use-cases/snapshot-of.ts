import type { Tx } from '../../../ports/outbound/store.ts';
import type { Snapshot } from '../../history/index.ts';
import { peopleOfTeam, type TeamValues } from '../domain/team.ts';
import { listPeople } from '../store/people.ts';

/** A team for its history: with names beside the ids, so that it can be read when people are gone. */
export async function snapshotOf(tx: Tx, team: TeamValues): Promise<Snapshot> {
  const { name, leadId, managerIds, memberIds, channelId, workingHours, holidayRegion } = team;
  const people = new Map((await listPeople(tx, peopleOfTeam(team))).map((person) => [person.id, person.name]));
  const named = (list: typeof managerIds) => list.map((id) => ({ id, name: people.get(id) ?? null }));
  const [lead = null] = named(leadId === null ? [] : [leadId]);
  return { name, lead, managers: named(managerIds), members: named(memberIds), channelId, workingHours, holidayRegion };
}
