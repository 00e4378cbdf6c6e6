import type { PersonId, SlackChannelId, TeamId } from '../../../kit/ids.ts';
import type { WallTime } from '../../../kit/zones.ts';

/** How a team checks in. */
export type TeamSettings = {
  readonly teamId: TeamId;
  readonly enabled: boolean;
  readonly askAt: WallTime;
  /** Null: each person's own zone. */
  readonly timeZone: string | null;
  /** How long there is to answer, from the delivery on. */
  readonly windowMinutes: number;
  /** Asked beside done, plan and blockers; each of 1 to 150 characters. */
  readonly questions: readonly string[];
  /** Null: the team's own. */
  readonly channelId: SlackChannelId | null;
  /** Members who aren't asked. */
  readonly leftOutIds: readonly PersonId[];
};

/** Off, until its lead switches it on. Source of time and window: product page, section 6. */
export function defaultSettings(teamId: TeamId): TeamSettings {
  return {
    ...{ teamId, enabled: false, askAt: '17:30', timeZone: null, windowMinutes: 90 },
    ...{ questions: [], channelId: null, leftOutIds: [] },
  };
}

/** What a window may be, in minutes: the longest ends before the next working day begins. */
export const WINDOW_CHOICES = [30, 60, 90, 120, 180, 240] as const;

/** More questions than this nobody answers every day. */
export const QUESTIONS_MAX = 5;
export const QUESTION_LENGTH_MAX = 150;

/** Questions typed one a line, or the sentence that says what is wrong with them. */
export function readQuestions(text: string): readonly string[] | { readonly wrong: string } {
  const questions = [
    ...new Set(
      text
        .split(/\r?\n/)
        .map((line) => line.replace(/\s+/g, ' ').trim())
        .filter(Boolean),
    ),
  ];
  if (questions.length > QUESTIONS_MAX)
    return { wrong: `That’s ${questions.length} questions, ${QUESTIONS_MAX} is the most. Keep the ones that matter.` };
  const long = questions.find((question) => question.length > QUESTION_LENGTH_MAX);
  return long === undefined
    ? questions
    : { wrong: `“${long.slice(0, 40)}…” is too long: ${QUESTION_LENGTH_MAX} characters is the most.` };
}

/** One person's part in all their teams: asked once, at their own time, else at that of the first team by name. */
export type Part = {
  readonly teamIds: readonly TeamId[];
  readonly askAt: WallTime;
  /** True when the time is the person's own choice. */
  readonly ownTime: boolean;
  readonly timeZone: string | null;
  readonly windowMinutes: number;
  readonly questions: readonly string[];
};

/**
 * @param asked.settings of the person's teams, by the teams' names
 * @param asked.ownTime in the person's zone; null without one
 * @returns null when none of the teams asks this person
 */
export function partOf(
  personId: PersonId,
  { settings, ownTime }: { readonly settings: readonly TeamSettings[]; readonly ownTime: WallTime | null },
): Part | null {
  const asking = settings.filter(({ enabled, leftOutIds }) => enabled && !leftOutIds.includes(personId));
  const [first] = asking;
  if (first === undefined) return null;
  const { windowMinutes } = first;
  const { askAt, timeZone } = ownTime === null ? first : { askAt: ownTime, timeZone: null };
  const questions = [...new Set(asking.flatMap((one) => one.questions))].slice(0, QUESTIONS_MAX);
  const teamIds = asking.map(({ teamId }) => teamId);
  return { teamIds, askAt, ownTime: ownTime !== null, timeZone, windowMinutes, questions };
}
