import type { ActionArgs, HomeTab, Reply, SlackListeners } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { readOwn, readTeam, surveyIds } from '../blocks/ids.ts';
import { changeOwnChoice, changeTeamChoice } from '../use-cases/choose-settings.ts';

/** What somebody takes part in, and what a team asks: on Home, which is drawn again. */
export function switchActions(needs: Ports): NonNullable<SlackListeners['actions']> {
  return {
    [surveyIds.own.name]: {
      run: async (args) => {
        const { which, on } = readOwn(args.argument);
        await changeOwnChoice(needs, args.actor, { [which]: on });
        return again(args, 'detective');
      },
    },
    [surveyIds.team.name]: {
      run: async (args) => {
        const { teamId, on } = readTeam(args.argument);
        await changeTeamChoice(needs, args.actor, { teamId, change: { surveys: on } });
        return again(args, 'settings');
      },
    },
  };
}

function again({ source }: ActionArgs, tab: HomeTab): Reply {
  return { kind: 'home', tab: source.kind === 'home' ? source.tab : tab };
}
