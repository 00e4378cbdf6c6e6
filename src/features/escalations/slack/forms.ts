import { modal, textOf } from '../../../kit/blocks/index.ts';
import type { SlackUserId } from '../../../kit/ids.ts';
import type { Reply, Submission, SubmissionArgs } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildAnswer } from '../blocks/answers.ts';
import { readFormId } from '../blocks/hand-over-form.ts';
import { escalationForms, readEscalationId } from '../blocks/ids.ts';
import { chooseWhom } from '../use-cases/choose-whom.ts';
import { handOver } from '../use-cases/hand-over.ts';
import { submitEscalate } from './escalate.ts';
import { onceFor } from './once.ts';

/** Every form of escalations. A refusal keeps it open with what was typed. */
export function escalationSubmissions(needs: Ports): Readonly<Record<string, Submission>> {
  return {
    [escalationForms.handOver]: { run: (args) => submitHandOver(needs, args) },
    [escalationForms.hand]: { run: (args) => submitEscalate(needs, args) },
  };
}

async function submitHandOver(needs: Ports, args: SubmissionArgs): Promise<Reply> {
  const id = readEscalationId(readFormId(args.privateMetadata));
  const toId = await chooseWhom(needs, args.actor, textOf(args.form, 'person') as SlackUserId | null);
  const answered = await handOver(needs, onceFor(args), { id, toId });
  const { blocks } = buildAnswer(answered, { timeZone: args.actor.timeZone, now: needs.clock.now() });
  return {
    kind: 'view',
    view: modal({ title: 'Hand over', callbackId: escalationForms.shown, close: 'Close', blocks }),
  };
}
