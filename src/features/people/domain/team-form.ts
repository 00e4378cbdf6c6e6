import type { WorkingHours } from '../../../kit/dates/working-day.ts';
import type { PersonId, SlackChannelId, SlackUserId } from '../../../kit/ids.ts';
import { isBlank } from '../../../kit/text.ts';
import { refusalOf } from './person.ts';
import { sameValue, TEAM_NAME_MAX, TEAM_PEOPLE_MAX, type TeamDetails, tidyTeamName } from './team.ts';
import { checkHours, checkRegion } from './working-time.ts';

/** A team as somebody typed it: people by their Slack ids. The names of its fields are those of the form. */
export type TeamForm = {
  readonly name: string;
  readonly lead: SlackUserId | null;
  readonly managers: readonly SlackUserId[];
  readonly members: readonly SlackUserId[];
  readonly channel: SlackChannelId | null;
  /** Null: the usual ones. */
  readonly hours: WorkingHours | null;
  readonly region: string | null;
};

export type TeamField = keyof TeamForm;

/** What is wrong with a form before anybody is looked up, one sentence a field; empty when nothing is. */
export function checkTeamForm(form: TeamForm): Readonly<Record<string, string>> {
  const name = tidyTeamName(form.name);
  return {
    ...(isBlank(name) && { name: 'Give the team a name, for example Platform.' }),
    ...(name.length > TEAM_NAME_MAX && {
      name: `Use at most ${TEAM_NAME_MAX} characters for the name; this one has ${name.length}.`,
    }),
    ...(form.channel !== null && !/^[CG][A-Z0-9]{2,40}$/.test(form.channel) && { channel: 'Choose a channel.' }),
    ...(form.managers.length > TEAM_PEOPLE_MAX && { managers: tooMany(form.managers.length) }),
    ...(form.members.length > TEAM_PEOPLE_MAX && { members: tooMany(form.members.length) }),
    ...checkHours(form.hours),
    ...checkRegion(form.region),
  };
}

/** The fields in which two forms differ; the order of people doesn't count. */
export function differingFields(a: TeamForm, b: TeamForm): readonly TeamField[] {
  const fields = ['name', 'lead', 'managers', 'members', 'channel', 'hours', 'region'] as const;
  return fields.filter((field) => !sameValue(a[field], b[field]));
}

/** A team as its form shows it. People who can't be in a team any more are left out, so saving lets them go. */
export function toTeamForm({ team, people }: TeamDetails): TeamForm {
  const choosable = (ids: readonly PersonId[]) =>
    ids.flatMap((id) => {
      const person = people.get(id);
      return person !== undefined && refusalOf(person) === null ? [person.slackUserId] : [];
    });
  const [lead = null] = choosable(team.leadId === null ? [] : [team.leadId]);
  return {
    name: team.name,
    lead,
    managers: choosable(team.managerIds),
    members: choosable(team.memberIds),
    channel: team.channelId,
    hours: team.workingHours,
    region: team.holidayRegion,
  };
}

function tooMany(count: number): string {
  return `A team takes at most ${TEAM_PEOPLE_MAX} people here; these are ${count}. Make two teams of them.`;
}
