import { type Block, dataVisualization } from '../../../kit/blocks/index.ts';
import { chart } from '../../../kit/charts/chart.ts';
import type { TeamWeek } from '../domain/monday.ts';

/** What teams merged, side by side and beside the week before; nothing for one team alone, or for weeks without work. */
export function compareTeams(teams: readonly TeamWeek[]): readonly Block[] {
  const working = teams.filter(({ week, before }) => week.counts.merged + before.counts.merged > 0);
  if (working.length < 2) return [];
  const drawn = dataVisualization(
    chart({
      ...{ look: 'bars', title: 'Merged pull requests by team', placeName: 'Team', unit: 'count' },
      places: working.map(({ name }) => name),
      series: [
        { name: 'That week', values: working.map(({ week }) => week.counts.merged) },
        { name: 'The week before', values: working.map(({ before }) => before.counts.merged) },
      ],
    }),
  );
  return drawn === null ? [] : [drawn];
}
