import type { PersonActor } from '../../../kit/actor.ts';
import type { EscalationId } from '../../../kit/ids.ts';
import type { Action, ActionArgs, Reply } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildAnswer } from '../blocks/answers.ts';
import { buildHandOverForm } from '../blocks/hand-over-form.ts';
import { escalationIds, readEscalationId } from '../blocks/ids.ts';
import { type Answered, settle, takeOn, unblock } from '../use-cases/answer.ts';

type Deed = (needs: Ports, actor: PersonActor, id: EscalationId) => Promise<Answered>;

/** Every button of escalations. */
export function escalationActions(needs: Ports): Readonly<Record<string, Action>> {
  return {
    [escalationIds.onIt.name]: { run: (args) => answer(needs, args, takeOn) },
    [escalationIds.unblock.name]: { run: (args) => answer(needs, args, unblock) },
    [escalationIds.settle.name]: { run: (args) => answer(needs, args, settle) },
    [escalationIds.handOver.name]: {
      opens: ({ argument }) => buildHandOverForm(readEscalationId(argument)),
      run: async ({ argument }) => ({ kind: 'view', view: buildHandOverForm(readEscalationId(argument)) }),
    },
  };
}

async function answer(needs: Ports, { actor, argument, source }: ActionArgs, deed: Deed): Promise<Reply> {
  const answered = await deed(needs, actor, readEscalationId(argument));
  if (source.kind === 'home') return { kind: 'home', tab: source.tab, state: source.state };
  const built = buildAnswer(answered, { timeZone: actor.timeZone, now: needs.clock.now() });
  return { kind: 'message', message: built };
}
