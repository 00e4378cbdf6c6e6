import { actions, button, dataVisualization, message, section } from '../../kit/blocks/index.ts';
import { md } from '../../kit/mrkdwn.ts';
import type { Renderer } from '../../ports/inbound/feature.ts';
import type { TaskLinesOf } from '../../ports/inbound/task-lines.ts';
import { findTeam } from '../people/index.ts';
import { drawBurndown } from './blocks/charts.ts';
import { sprintIds } from './blocks/ids.ts';
import { buildReport } from './blocks/report.ts';
import { sayDays } from './blocks/words.ts';
import type { SprintId } from './domain/sprint.ts';
import { readReport } from './store/read-report.ts';
import { findSprint, listLiveWith } from './store/sprints.ts';

/** What goes out about sprints, drawn as things stand when it is sent. */
export const sprintMessages = (): Readonly<Record<string, Renderer>> => ({
  'sprints.card': async (tx, args, { now }) => {
    const sprint = await findSprint(tx, String(args.sprintId) as SprintId);
    if (sprint === null || sprint.startedAt === null) return null;
    const team = sprint.teamId === null ? null : await findTeam(tx, sprint.teamId);
    const report = await readReport(tx, { sprint, teamName: team?.name ?? '', now });
    const drawn = drawBurndown(report);
    const chart = drawn === null ? null : dataVisualization(drawn);
    // Its numbers stand in the report already, day by day.
    const blocks = [...buildReport(report), ...(chart === null ? [] : [chart])];
    return message({ text: `${sprint.name} of ${report.teamName}`, blocks });
  },
  'sprints.end-note': async (tx, args) => {
    const sprint = await findSprint(tx, String(args.sprintId) as SprintId);
    if (sprint?.state !== 'open') return null;
    const said = md`*${sprint.name}* ends (${sayDays(sprint)}). Close it when its work is done: that seals what became of it.`;
    const close = button({ id: sprintIds.close.build(sprint.id), text: 'Close', label: `Close ${sprint.name}` });
    return message({ text: `${sprint.name} ends`, blocks: [section(said), actions([close])] });
  },
});

/** In which sprint a task is, on its card. */
export const sprintLines: TaskLinesOf = async (tx, { taskId }) => {
  const sprints = await listLiveWith(tx, taskId);
  return sprints.map(
    (sprint) => md`${sprint.state === 'open' ? 'In' : 'Planned for'} *${sprint.name}*, ${sayDays(sprint)}`,
  );
};
