import type { PersonActor } from '../../../kit/actor.ts';
import type { TeamId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { PersonChoice } from '../domain/settings.ts';
import { getPersonChoice, listChoosableTeams } from './choose-settings.ts';

export type Switches = {
  readonly own: PersonChoice;
  /** Of teams the reader may change, by name. */
  readonly teams: readonly { readonly teamId: TeamId; readonly name: string; readonly on: boolean }[];
};

/** What somebody takes part in, and whether the teams they lead or manage are asked. */
export async function readSwitches(needs: Pick<Ports, 'scope'>, actor: PersonActor): Promise<Switches> {
  const own = await needs.scope(actor.workspaceId, (tx) => getPersonChoice(tx, actor.personId));
  const teams = await listChoosableTeams(needs, actor);
  return { own, teams: teams.map(({ team, choice }) => ({ teamId: team.id, name: team.name, on: choice.surveys })) };
}
