import type { WeekKey } from '../../kit/dates/iso-week.ts';
import type { PersonId } from '../../kit/ids.ts';
import type { Renderer } from '../../ports/inbound/feature.ts';
import { buildMonday } from './blocks/monday.ts';
import { readMonday } from './store/monday.ts';

/** What leads and managers read on Mondays, of the teams that are theirs when it is sent. */
export const kpisMessages = (): Readonly<Record<string, Renderer>> => ({
  'kpis.monday-note': async (tx, args) => {
    const teams = await readMonday(tx, String(args.personId) as PersonId, String(args.week) as WeekKey);
    return teams.length === 0 ? null : buildMonday(teams);
  },
});
