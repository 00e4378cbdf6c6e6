import { MusterError } from '../../../kit/errors.ts';
import type { AddedVerb, Command } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { sprintForms } from '../blocks/ids.ts';
import { buildJoinForm } from '../blocks/join-form.ts';
import { buildOverview } from '../blocks/overview.ts';
import { buildPlanForm, buildShell } from '../blocks/plan-form.ts';
import { readJoinText, readSprintText } from '../domain/read-sprint-text.ts';
import { offerJoin } from '../use-cases/join-sprint.ts';
import { offerPlan } from '../use-cases/offer-plan.ts';
import { readOverview } from '../use-cases/read-team-sprints.ts';

/** `/muster sprint [plan]` */
export function sprintCommand(needs: Ports): Command {
  return {
    help: [
      { usage: '/muster sprint', does: 'your teams’ sprints: burndown, velocity, what the next one may take on' },
      { usage: '/muster sprint plan', does: 'plans a sprint: name, days and tasks (leads and managers)' },
    ],
    opens: ({ text }) => (readSprintText(text) === 'plan' ? buildShell(sprintForms.plan) : null),
    run: async ({ actor, text }) => {
      const asked = readSprintText(text);
      if (asked === null)
        throw new MusterError(
          'invalid',
          'Type `/muster sprint` to see the sprints, or `/muster sprint plan` to plan one.',
        );
      if (asked === 'plan') return { kind: 'view', view: buildPlanForm(await offerPlan(needs, actor, null)) };
      return { kind: 'message', message: buildOverview(await readOverview(needs, actor)) };
    },
  };
}

/** `/task sprint T-12`, or `/task T-12 sprint` */
export function joinVerb(needs: Ports): AddedVerb {
  return {
    help: [{ usage: '/task sprint T-12', does: 'puts it into a sprint, or takes it out' }],
    claims: (text) => readJoinText(text) !== null,
    opens: () => buildShell(sprintForms.join),
    run: async ({ actor, text }) => {
      const number = readJoinText(text);
      if (number === null) throw new MusterError('invalid', 'Name a task: `/task sprint T-12`.');
      return { kind: 'view', view: buildJoinForm(await offerJoin(needs, actor, number)) };
    },
  };
}
