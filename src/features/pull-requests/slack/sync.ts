import { message } from '../../../kit/blocks/index.ts';
import { showInstant } from '../../../kit/shown-time.ts';
import type { ActionArgs, Reply, SlackListeners } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { parseConnection, syncIds } from '../blocks/sync-ids.ts';
import { type AskedSync, syncMore, syncNow } from '../use-cases/sync/ask-for-sync.ts';

/** *Sync now* and *90 more days*. */
export function syncSlack(needs: Ports): SlackListeners {
  return {
    actions: {
      [syncIds.now.name]: {
        run: async (args) => answer(needs, args, await syncNow(needs, args.actor, askedIn(args))),
      },
      [syncIds.more.name]: {
        run: async (args) => answer(needs, args, await syncMore(needs, args.actor, askedIn(args))),
      },
    },
  };
}

function askedIn({ argument }: ActionArgs) {
  return { connectionId: parseConnection(argument) };
}

function answer({ clock }: Pick<Ports, 'clock'>, { actor }: ActionArgs, asked: AskedSync): Reply {
  switch (asked.kind) {
    case 'started':
      return say('I fetch it now. A message to you shows how far I am.');
    case 'running':
      return say('I am at it already. The message above shows how far I am.');
    case 'waiting':
      return say(
        `GitHub asks me to wait until ${showInstant(asked.until, { timeZone: actor.timeZone, now: clock.now() })}. I go on by myself then.`,
      );
    case 'nothing':
      return say('There is nothing to fetch: choose repositories in *Settings* first, or all of it is here.');
    default:
      return asked satisfies never;
  }
}

function say(text: string): Reply {
  return { kind: 'message', message: message({ text }) };
}
