import { actions, type Block, button, context, header, section } from '../../../kit/blocks/index.ts';
import { joinMd, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import type { SprintReport } from '../domain/report.ts';
import { sprintIds } from './ids.ts';
import { sayAmount, sayBurndown, sayDays, sayNumbers } from './words.ts';

/** Days of a burndown in a message or tab: two weeks. */
const DAYS_SHOWN = 14;

/** A sprint as a channel, an answer or Home shows it, without buttons. */
export function buildReport(report: SprintReport): readonly Block[] {
  const { sprint, burndown, blockedRefs } = report;
  return [
    header(report.teamName === '' ? sprint.name : `${sprint.name} · ${report.teamName}`),
    context(describeState(report)),
    section(sprint.state === 'planned' ? sayPlanned(report) : sayNumbers(report.numbers, sprint.state === 'open')),
    ...(burndown === null ? [] : [section(sayBurndown(burndown, DAYS_SHOWN))]),
    ...(blockedRefs.length === 0 || sprint.state !== 'open' ? [] : [context(md`Blocked: ${blockedRefs.join(', ')}`)]),
  ];
}

/** The same with what may be done about it. */
export function buildReportWithButtons(report: SprintReport, mayRun: boolean): readonly Block[] {
  return [...buildReport(report), ...buildButtons(report, mayRun)];
}

function describeState({ sprint, seal }: SprintReport): Mrkdwn {
  const days = sayDays(sprint);
  if (sprint.source === 'tracker' && sprint.state !== 'closed') return md`From Jira · ${days}`;
  if (sprint.state === 'planned') return md`Planned · ${days}`;
  if (sprint.state === 'open') return md`Open · ${days}`;
  return seal === null ? md`Closed · ${days}` : md`Closed · ${days} · sealed ${seal}`;
}

function sayPlanned({ numbers: { unit, points, items, unpointed } }: SprintReport): Mrkdwn {
  if (items.committed === 0) return md`Nothing is in it yet.`;
  const tasks = sayAmount(items.committed, 'items');
  if (unit === 'items') return md`*${tasks}*, none of them with points.`;
  const without = unpointed === 0 ? md`` : md`; ${unpointed} of them ${unpointed === 1 ? 'has' : 'have'} no points`;
  return joinMd([md`*${sayAmount(points.committed, 'points')}* in ${tasks}${without}.`], '');
}

function buildButtons({ sprint }: SprintReport, mayRun: boolean): readonly Block[] {
  const of = (id: (typeof sprintIds)[keyof typeof sprintIds], text: string, label: string) =>
    button({ id: id.build(sprint.id), text, label: `${label} ${sprint.name}` });
  if (sprint.state === 'closed') return [actions([of(sprintIds.verify, 'Check the seal', 'Check the seal of')])];
  if (!mayRun) return [];
  if (sprint.source === 'tracker')
    return sprint.boardKey === null ? [] : [actions([of(sprintIds.board, 'Whose is it?', 'Choose the team of')])];
  return [
    actions([
      of(sprintIds.edit, 'Change', 'Change'),
      sprint.state === 'planned' ? of(sprintIds.open, 'Open', 'Open') : of(sprintIds.close, 'Close', 'Close'),
    ]),
  ];
}
