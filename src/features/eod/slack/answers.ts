import { type Message, message, section } from '../../../kit/blocks/index.ts';
import { MusterError } from '../../../kit/errors.ts';
import { showInstant } from '../../../kit/shown-time.ts';
import type { ActionArgs, Reply, SlackListeners } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { eodIds, readId } from '../blocks/ids.ts';
import { type DraftAnswered, sendDraft, sendNothing } from '../use-cases/send-draft.ts';
import { snoozeCheckIn } from '../use-cases/snooze-check-in.ts';

/** The buttons of the evening message. What they came to shows on the message itself. */
export function answerActions(needs: Ports): Pick<SlackListeners, 'actions' | 'submissions'> {
  return {
    actions: {
      [eodIds.send.name]: {
        run: async (args) => {
          const choice = { checkInId: readId(args.argument), until: readInstant(args.value) };
          return say(await sendDraft(needs, args.actor, choice), args);
        },
      },
      [eodIds.nothing.name]: {
        run: async (args) => say(await sendNothing(needs, args.actor, readId(args.argument)), args),
      },
      [eodIds.later.name]: {
        run: async (args) => {
          const { kind, checkIn } = await snoozeCheckIn(needs, args.actor, readId(args.argument));
          return kind === 'snoozed' ? { kind: 'nothing' } : say({ kind, checkIn }, args);
        },
      },
    },
  };
}

function say({ kind, checkIn }: DraftAnswered, { actor }: Pick<ActionArgs, 'actor'>): Reply {
  if (kind === 'answered' || checkIn.answeredAt === null) return { kind: 'nothing' };
  const reader = { timeZone: actor.timeZone, now: checkIn.answeredAt };
  return {
    kind: 'message',
    message: sentence(`You sent this check-in already: ${showInstant(checkIn.answeredAt, reader)}.`),
  };
}

function sentence(words: string): Message {
  return message({ text: words, blocks: [section(words)] });
}

function readInstant(value: ActionArgs['value']): Date {
  const at = new Date(typeof value === 'string' ? value : Number.NaN);
  if (!Number.isNaN(at.getTime())) return at;
  throw new MusterError('invalid', 'This button is too old. `/eod` opens your check-in.');
}
