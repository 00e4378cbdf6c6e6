import { holidayRegions, type Person } from '../../company.ts';
import { type Chapter, type ChapterNeeds, isoOf } from '../chapter.ts';
import type { PlannedDeed } from '../planned-deed.ts';

/** How the teams check in: each person is asked at that time of their own. */
export const checkInTeams = [
  { team: 'Platform', askAt: '17:30' },
  { team: 'Web', askAt: '17:15' },
  { team: 'Mobile', askAt: '17:30' },
] as const;

/** The team in which the accountable accept what is done. */
export const signOffTeam = 'Web';

/**
 * Who set their working time, one in each zone, and who stands in for them. The form costs
 * whoever waits for the first start a tenth of a second or two, so the others haven't got round to it yet.
 */
export const deputies: Readonly<Record<string, string>> = { ana: 'ravi', priya: 'lena', siying: 'charlotte' };

/**
 * The last deeds of the past: some say whose holidays they have and who stands in for them, whoever is about to leave says
 * so, and the owner switches on check-ins and one team's sign-off. They begin with the present, so that nobody who waits
 * for the first start waits for 90 evenings as well.
 */
export const habitsChapter: Chapter = {
  name: 'habits',
  write(needs) {
    const { company, calendarOf, to } = needs;
    const owner = company.people.find(({ kind }) => kind === 'owner')?.handle ?? '';
    const hours = company.people.flatMap((person, at) => setUp(needs, person, at));
    const leaving = needs.told.people.flatMap(({ handle, absences }) => {
      const away = absences.find((one) => one.told);
      if (away === undefined) return [];
      const at = isoOf(calendarOf(handle).lastWorking(to) - LEAVES_BEFORE_MS);
      return [{ at, by: handle, deed: { kind: 'go-away', from: away.from, to: away.to } as const }];
    });
    return { deeds: [...hours, ...leaving, ...switchOn(owner, to)], facts: {} };
  },
};

const MINUTE_MS = 60_000;
/** Long before the last hour of the day, and never within the same minute as the setting of hours. */
const LEAVES_BEFORE_MS = 40 * MINUTE_MS;
const SET_UP_BEFORE_MS = 75 * MINUTE_MS;

function setUp({ calendarOf, to }: ChapterNeeds, { handle, timeZone }: Person, at: number): readonly PlannedDeed[] {
  const deputy = deputies[handle];
  if (deputy === undefined) return [];
  const last = calendarOf(handle).lastWorking(to - SET_UP_BEFORE_MS) - at * MINUTE_MS;
  const deed = { kind: 'set-working-time', region: holidayRegions[timeZone] ?? 'none', deputy } as const;
  return [{ at: isoOf(last), by: handle, deed }];
}

function switchOn(by: string, to: number): readonly PlannedDeed[] {
  const deeds = [
    ...checkInTeams.map((checkIns) => ({ kind: 'start-check-ins', ...checkIns }) as const),
    { kind: 'start-sign-off', team: signOffTeam } as const,
  ];
  return deeds.map((deed, at) => ({ at: isoOf(to - (deeds.length - at) * MINUTE_MS), by, deed }));
}
