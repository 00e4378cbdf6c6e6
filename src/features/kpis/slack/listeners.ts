import type { Command, SlackListeners } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildAnswer } from '../blocks/answer.ts';
import { kpiIds } from '../blocks/ids.ts';
import { answerCommand } from '../use-cases/answer-command.ts';
import { chooseMonday } from '../use-cases/choose-monday.ts';
import { aiImpactActions } from './ai-impact.ts';
import { explainActions } from './explain.ts';
import { exportActions } from './export.ts';
import { filterActions } from './filters.ts';
import { mergeDeploysSlack } from './merge-deploys.ts';

/** Everything this feature hears from Slack. */
export function kpisSlack(needs: Ports): SlackListeners {
  const mergeDeploys = mergeDeploysSlack(needs);
  return {
    commands: { '/muster': { kpi: command(needs) } },
    submissions: { ...mergeDeploys.submissions },
    actions: {
      ...filterActions(needs),
      ...explainActions(needs),
      ...exportActions(needs),
      ...aiImpactActions(needs),
      ...mergeDeploys.actions,
      [kpiIds.monday.name]: {
        run: async ({ actor, argument }) => {
          await chooseMonday(needs, actor, argument === 'on');
          return { kind: 'home', tab: 'settings' };
        },
      },
    },
  };
}

function command(needs: Ports): Command {
  return {
    help: [
      {
        usage: '/muster kpi [me|team|workspace] [4w|12w|sprint]',
        does: 'how long pull requests take, from the first commit to production; only you see the answer',
      },
    ],
    run: async ({ actor, text }) => ({
      kind: 'message',
      message: buildAnswer(await answerCommand(needs, actor, text)),
    }),
  };
}
