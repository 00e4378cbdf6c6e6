import type { PersonActor } from '../../../kit/actor.ts';
import type { PersonId, TeamId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { recordChange } from '../../history/index.ts';
import { getTeamToEdit, listTeamsWithin, mayEditTeam, type Team } from '../../people/index.ts';
import type { PersonChoice, TeamChoice } from '../domain/settings.ts';
import { choiceChanged } from '../events.ts';
import { listOpenOf, withdrawOpen } from '../store/invitations.ts';
import { listPersonChoices, listTeamChoices, savePersonChoice, saveTeamChoice } from '../store/settings.ts';
import { refreshCards } from './reveal-survey.ts';

type Needs = Pick<Ports, 'act' | 'clock' | 'random' | 'outbox'>;

/** What somebody chose, the defaults included. */
export async function getPersonChoice(tx: Tx, personId: PersonId): Promise<PersonChoice> {
  const choice = (await listPersonChoices(tx, [personId])).get(personId);
  if (choice === undefined) throw new Error('choices are listed for everybody asked for');
  return choice;
}

/** What a team chose, the defaults included. */
export async function getTeamChoice(tx: Tx, teamId: TeamId): Promise<TeamChoice> {
  const choice = (await listTeamChoices(tx, [teamId])).get(teamId);
  if (choice === undefined) throw new Error('choices are listed for every team asked for');
  return choice;
}

/**
 * Somebody's own switches. Without surveys nothing is asked any more, on cards that were sent as well; what was answered
 * in full stays and is compared. Switched on again, what is still open is asked again.
 */
export function changeOwnChoice(
  needs: Needs & Pick<Ports, 'announce'>,
  actor: PersonActor,
  change: Partial<Omit<PersonChoice, 'personId'>>,
): Promise<PersonChoice> {
  return needs.act(actor, async (tx) => {
    const { personId } = actor;
    const before = await getPersonChoice(tx, personId);
    const after = { ...before, ...change };
    await savePersonChoice(tx, after);
    const at = needs.clock.now();
    await recordChange(tx, actor, {
      ...{ id: needs.random.uuid(), at, subject: { kind: 'person', id: personId }, action: 'detective.choose' },
      ...{ before: { ...before }, after: { ...after } },
    });
    if (before.surveys !== after.surveys) {
      await withdrawOpen(tx, personId, after.surveys ? null : at);
      await refreshCards(needs, tx, await listOpenOf(tx, personId));
    }
    await needs.announce(tx, choiceChanged, { workspaceId: actor.workspaceId, personId });
    return after;
  });
}

/**
 * A team's switches, of surveys and of its leaderboard.
 * @throws MusterError 'not-found' the team is gone · 'forbidden' neither its lead, its manager nor an admin
 */
export function changeTeamChoice(
  needs: Needs,
  actor: PersonActor,
  { teamId, change }: { readonly teamId: TeamId; readonly change: Partial<Omit<TeamChoice, 'teamId'>> },
): Promise<{ readonly team: Team; readonly choice: TeamChoice }> {
  return needs.act(actor, async (tx) => {
    const team = await getTeamToEdit(tx, actor, teamId);
    const before = await getTeamChoice(tx, teamId);
    const choice = { ...before, ...change };
    await saveTeamChoice(tx, choice);
    await recordChange(tx, actor, {
      ...{ id: needs.random.uuid(), at: needs.clock.now(), subject: { kind: 'team', id: teamId } },
      ...{ action: 'detective.choose-team', before: { ...before }, after: { ...choice } },
    });
    return { team, choice };
  });
}

/** Those of the teams whose switches the reader may turn, by name. */
export function listChoosableTeams(
  needs: Pick<Ports, 'scope'>,
  reader: PersonActor,
): Promise<readonly { readonly team: Team; readonly choice: TeamChoice }[]> {
  return needs.scope(reader.workspaceId, async (tx) => {
    const teams = (await listTeamsWithin(tx)).filter((team) => mayEditTeam(reader, team));
    const choices = await listTeamChoices(
      tx,
      teams.map(({ id }) => id),
    );
    return teams.flatMap((team) => {
      const choice = choices.get(team.id);
      return choice === undefined ? [] : [{ team, choice }];
    });
  });
}
