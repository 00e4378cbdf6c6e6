import { Temporal } from 'temporal-polyfill';
import { people } from '../../company.ts';
import { coders } from '../../past/code/coders.ts';
import { createDice } from '../../past/dice.ts';
import { isHoliday } from '../../past/holidays.ts';
import type { Json } from '../emulator.ts';

/** GitHub's team of all who write code: the only one large enough for GitHub to tell of. */
export const developers = {
  id: 7_104,
  name: 'Developers',
  slug: 'developers',
  members: people.filter(({ handle }) => coders[handle] !== undefined),
} as const;

type Developer = (typeof developers.members)[number];

/** A row for each developer who used Copilot that day, the same whenever it is asked for. @param day UTC's */
export function copilotUsersOn(day: string, idOf: (personId: string) => unknown): readonly Json[] {
  return developers.members.flatMap((one) => {
    const used = usedOn(one, day);
    return used === null ? [] : [{ user_id: idOf(one.id), user_login: one.handle, day, ...used }];
  });
}

/** A row for each developer, as all of them have a seat. */
export function copilotTeamsOn(day: string, idOf: (personId: string) => unknown): readonly Json[] {
  const { id: team_id, slug, members } = developers;
  return members.map(({ id, handle }) => ({ user_id: idOf(id), user_login: handle, day, team_id, slug }));
}

/** How likely somebody reaches for it on a working day: those whose tool it is, and those who have another one. */
const OWN_TOOL = 0.85;
const OTHER_TOOL = 0.3;

function usedOn({ handle, timeZone }: Developer, day: string): Json | null {
  const coder = coders[handle];
  const dice = createDice(0, `copilot ${handle} ${day}`);
  // The first throws of two names that differ at their ends alone are nearly the same.
  dice.shuffled(people);
  const isFree = Temporal.PlainDate.from(day).dayOfWeek > 5 || isHoliday(day, timeZone);
  const likely = coder?.tool === 'copilot' ? OWN_TOOL : coder?.tool === null ? 0 : OTHER_TOOL;
  if (coder === undefined || isFree || !dice.chance(likely)) return null;
  const suggestions = dice.int(8, 60);
  const withAgent = dice.chance(coder.ai.fully + coder.ai.partly / 2);
  return {
    ...{ user_initiated_interaction_count: dice.int(1, 20), code_generation_activity_count: suggestions },
    code_acceptance_activity_count: Math.round(suggestions * dice.between(0.15, 0.4)),
    loc_added_sum: dice.int(10, 60) + (withAgent ? dice.int(40, 200) : 0),
    ...{ used_agent: withAgent, used_chat: dice.chance(0.6), used_cli: dice.chance(0.1) },
  };
}
