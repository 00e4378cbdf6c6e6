import { modal } from '../../../kit/blocks/index.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { AddedVerb, CommandArgs, Reply, SubmissionArgs } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildAnswer } from '../blocks/answers.ts';
import { buildHandForm, readHandForm, readHandNumber } from '../blocks/hand-form.ts';
import { escalationForms } from '../blocks/ids.ts';
import { REASON_MAX, readEscalate } from '../domain/read-escalate.ts';
import { raiseByHand } from '../use-cases/raise-by-hand.ts';
import { onceFor } from './once.ts';

/** `/task escalate T-12 [kind] [reason]`; what the words leave open is asked in a form. */
export function escalateVerb(needs: Ports): AddedVerb {
  return {
    help: [
      {
        usage: '/task escalate T-12 [dispute|resource|scope|technical|process] [reason]',
        does: 'asks whoever answers for it to decide, and climbs from there',
      },
    ],
    claims: (text) => readEscalate(text) !== null,
    opens: ({ text }) => {
      const said = readEscalate(text);
      return said === null || isComplete(said) ? null : buildHandForm(said);
    },
    run: (args) => escalate(needs, args),
  };
}

async function escalate(needs: Ports, { actor, text }: CommandArgs): Promise<Reply> {
  const said = readEscalate(text);
  if (said === null) throw new MusterError('invalid', 'Name a task: `/task escalate T-12`.');
  if (!isComplete(said)) return { kind: 'view', view: buildHandForm(said) };
  const answered = await raiseByHand(needs, actor, said);
  return { kind: 'message', message: buildAnswer(answered, { timeZone: actor.timeZone, now: needs.clock.now() }) };
}

export async function submitEscalate(needs: Ports, args: SubmissionArgs): Promise<Reply> {
  const number = readHandNumber(args.privateMetadata);
  const { kind, reason } = readHandForm(args.form);
  if (number === null) throw new MusterError('invalid', 'This form is too old. Copy what you need and open it again.');
  if (kind === null || reason === '') {
    const sentence = 'Say what has to be decided.';
    throw new MusterError('invalid', sentence, {
      fields: reason === '' ? { reason: sentence } : { kind: 'Choose one.' },
    });
  }
  const answered = await raiseByHand(needs, onceFor(args), { number, kind, reason });
  const { blocks } = buildAnswer(answered, { timeZone: args.actor.timeZone, now: needs.clock.now() });
  return {
    kind: 'view',
    view: modal({ title: 'Escalate', callbackId: escalationForms.shown, close: 'Close', blocks }),
  };
}

type Said = NonNullable<ReturnType<typeof readEscalate>>;

function isComplete(said: Said): said is Said & { readonly kind: NonNullable<Said['kind']> } {
  return said.kind !== null && said.reason !== '' && said.reason.length <= REASON_MAX;
}
