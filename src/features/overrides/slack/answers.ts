import { message, section, textOf } from '../../../kit/blocks/index.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { Action, ActionArgs, Reply, SubmissionArgs } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { overrideIds, parseId, parseMetadata } from '../blocks/ids.ts';
import { ruleWords } from '../domain/words.ts';
import { answerRequest } from '../use-cases/answer-request.ts';
import { endOverride, sayOutcome } from '../use-cases/end-override.ts';

/** *End now*, *Grant* and *Decline*; late and repeated clicks say how things stand. */
export function answerActions(needs: Ports): Readonly<Record<string, Action>> {
  return {
    [overrideIds.end.name]: { run: (args) => end(needs, args) },
    [overrideIds.grant.name]: { run: (args) => answer(needs, args, 'granted') },
    [overrideIds.decline.name]: { run: (args) => answer(needs, args, 'declined') },
  };
}

export async function submitOutcome(needs: Ports, { actor, form, privateMetadata }: SubmissionArgs): Promise<Reply> {
  const about = parseMetadata(privateMetadata);
  if (about === null) throw new MusterError('invalid', 'This form is too old. Copy what you need and open it again.');
  const said = { overrideId: about.id, outcome: textOf(form, 'outcome') ?? '' };
  const { ref } = await sayOutcome(needs, actor, said);
  return say(`Thank you. It stands in the log with ${ref} now.`);
}

export function say(text: string): Reply {
  return { kind: 'message', message: message({ text, blocks: [section(text)] }) };
}

export function requireId(argument: string): string {
  const id = parseId(argument);
  if (id === null) throw new MusterError('not-found', 'That button is too old. `/muster override list` shows them.');
  return id;
}

async function end(needs: Ports, { actor, argument }: ActionArgs): Promise<Reply> {
  const { kind, override } = await endOverride(needs, actor, requireId(argument));
  const { name } = ruleWords[override.rule];
  return say(
    kind === 'ended' ? `${override.ref} has ended: the ${name} applies again.` : `${override.ref} had ended before.`,
  );
}

async function answer(needs: Ports, { actor, argument }: ActionArgs, wanted: 'granted' | 'declined'): Promise<Reply> {
  const answered = await answerRequest(needs, actor, { requestId: requireId(argument), answer: wanted });
  if (answered.kind === 'granted') return say(`Granted: ${answered.override.ref}.`);
  if (answered.kind === 'declined') return say('Declined. Whoever asked hears of it.');
  return say(`That was ${answered.request.answer} already.`);
}
