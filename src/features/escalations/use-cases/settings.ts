import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { PersonId, SlackUserId, TeamId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { recordChange } from '../../history/index.ts';
import { getTeamToEdit, listPeople, listTeamsWithin, mayEditTeam, type Team } from '../../people/index.ts';
import { choosePerson } from '../../tasks/index.ts';
import type { CauseName } from '../domain/causes.ts';
import {
  type AskedOnLevel,
  HOURS_MAX,
  type LadderLevel,
  type LadderRole,
  type TeamSettings,
} from '../domain/ladder.ts';
import { findOnDuty, readTeamSettings, saveTeamSettings } from '../store/settings.ts';

/** The ladders a reader may change, by team. */
export type ShownSettings = {
  readonly teams: readonly { readonly team: Team; readonly settings: TeamSettings }[];
  /** Null: the first admin by name. */
  readonly onDuty: SlackUserId | null;
  readonly mayChooseOnDuty: boolean;
};

/** A team's settings for its form. */
export type OpenedSettings = {
  readonly team: Team;
  readonly settings: TeamSettings;
  /** Who is asked by name. */
  readonly people: ReadonlyMap<PersonId, SlackUserId>;
};

export type TypedLevel = {
  /** Null: somebody by name. */
  readonly role: LadderRole | null;
  readonly person: SlackUserId | null;
  readonly hours: number;
  readonly on: boolean;
};
export type TypedSettings = { readonly levels: readonly TypedLevel[]; readonly offCauses: readonly CauseName[] };

type Needs = Pick<Ports, 'scope' | 'act' | 'clock' | 'random' | 'slackDirectory' | 'memory' | 'announce'>;

export function listSettings(needs: Pick<Ports, 'scope'>, reader: PersonActor): Promise<ShownSettings> {
  return needs.scope(reader.workspaceId, async (tx) => {
    const mine = (await listTeamsWithin(tx)).filter((team) => mayEditTeam(reader, team)).slice(0, TEAMS_MAX);
    const teams = [];
    for (const team of mine) teams.push({ team, settings: await readTeamSettings(tx, team.id) });
    return { teams, onDuty: await slackIdOf(tx, await findOnDuty(tx)), mayChooseOnDuty: reader.role === 'admin' };
  });
}

/** A Home section takes 60 blocks, and other settings stand there too. */
const TEAMS_MAX = 20;

/** @throws MusterError 'not-found' · 'forbidden' neither the team's lead, its manager nor an admin */
export function openSettings(needs: Pick<Ports, 'scope'>, actor: PersonActor, teamId: TeamId): Promise<OpenedSettings> {
  return needs.scope(actor.workspaceId, async (tx) => {
    const team = await getTeamToEdit(tx, actor, teamId);
    const settings = await readTeamSettings(tx, teamId);
    const named = settings.ladder.flatMap(({ who }) => (typeof who === 'string' ? [] : [who.personId]));
    const people = await listPeople(tx, named);
    return { team, settings, people: new Map(people.map(({ id, slackUserId }) => [id, slackUserId])) };
  });
}

/**
 * Saves a team's ladder; escalations under way follow it from their next step on.
 * @throws MusterError 'not-found' · 'forbidden' · 'invalid' beside the field · 'conflict' somebody else saved since
 */
export async function saveSettings(
  needs: Needs,
  actor: PersonActor,
  { teamId, version, typed }: { readonly teamId: TeamId; readonly version: number; readonly typed: TypedSettings },
): Promise<void> {
  const ladder: LadderLevel[] = [];
  for (const [at, level] of typed.levels.entries())
    ladder.push(await readLevel(needs, actor, { level, number: at + 1 }));
  await needs.act(actor, async (tx) => {
    const team = await getTeamToEdit(tx, actor, teamId);
    const before = await readTeamSettings(tx, teamId);
    const after = { ladder, offCauses: typed.offCauses, version };
    if (!(await saveTeamSettings(tx, team.id, after)))
      throw new MusterError('conflict', 'Somebody else changed this ladder just now. Open it again to see how it is.');
    await recordChange(tx, actor, {
      id: needs.random.uuid(),
      at: needs.clock.now(),
      subject: { kind: 'team', id: teamId },
      action: 'escalations.settings',
      before: { ladder: before.ladder, offCauses: before.offCauses },
      after: { ladder, offCauses: typed.offCauses },
    });
  });
}

async function readLevel(
  needs: Needs,
  actor: PersonActor,
  { level, number }: { readonly level: TypedLevel; readonly number: number },
): Promise<LadderLevel> {
  const { role, person, hours, on } = level;
  if (!Number.isInteger(hours) || hours < 1 || hours > HOURS_MAX) {
    const sentence = `Write whole hours, 1 to ${HOURS_MAX} (four weeks).`;
    throw new MusterError('invalid', sentence, { fields: { [`hours${number}`]: sentence } });
  }
  const who: AskedOnLevel = role ?? {
    personId: await choosePerson(needs, actor, { slackUserId: person, field: `person${number}` }),
  };
  return { who, hours, on };
}

async function slackIdOf(tx: Tx, personId: PersonId | null): Promise<SlackUserId | null> {
  const [person] = personId === null ? [] : await listPeople(tx, [personId]);
  return person?.slackUserId ?? null;
}
