import { message } from '../../../kit/blocks/index.ts';
import { showInstant } from '../../../kit/shown-time.ts';
import type { ActionArgs, Reply, SlackListeners } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { parseConnection, syncIds } from '../blocks/sync-ids.ts';
import { type AskedSync, syncNow } from '../use-cases/sync/start-sync.ts';
import { issueVerb, tieVerb } from './tie.ts';
import { tieListeners } from './tie-form.ts';

/** `/task jira …`, the buttons that do the same, and *Sync now*. */
export function issueSlack(needs: Ports): SlackListeners {
  const ties = tieListeners(needs);
  return {
    ...ties,
    verbs: { '/task': [tieVerb(needs), issueVerb(needs)] },
    actions: {
      ...ties.actions,
      [syncIds.now.name]: {
        run: async (args) =>
          answer(needs, args, await syncNow(needs, args.actor, { connectionId: parseConnection(args.argument) })),
      },
    },
  };
}

function answer({ clock }: Pick<Ports, 'clock'>, { actor }: ActionArgs, asked: AskedSync): Reply {
  switch (asked.kind) {
    case 'started':
      return say('I fetch it now. A message to you shows how far I am.');
    case 'running':
      return say('I am at it already. The message above shows how far I am.');
    case 'waiting': {
      const until = showInstant(asked.until, { timeZone: actor.timeZone, now: clock.now() });
      return say(`Jira asks me to wait until ${until}. I go on by myself then.`);
    }
    case 'nothing':
      return say('There is nothing to fetch: choose projects under Jira in *Settings* first.');
    default:
      return asked satisfies never;
  }
}

function say(text: string): Reply {
  return { kind: 'message', message: message({ text }) };
}
