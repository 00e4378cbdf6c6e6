import { calendarDay, daysBetween } from '../../../kit/dates/calendar.ts';
import { cleanText, isBlank } from '../../../kit/text.ts';
import { SPRINT_DAYS_MAX, SPRINT_NAME_MAX, type SprintPlan } from './sprint.ts';

export type TypedPlan = { readonly name: string; readonly startsOn: string | null; readonly endsOn: string | null };

/** A plan as it was typed, or a sentence for each field that can't be so. */
export function checkPlan(
  typed: TypedPlan,
): { readonly plan: SprintPlan } | { readonly errors: Readonly<Record<string, string>> } {
  const name = cleanText(typed.name).replace(/\s+/g, ' ').trim();
  const [startsOn, endsOn] = [readDay(typed.startsOn), readDay(typed.endsOn)];
  const errors = {
    ...(isBlank(name) && { name: 'Give it a name, for example “Sprint 12”.' }),
    ...(name.length > SPRINT_NAME_MAX && { name: `Take ${SPRINT_NAME_MAX} characters at most.` }),
    ...(startsOn === null && { startsOn: 'Choose its first day.' }),
    ...endFault(startsOn, endsOn),
  };
  if (Object.keys(errors).length > 0 || startsOn === null || endsOn === null) return { errors };
  return { plan: { name, startsOn, endsOn } };
}

function endFault(startsOn: string | null, endsOn: string | null): { readonly endsOn?: string } {
  if (endsOn === null) return { endsOn: 'Choose its last day.' };
  if (startsOn === null) return {};
  const days = daysBetween(startsOn, endsOn) + 1;
  if (days < 1) return { endsOn: 'It can’t end before it begins. Choose a later day.' };
  return days > SPRINT_DAYS_MAX ? { endsOn: `A sprint lasts ${SPRINT_DAYS_MAX} days at most.` } : {};
}

function readDay(typed: string | null): string | null {
  const [year = 0, month = 0, day = 0] = (typed ?? '').split('-').map(Number);
  return calendarDay(year, month, day);
}
