import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { SlackChannelId, SlackUserId, TeamId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { recordChange } from '../../history/index.ts';
import {
  findPeopleBySlackIds,
  findTeam,
  listTeamMembers,
  listTeamsWithin,
  mayEditTeam,
  type Team,
} from '../../people/index.ts';
import { defaultSettings, readQuestions, type TeamSettings, WINDOW_CHOICES } from '../domain/settings.ts';
import { getSettings, listSettings, saveSettings } from '../store/settings.ts';
import { planWithin } from './plan-check-ins.ts';

/** A team's settings with what is needed to show them. */
export type ShownSettings = {
  readonly team: Team;
  readonly settings: TeamSettings;
  /** Of those who aren't asked. */
  readonly leftOut: readonly SlackUserId[];
};

/** Settings as they were typed. */
export type SettingsForm = {
  readonly enabled: boolean;
  /** `HH:MM` */
  readonly askAt: string | null;
  /** Null: each person's own. */
  readonly timeZone: string | null;
  readonly windowMinutes: number;
  /** One a line. */
  readonly questions: string;
  readonly channelId: SlackChannelId | null;
  readonly leftOut: readonly SlackUserId[];
};

type Needs = Pick<Ports, 'scope' | 'act' | 'clock' | 'random' | 'schedules' | 'holidays'>;

/** Those of the teams whose settings the reader may change, by name. */
export function listTeamSettings(needs: Pick<Ports, 'scope'>, reader: PersonActor): Promise<readonly ShownSettings[]> {
  return needs.scope(reader.workspaceId, async (tx) => {
    const teams = (await listTeamsWithin(tx)).filter((team) => mayEditTeam(reader, team));
    const known = await listSettings(
      tx,
      teams.map(({ id }) => id),
    );
    return teams.map((team) => ({ team, settings: known.get(team.id) ?? defaultSettings(team.id), leftOut: [] }));
  });
}

/** @throws MusterError 'not-found' the team is gone · 'forbidden' neither its lead, its manager nor an admin */
export function openTeamSettings(
  needs: Pick<Ports, 'scope'>,
  actor: PersonActor,
  teamId: TeamId,
): Promise<ShownSettings> {
  return needs.scope(actor.workspaceId, async (tx) => {
    const team = await requireTeam(tx, actor, teamId);
    const settings = await getSettings(tx, teamId);
    const members = await listTeamMembers(tx, teamId);
    const leftOut = members.filter(({ id }) => settings.leftOutIds.includes(id)).map(({ slackUserId }) => slackUserId);
    return { team, settings, leftOut };
  });
}

/**
 * Saves how a team checks in and plans everybody's next check-in anew.
 * @throws MusterError 'not-found' · 'forbidden' · 'invalid' with a sentence for each field
 */
export function saveTeamSettings(
  needs: Needs,
  actor: PersonActor,
  { teamId, form }: { readonly teamId: TeamId; readonly form: SettingsForm },
): Promise<ShownSettings> {
  return needs.act(actor, async (tx) => {
    const team = await requireTeam(tx, actor, teamId);
    const before = await getSettings(tx, teamId);
    const settings = await readForm(tx, { team, form });
    await saveSettings(tx, settings);
    await recordChange(tx, actor, {
      id: needs.random.uuid(),
      at: needs.clock.now(),
      subject: { kind: 'team', id: teamId },
      action: 'eod.settings',
      before: { ...before },
      after: { ...settings },
    });
    const members = await listTeamMembers(tx, teamId);
    await planWithin(
      needs,
      tx,
      members.map(({ id }) => id),
    );
    return { team, settings, leftOut: form.leftOut };
  });
}

async function readForm(tx: Tx, { team, form }: { team: Team; form: SettingsForm }): Promise<TeamSettings> {
  const questions = readQuestions(form.questions);
  const askAt = /^([01]\d|2[0-3]):[0-5]\d$/.test(form.askAt ?? '') ? form.askAt : null;
  const fields = {
    ...('wrong' in questions && { questions: questions.wrong }),
    ...(askAt === null && { askAt: 'Choose a time, for example 17:30.' }),
    ...(!WINDOW_CHOICES.some((minutes) => minutes === form.windowMinutes) && { windowMinutes: 'Choose one of these.' }),
  };
  const [first] = Object.values(fields);
  if ('wrong' in questions || askAt === null || first !== undefined)
    throw new MusterError('invalid', String(first), { fields: fields as Readonly<Record<string, string>> });
  const chosen = await findPeopleBySlackIds(tx, form.leftOut);
  const { enabled, timeZone, windowMinutes, channelId } = form;
  const leftOutIds = [...chosen.values()].map(({ id }) => id);
  return { ...{ teamId: team.id, enabled, askAt, timeZone, windowMinutes, questions, channelId }, leftOutIds };
}

async function requireTeam(tx: Tx, actor: PersonActor, teamId: TeamId): Promise<Team> {
  const team = await findTeam(tx, teamId);
  if (team === null) throw new MusterError('not-found', 'That team is gone. `/muster team` lists the teams.');
  if (!mayEditTeam(actor, team))
    throw new MusterError(
      'forbidden',
      `Only ${team.name}’s lead, its managers and admins change this. Ask one of them.`,
    );
  return team;
}
