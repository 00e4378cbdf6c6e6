import { actions, type Block, button, divider, type Message, message, section } from '../../../kit/blocks/index.ts';
import { md } from '../../../kit/mrkdwn.ts';
import type { SprintOverview, TeamSprints } from '../domain/report.ts';
import { sprintIds } from './ids.ts';
import { buildReportWithButtons } from './report.ts';
import { sayCapacity, sayVelocity } from './words.ts';

/** Sprints of somebody's teams, for their eyes alone. */
export function buildOverview({ teams, unowned, mayOwn }: SprintOverview): Message {
  if (teams.length + unowned.length === 0)
    return message({
      text: 'You are in no team',
      blocks: [section('You are in no team yet. `/muster team` shows who could add you.')],
    });
  const parts = [...teams.map(buildTeam), ...unowned.map((report) => buildReportWithButtons(report, mayOwn))];
  const blocks = parts.flatMap((part, n) => [...(n === 0 ? [] : [divider()]), ...part]);
  const plan = teams.some(({ mayRun }) => mayRun) ? [buildPlanButton()] : [];
  return message({ text: 'Sprints of your teams', blocks: [...blocks, ...plan] });
}

function buildTeam(team: TeamSprints): readonly Block[] {
  const { live, last, mayRun, velocity, capacity } = team;
  const shown = [...live, ...(last === null ? [] : [last])];
  if (shown.length === 0)
    return [
      section(
        mayRun
          ? md`*${team.teamName}* has no sprint yet. Press *Plan a sprint*: name it, choose its days and its tasks.`
          : md`*${team.teamName}* has no sprint yet. Its lead plans one with \`/muster sprint plan\`.`,
      ),
    ];
  return [
    ...shown.flatMap((report) => buildReportWithButtons(report, mayRun)),
    section(sayVelocity(velocity)),
    section(sayCapacity(capacity)),
  ];
}

function buildPlanButton(): Block {
  return actions([button({ id: sprintIds.plan.build(), text: 'Plan a sprint', style: 'primary' })]);
}
