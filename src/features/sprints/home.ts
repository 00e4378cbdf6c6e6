import { type Block, chartPicture } from '../../kit/blocks/index.ts';
import type { WorkspaceId } from '../../kit/ids.ts';
import type { HomeSection } from '../../ports/inbound/slack.ts';
import type { Ports } from '../../ports/outbound/ports.ts';
import { drawBurndown, drawVelocity } from './blocks/charts.ts';
import { buildFlow } from './blocks/flow.ts';
import type { TeamFlow } from './domain/flow.ts';
import { readFlow } from './use-cases/read-flow.ts';

type Needs = Pick<Ports, 'scope' | 'clock' | 'holidays' | 'charts'>;

/** What flows through one's teams: below the numbers of delivery. */
export const sprintHome = (needs: Needs): readonly HomeSection[] => [
  {
    tab: 'numbers',
    order: 40,
    async build(actor) {
      const teams = await readFlow(needs, actor);
      const parts = await Promise.all(
        teams.map(async (team) => [...buildFlow([team]), ...(await drawTeam(needs, actor.workspaceId, team))]),
      );
      return parts.flat();
    },
  },
];

/** The sprint shown and the ones before it as pictures; their numbers stand above as text. */
async function drawTeam(needs: Needs, workspaceId: WorkspaceId, team: TeamFlow): Promise<readonly Block[]> {
  const shown = team.live.find(({ sprint }) => sprint.state === 'open') ?? team.last;
  const charts = [shown === null ? null : drawBurndown(shown), drawVelocity(team.velocity)];
  const pictures = charts.map(async (chart) =>
    chart === null ? [] : chartPicture(chart, await needs.charts.picture(workspaceId, chart)),
  );
  return (await Promise.all(pictures)).flat();
}
