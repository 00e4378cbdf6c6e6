import { z } from 'zod';
import { actionId } from '../../../kit/blocks/index.ts';
import type { IdentityId, PersonId, SlackUserId, TeamId } from '../../../kit/ids.ts';
import { isSlackUserId } from '../domain/person.ts';
import { type ReviewAsk, SEARCH_MAX } from '../domain/review.ts';

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
  /** Who is who on GitHub. Drawn here and in the section of the connection. */
  reviewIdentities: actionId('people.review-identities'),
  /** The argument is an identity and the version shown: `<id>/<version>`; the value says what is meant. */
  matchRow: actionId('people.match-row'),
  undoMatch: actionId('people.undo-match'),
  /** The value holds who was shown beside whom. */
  matchShown: actionId('people.match-shown'),
  reviewPage: actionId('people.review-page'),
  identitiesCsv: actionId('people.identities-csv'),
  /** The argument is an identity. */
  itsMe: actionId('people.its-me'),
  notMe: actionId('people.not-me'),
} as const;

/** Callback ids of the modals. */
export const peopleForms = {
  team: 'people.team',
  role: 'people.role',
  workingTime: 'people.working-time-form',
  review: 'people.review-form',
  chooseMatch: 'people.choose-match',
  identitiesCsv: 'people.identities-csv-form',
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

/** Which of the list was shown; travels with the view. */
export function writeReviewAsk(ask: ReviewAsk): string {
  return JSON.stringify(ask);
}

/** @returns the first page of what waits for a word, for anything we did not write */
export function parseReviewAsk(text: string): ReviewAsk {
  const parsed = parseJson(text);
  const inside = z.object({ ask: reviewAsk }).safeParse(parsed);
  return inside.success ? inside.data.ask : reviewAsk.catch({ filter: 'todo', search: '', page: 0 }).parse(parsed);
}

/** Whom the form is about, and the list it came from. */
export type MatchChoice = { readonly identityId: IdentityId; readonly version: number; readonly ask: ReviewAsk };

export function writeChoice(choice: MatchChoice): string {
  return JSON.stringify(choice);
}

/** @returns null for anything we did not write */
export function parseChoice(text: string): MatchChoice | null {
  return matchChoice.catch(null).parse(parseJson(text)) as MatchChoice | null;
}

/** `<id>/<version>`; null for anything we did not write. */
export function parseShown(argument: string): { readonly identityId: IdentityId; readonly version: number } | null {
  const [id = '', version = ''] = argument.split('/');
  if (parseId(id) === null || !/^\d{1,9}$/.test(version)) return null;
  return { identityId: id as IdentityId, version: Number(version) };
}

export function writePairs(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(([identityId, personId]) => `${identityId} ${personId}`).join(',');
}

/** Who is to be whom; without whatever isn't ours. */
export function parsePairs(value: string): readonly { readonly identityId: IdentityId; readonly personId: PersonId }[] {
  return value.split(',').flatMap((pair) => {
    const [identityId = '', personId = ''] = pair.split(' ');
    if (parseId(identityId) === null || parseId(personId) === null) return [];
    return [{ identityId: identityId as IdentityId, personId: personId as PersonId }];
  });
}

const reviewAsk = z.object({
  filter: z.enum(['todo', 'proposed', 'open', 'linked', 'excluded', 'bot', 'all']),
  search: z.string().max(SEARCH_MAX),
  page: z.int().min(0).max(10_000),
});

const matchChoice = z.object({ identityId: z.uuid(), version: z.int().min(1), ask: reviewAsk }).nullable();

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
