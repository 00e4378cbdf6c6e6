import type { RuleActor } from '../../../kit/actor.ts';
import type { PersonId, PullRequestId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listPeople, listTeamsOf, listTeamZones } from '../../people/index.ts';
import { markChanged } from '../../pull-requests/index.ts';
import { isSamePlacement, moved, type Placement, placeAt, type Standing } from '../domain/placement.ts';
import { lockNumbers } from '../store/locks.ts';
import { listFactsOf } from '../store/own-facts.ts';
import { listPlacements, savePlacements } from '../store/placements.ts';

type Needs = Pick<Ports, 'scope' | 'clock' | 'announce'>;

/**
 * Somebody joined or left a team, a team came or went, or zones changed: what was merged from now on counts where they are
 * now, and what was merged before stays where it was. Harmless when repeated.
 * @param personId null: it may concern anybody
 */
export async function refreshPlacements(needs: Needs, actor: RuleActor, personId: PersonId | null): Promise<void> {
  const { workspaceId } = actor;
  const now = needs.clock.now();
  const changed = await needs.scope(workspaceId, async (tx) => {
    await lockNumbers(tx);
    const before = await listPlacements(tx, personId === null ? null : [personId]);
    const after = await placeAnew(tx, { personIds: [...before.keys()], before, now });
    const others = after.filter((one) => {
      const known = before.get(one.personId);
      return known === undefined || !isSamePlacement(known, one);
    });
    await savePlacements(tx, others);
    return others;
  });
  // Each in a transaction of its own: somebody may have thousands.
  for (const placement of changed)
    await needs.scope(workspaceId, async (tx) => {
      const ids = await listMisplaced(tx, placement);
      if (ids.length > 0) await markChanged(needs, tx, { workspaceId, which: { ids } });
    });
}

/** Where these people's work belongs; who has no place yet gets the one they have now. */
export async function placePeople(
  tx: Tx,
  { personIds, now }: { readonly personIds: readonly PersonId[]; readonly now: Date },
): Promise<ReadonlyMap<PersonId, Placement>> {
  const known = await listPlacements(tx, personIds);
  const strangers = personIds.filter((id) => !known.has(id));
  if (strangers.length === 0) return known;
  const placed = await placeAnew(tx, { personIds: strangers, before: new Map(), now });
  await savePlacements(tx, placed);
  return new Map([...known, ...placed.map((one) => [one.personId, one] as const)]);
}

async function placeAnew(
  tx: Tx,
  given: {
    readonly personIds: readonly PersonId[];
    readonly before: ReadonlyMap<PersonId, Placement>;
    readonly now: Date;
  },
): Promise<readonly Placement[]> {
  const [people, memberships, zones] = await Promise.all([
    listPeople(tx, given.personIds),
    listTeamsOf(tx, given.personIds),
    listTeamZones(tx),
  ]);
  return people.map(({ id: personId, timeZone: zone }) => {
    const teams = memberships
      .filter((one) => one.personId === personId)
      .map(({ team }) => ({ teamId: team.id, zone: zones.get(team.id) ?? zone }));
    const standing: Standing = { personId, zone, teams };
    return moved(given.before.get(personId) ?? null, { standing, zones, at: given.now });
  });
}

/** What doesn't count where it should. */
async function listMisplaced(tx: Tx, placement: Placement): Promise<readonly PullRequestId[]> {
  return (await listFactsOf(tx, placement.personId)).flatMap(({ pullRequestId, teamIds, timeZone, ...at }) => {
    const place = placeAt(placement, new Date(at.mergedAt ?? at.createdAt));
    const isRight = place.zone === timeZone && place.teamIds.join() === teamIds.join();
    return isRight ? [] : [pullRequestId];
  });
}
