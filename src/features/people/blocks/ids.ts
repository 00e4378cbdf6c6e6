import { z } from 'zod';
import { actionId } from '../../../kit/blocks/index.ts';
import type { SlackUserId, TeamId } from '../../../kit/ids.ts';
import { isSlackUserId } from '../domain/person.ts';

/** The buttons of this feature. Arguments: a team's id, a Slack user's id (or none), a page's number. */
export const peopleIds = {
  newTeam: actionId('people.new-team'),
  editTeam: actionId('people.edit-team'),
  deleteTeam: actionId('people.delete-team'),
  teamsPage: actionId('people.teams-page'),
  nameRole: actionId('people.name-role'),
  /** The argument is the history row that is taken back. */
  undoAway: actionId('people.undo-away'),
  back: actionId('people.back'),
  /** The argument is when the time away would begin, as ISO text. */
  cancelAway: actionId('people.cancel-away'),
  workingTime: actionId('people.working-time'),
} as const;

/** Callback ids of the modals. */
export const peopleForms = {
  team: 'people.team',
  role: 'people.role',
  workingTime: 'people.working-time-form',
} as const;

/** Where a modal was opened from, and so where its answer belongs. */
export type Origin = 'home' | 'message';

/** What a team's modal brings back: which version of which team was shown; no team yet when it is a new one. */
export type TeamMetadata = {
  readonly from: Origin;
  readonly shown: { readonly teamId: TeamId; readonly version: number } | null;
};

/** @returns null for anything we did not write */
export function parseTeamMetadata(text: string): TeamMetadata | null {
  return teamMetadata.catch(null).parse(parseJson(text)) as TeamMetadata | null;
}

/** @returns `message` for anything we did not write: an answer in words is right everywhere */
export function parseOrigin(text: string): Origin {
  return z.object({ from: origin }).catch({ from: 'message' }).parse(parseJson(text)).from;
}

/** @returns null unless it is a team's id */
export function parseTeamId(argument: string): TeamId | null {
  return z.uuid().safeParse(argument).success ? (argument as TeamId) : null;
}

/** @returns null unless it is an id of ours */
export function parseId(argument: string): string | null {
  return z.uuid().safeParse(argument).success ? argument : null;
}

/** @returns null unless it is a Slack user's id */
export function parseSlackUserId(argument: string): SlackUserId | null {
  return isSlackUserId(argument) ? argument : null;
}

const origin = z.enum(['home', 'message']);

const teamMetadata = z
  .object({ from: origin, shown: z.object({ teamId: z.uuid(), version: z.int().min(1) }).nullable() })
  .nullable();

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
