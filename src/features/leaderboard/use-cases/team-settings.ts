import type { PersonActor } from '../../../kit/actor.ts';
import { shiftWeek, type Week, weekOf } from '../../../kit/dates/iso-week.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { SlackChannelId, TeamId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { recordChange } from '../../history/index.ts';
import { findTeam, listTeamsWithin, mayEditTeam, type Team } from '../../people/index.ts';
import { listTeamChoices, saveTeamChoice, type TeamChoice } from '../../pr-surveys/index.ts';
import { readTime, readWeekday } from '../domain/settings.ts';
import { nextSlot, type Timing } from '../domain/slot.ts';
import { findWeek } from '../store/weeks.ts';
import { planWithin } from './plan-teams.ts';
import { timingOf } from './team-timing.ts';

/** A team's settings with what is needed to show them. */
export type ShownSettings = {
  readonly team: Team;
  readonly choice: TeamChoice;
  readonly timing: Timing;
  /** When it appears next; null when it is off. */
  readonly nextAt: Date | null;
  /** The week that is over, and whether the channel has seen it. */
  readonly last: { readonly week: Week; readonly isPosted: boolean };
};

/** Settings as they were typed. */
export type SettingsForm = {
  readonly enabled: boolean;
  /** `1` Monday … `7` Sunday. */
  readonly weekday: string | null;
  /** `HH:MM` */
  readonly at: string | null;
  /** Null: the lead's. */
  readonly timeZone: string | null;
  /** Null: the team's own. */
  readonly channelId: SlackChannelId | null;
};

type ReadNeeds = Pick<Ports, 'scope' | 'clock' | 'holidays'>;

/** Those of the teams whose settings the reader may change, by name. */
export function listTeamSettings(needs: ReadNeeds, reader: PersonActor): Promise<readonly ShownSettings[]> {
  return needs.scope(reader.workspaceId, async (tx) => {
    const teams = (await listTeamsWithin(tx)).filter((team) => mayEditTeam(reader, team));
    const shown: ShownSettings[] = [];
    for (const team of teams) shown.push(await readSettings(needs, tx, team));
    return shown;
  });
}

/** @throws MusterError 'not-found' the team is gone · 'forbidden' neither its lead, its manager nor an admin */
export function openTeamSettings(needs: ReadNeeds, actor: PersonActor, teamId: TeamId): Promise<ShownSettings> {
  return needs.scope(actor.workspaceId, async (tx) => readSettings(needs, tx, await requireTeam(tx, actor, teamId)));
}

export async function readSettings(
  needs: Pick<Ports, 'clock' | 'holidays'>,
  tx: Tx,
  team: Team,
): Promise<ShownSettings> {
  const choice = (await listTeamChoices(tx, [team.id])).get(team.id);
  if (choice === undefined) throw new Error(`the team ${team.id} has no settings, not even the defaults`);
  const timing = await timingOf(needs, tx, { team, choice });
  const now = needs.clock.now();
  const week = shiftWeek(weekOf(now, timing.timeZone), -1, timing.timeZone);
  const last = { week, isPosted: (await findWeek(tx, team.id, week.key)) !== null };
  return { ...{ team, choice, timing, last }, nextAt: choice.leaderboard ? nextSlot(now, timing).at : null };
}

/**
 * Saves how a team's leaderboard appears and plans the next one anew; what was posted stays.
 * @throws MusterError 'not-found' · 'forbidden' · 'invalid' with a sentence for each field
 */
export function saveTeamSettings(
  needs: Pick<Ports, 'act' | 'clock' | 'random' | 'schedules' | 'holidays'>,
  actor: PersonActor,
  { teamId, form }: { readonly teamId: TeamId; readonly form: SettingsForm },
): Promise<void> {
  return needs.act(actor, async (tx) => {
    const team = await requireTeam(tx, actor, teamId);
    const { choice: before } = await readSettings(needs, tx, team);
    const after = readForm(before, form);
    await saveTeamChoice(tx, after);
    await recordChange(tx, actor, {
      ...{ id: needs.random.uuid(), at: needs.clock.now(), subject: { kind: 'team', id: teamId } },
      ...{ action: 'leaderboard.settings', before: { ...before }, after: { ...after } },
    });
    await planWithin(needs, tx, [team]);
  });
}

/** @throws MusterError 'not-found' · 'forbidden' */
export async function requireTeam(tx: Tx, actor: PersonActor, teamId: TeamId): Promise<Team> {
  const team = await findTeam(tx, teamId);
  if (team === null) throw new MusterError('not-found', 'That team is gone. `/muster team` lists the teams.');
  if (!mayEditTeam(actor, team))
    throw new MusterError(
      'forbidden',
      `Only ${team.name}’s lead, its managers and admins change this. Ask one of them.`,
    );
  return team;
}

function readForm(before: TeamChoice, form: SettingsForm): TeamChoice {
  const [weekday, postAt] = [readWeekday(form.weekday), readTime(form.at)];
  const fields = {
    ...(weekday === null && { weekday: 'Choose a day.' }),
    ...(postAt === null && { at: 'Choose a time, for example 09:00.' }),
  };
  if (weekday === null || postAt === null) throw new MusterError('invalid', 'Choose a day and a time.', { fields });
  const { enabled: leaderboard, timeZone, channelId } = form;
  return { ...before, leaderboard, weekday, postAt, timeZone, channelId };
}
