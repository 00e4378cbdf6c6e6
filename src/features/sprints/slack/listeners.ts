import type { SlackListeners } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildSaid, sayVerified } from '../blocks/answers.ts';
import { buildBoardForm } from '../blocks/board-form.ts';
import { buildCloseForm } from '../blocks/close-form.ts';
import { readSprintId, sprintForms, sprintIds } from '../blocks/ids.ts';
import { buildPlanForm, buildShell } from '../blocks/plan-form.ts';
import { offerClose } from '../use-cases/close-sprint.ts';
import { offerPlan } from '../use-cases/offer-plan.ts';
import { offerBoard } from '../use-cases/own-board.ts';
import { verifyRecord } from '../use-cases/verify-record.ts';
import { joinVerb, sprintCommand } from './commands.ts';
import { pressOpen, submitBoard, submitClose, submitJoin, submitPlan } from './forms.ts';

export function sprintSlack(needs: Ports): SlackListeners {
  const planShell = () => buildShell(sprintForms.plan);
  return {
    commands: { '/muster': { sprint: sprintCommand(needs) } },
    verbs: { '/task': [joinVerb(needs)] },
    actions: {
      [sprintIds.plan.name]: {
        opens: planShell,
        run: async ({ actor }) => ({ kind: 'view', view: buildPlanForm(await offerPlan(needs, actor, null)) }),
      },
      [sprintIds.edit.name]: {
        opens: planShell,
        run: async ({ actor, argument }) => {
          const offer = await offerPlan(needs, actor, readSprintId(argument));
          return { kind: 'view', view: buildPlanForm(offer) };
        },
      },
      [sprintIds.open.name]: { run: (args) => pressOpen(needs, args) },
      [sprintIds.close.name]: {
        opens: () => buildShell(sprintForms.close),
        run: async ({ actor, argument }) => {
          const offer = await offerClose(needs, actor, readSprintId(argument));
          return { kind: 'view', view: buildCloseForm(offer) };
        },
      },
      [sprintIds.board.name]: {
        opens: () => buildShell(sprintForms.board),
        run: async ({ actor, argument }) => {
          const offer = await offerBoard(needs, actor, readSprintId(argument));
          return { kind: 'view', view: buildBoardForm(offer) };
        },
      },
      [sprintIds.verify.name]: {
        opens: () => buildShell(sprintForms.shown),
        run: async ({ actor, argument }) => {
          const verified = await verifyRecord(needs, actor, { sprintId: readSprintId(argument), moment: 'closed' });
          const reader = { timeZone: actor.timeZone, now: needs.clock.now() };
          return { kind: 'view', view: buildSaid(sayVerified(verified, reader)) };
        },
      },
    },
    submissions: {
      [sprintForms.plan]: { run: (args) => submitPlan(needs, args) },
      [sprintForms.close]: { run: (args) => submitClose(needs, args) },
      [sprintForms.board]: { run: (args) => submitBoard(needs, args) },
      [sprintForms.join]: { run: (args) => submitJoin(needs, args) },
    },
  };
}
