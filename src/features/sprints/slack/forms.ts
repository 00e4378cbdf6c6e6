import type { PersonActor } from '../../../kit/actor.ts';
import { message, section } from '../../../kit/blocks/index.ts';
import type { RequestKey, TeamId } from '../../../kit/ids.ts';
import { type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import type { ActionArgs, Reply, SubmissionArgs } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildSaid, sayClosed, sayOpened, sayPlanned } from '../blocks/answers.ts';
import { readBoardForm } from '../blocks/board-form.ts';
import { readCloseForm } from '../blocks/close-form.ts';
import { readPlanMetadata, readSprintId, readTaskId, readTeamId } from '../blocks/ids.ts';
import { readJoinForm } from '../blocks/join-form.ts';
import { readPlanForm } from '../blocks/plan-form.ts';
import { closeSprint } from '../use-cases/close-sprint.ts';
import { joinSprint } from '../use-cases/join-sprint.ts';
import { openSprint } from '../use-cases/open-sprint.ts';
import { ownBoard } from '../use-cases/own-board.ts';
import { editSprint, planSprint } from '../use-cases/save-plan.ts';

export async function pressOpen(needs: Ports, { actor, argument, source }: ActionArgs): Promise<Reply> {
  const opened = await openSprint(needs, actor, readSprintId(argument));
  if (source.kind === 'home') return { kind: 'home', tab: source.tab, state: source.state };
  return { kind: 'message', message: message({ text: 'The sprint is open', blocks: [section(sayOpened(opened))] }) };
}

export async function submitPlan(needs: Ports, args: SubmissionArgs): Promise<Reply> {
  const { sprintId, teamId, offered, version } = readPlanMetadata(args.privateMetadata);
  const { teamId: chosenTeam, ...typed } = readPlanForm(args.form);
  const form = { ...typed, offered };
  const actor = onceFor(args);
  const saved =
    sprintId === null || version === null
      ? await planSprint(needs, actor, { teamId: (teamId ?? chosenTeam) as TeamId | null, form })
      : await editSprint(needs, actor, { sprintId: readSprintId(sprintId), ifVersion: version, form });
  return show(sayPlanned(saved));
}

export async function submitClose(needs: Ports, args: SubmissionArgs): Promise<Reply> {
  const chosen = readCloseForm(args.form);
  const carryTo = chosen === null ? null : readSprintId(chosen);
  const sprintId = readSprintId(args.privateMetadata);
  return show(sayClosed(await closeSprint(needs, onceFor(args), { sprintId, carryTo })));
}

export async function submitBoard(needs: Ports, args: SubmissionArgs): Promise<Reply> {
  const [sprintId, teamId] = [readSprintId(args.privateMetadata), readTeamId(readBoardForm(args.form))];
  const { sprint, team } = await ownBoard(needs, onceFor(args), { sprintId, teamId });
  return show(md`*${sprint.name}* and every sprint of its board are ${team.name}’s now.`);
}

export async function submitJoin(needs: Ports, args: SubmissionArgs): Promise<Reply> {
  const chosen = readJoinForm(args.form);
  const sprintId = chosen === null ? null : readSprintId(chosen);
  const { task, sprint } = await joinSprint(needs, onceFor(args), {
    taskId: readTaskId(args.privateMetadata),
    sprintId,
  });
  const ref = md`*T-${task.number}* ${task.title}`;
  return show(sprint === null ? md`${ref} is in no sprint now.` : md`${ref} is in *${sprint.name}* now.`);
}

function show(text: Mrkdwn): Reply {
  return { kind: 'view', view: buildSaid(text) };
}

/** A form pressed twice comes under a new signature and must still be done once: its key is the form's. */
function onceFor({ actor, viewId }: SubmissionArgs): PersonActor {
  return { ...actor, requestKey: `form:${actor.workspaceId}:${viewId}` as RequestKey };
}
