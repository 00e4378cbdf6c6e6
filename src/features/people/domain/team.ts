import type { WorkingHours } from '../../../kit/dates/working-day.ts';
import type { PersonId, SlackChannelId, TeamId } from '../../../kit/ids.ts';
import type { Person } from './person.ts';

/** A group of people with a lead and a channel. Its people are its members and its lead. */
export type Team = {
  readonly id: TeamId;
  /** 1 to 60 characters, unique in the workspace whatever the case. */
  readonly name: string;
  /** Null until somebody leads it. */
  readonly leadId: PersonId | null;
  readonly managerIds: readonly PersonId[];
  readonly memberIds: readonly PersonId[];
  /** Null when the team posts nowhere. */
  readonly channelId: SlackChannelId | null;
  /** Of members without hours of their own; null: the usual ones. */
  readonly workingHours: WorkingHours | null;
  /** ISO 3166 code, of members without one of their own; null: no public holidays. */
  readonly holidayRegion: string | null;
  readonly version: number;
};

export type TeamValues = Omit<Team, 'id' | 'version'>;

/** A team with everybody it names. */
export type TeamDetails = { readonly team: Team; readonly people: ReadonlyMap<PersonId, Person> };

/** One line of a list of teams. */
export type TeamRow = {
  readonly team: Team;
  /** Null when nobody leads it. */
  readonly lead: Person | null;
  readonly managers: readonly Person[];
  readonly mayEdit: boolean;
};

/** Teams as one reader may see and change them, by name. */
export type TeamList = { readonly rows: readonly TeamRow[]; readonly mayCreate: boolean };

/** Longest team name, in characters: stands in a sentence, a button's label (75) and a select's option (75). */
export const TEAM_NAME_MAX = 60;

/** Most people in one list of a team. Source: PRODUCT names teams of 5 to 200; twice that for safety. */
export const TEAM_PEOPLE_MAX = 400;

/** A team's name as it is kept: one line, no spaces around, inner runs of white space as one space. */
export function tidyTeamName(typed: string): string {
  return typed
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** Everybody a team names: lead, managers and members, each once. */
export function peopleOfTeam(team: TeamValues): readonly PersonId[] {
  return [...new Set([...(team.leadId === null ? [] : [team.leadId]), ...team.managerIds, ...team.memberIds])];
}

/** Whether two versions of a team say the same; the order of people doesn't count. */
export function sameTeam(before: TeamValues, after: TeamValues): boolean {
  const fields = [
    ...(['name', 'leadId', 'managerIds', 'memberIds', 'channelId'] as const),
    ...(['workingHours', 'holidayRegion'] as const),
  ];
  return fields.every((field) => sameValue(before[field], after[field]));
}

type Value = string | readonly string[] | WorkingHours | null;

/** Whether two values say the same; lists are sets, and hours come back from the store with their parts in another order. */
export function sameValue(a: Value, b: Value): boolean {
  return keyOf(a) === keyOf(b);
}

function keyOf(value: Value): string {
  if (value === null || typeof value === 'string') return JSON.stringify(value);
  if (!('start' in value)) return JSON.stringify([...value].sort());
  return JSON.stringify([value.start, value.end, [...value.days].sort()]);
}
