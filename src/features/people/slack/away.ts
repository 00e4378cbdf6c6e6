import { MusterError } from '../../../kit/errors.ts';
import type { ActionArgs, Reply, SlackListeners } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildPresence, buildWentAway } from '../blocks/away.ts';
import { parseId, peopleIds } from '../blocks/ids.ts';
import { cancelAway, comeBack, undoAway } from '../use-cases/come-back.ts';
import { type Away, goAway } from '../use-cases/go-away.ts';

type Needs = Pick<Ports, 'act' | 'clock' | 'random' | 'announce' | 'schedules' | 'holidays'>;

/** Being away and coming back, in words and by button. */
export function awayListeners(needs: Needs): SlackListeners {
  return {
    commands: {
      '/muster': {
        away: {
          help: [
            {
              usage: '/muster away until friday',
              does: 'no check-in, question or reminder until work begins on Friday',
            },
            { usage: '/muster away from monday until 5 dec', does: 'the same for later' },
            { usage: '/muster away', does: 'the rest of today' },
          ],
          run: async ({ actor, text }) => ({
            kind: 'message',
            message: buildWentAway(await goAway(needs, actor, text), actor),
          }),
        },
        back: {
          help: [{ usage: '/muster back', does: 'you are back before your absence ends' }],
          run: (args) => sayBack(needs, args),
        },
      },
    },
    actions: {
      [peopleIds.back.name]: { run: (args) => sayBack(needs, args) },
      [peopleIds.cancelAway.name]: { run: (args) => cancel(needs, args) },
      [peopleIds.undoAway.name]: { run: (args) => takeBack(needs, args) },
    },
  };
}

type Back = Pick<ActionArgs, 'actor'> & { readonly source?: ActionArgs['source'] | undefined };

async function sayBack(needs: Needs, { actor, source }: Back): Promise<Reply> {
  const { wasAway, away } = await comeBack(needs, actor);
  return answer({ actor, source }, wasAway ? 'Welcome back.' : 'You weren’t away.', away);
}

async function cancel(needs: Needs, { actor, source, argument }: ActionArgs): Promise<Reply> {
  const from = new Date(argument);
  if (Number.isNaN(from.getTime()))
    throw new MusterError('not-found', 'That button is too old. Home, tab Settings, shows when you are away.');
  return answer({ actor, source }, 'Cancelled.', await cancelAway(needs, actor, from));
}

async function takeBack(needs: Needs, { actor, source, argument }: ActionArgs): Promise<Reply> {
  const changeId = parseId(argument);
  if (changeId === null) throw new MusterError('not-found', 'That button is too old. `/muster back` ends an absence.');
  return answer({ actor, source }, 'Taken back.', await undoAway(needs, actor, changeId));
}

/** Home is drawn again with the change in it; elsewhere the answer stands where the button was. */
function answer({ actor, source }: Back, lead: string, away: Away): Reply {
  if (source?.kind === 'home') return { kind: 'home', tab: source.tab, state: source.state };
  return { kind: 'message', message: buildPresence(lead, away, actor), ...(source !== undefined && { replace: true }) };
}
