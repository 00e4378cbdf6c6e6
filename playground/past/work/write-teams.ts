import { type Chapter, isoOf } from '../chapter.ts';

/** The primary owner makes the teams before anything else: who leads whom decides who answers for what. */
export const teamsChapter: Chapter = {
  name: 'teams',
  write({ company, from, calendarOf }) {
    const owner = company.people.find(({ kind }) => kind === 'owner')?.handle ?? '';
    const start = calendarOf(owner).nextWorking(from);
    return {
      deeds: company.teams.map(({ name }, at) => ({
        at: isoOf(start + (3 + 4 * at) * MINUTE_MS),
        by: owner,
        deed: { kind: 'make-team', team: name },
      })),
      facts: {},
    };
  },
};

const MINUTE_MS = 60_000;
