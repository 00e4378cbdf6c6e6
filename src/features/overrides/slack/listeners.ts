import { MusterError } from '../../../kit/errors.ts';
import type { ActionArgs, CommandArgs, Reply, SlackListeners, SubmissionArgs } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildOutcomeForm, buildOverrideForm, buildOverrideShell, readOverrideForm } from '../blocks/form.ts';
import { overrideForms, overrideIds, parseMetadata, parseNewArgument } from '../blocks/ids.ts';
import { buildLog } from '../blocks/log.ts';
import { buildGranted } from '../blocks/notes.ts';
import { readOverrideText, takeUntil } from '../domain/words.ts';
import { listLog } from '../use-cases/list-log.ts';
import { offerOverride, startOverride } from '../use-cases/start-override.ts';
import { answerActions, requireId, say, submitOutcome } from './answers.ts';

/** Overrides in Slack: the form, the log and their buttons. */
export function overrideSlack(needs: Ports): SlackListeners {
  return {
    commands: {
      '/muster': {
        override: {
          help: [
            {
              usage: '/muster override T-12 sign-off the client waits until friday',
              does: 'lets a rule rest for a task, for a time and with a reason; the form asks for what you leave out',
            },
            { usage: '/muster override list', does: 'says who let which rule rest, why and until when' },
          ],
          opens: ({ text }) => (readOverrideText(text).kind === 'new' ? buildOverrideShell() : null),
          run: (args) => runCommand(needs, args),
        },
      },
    },
    actions: {
      ...answerActions(needs),
      [overrideIds.new.name]: { opens: buildOverrideShell, run: (args) => openForm(needs, args) },
      [overrideIds.outcome.name]: {
        opens: ({ argument }) => buildOutcomeForm(argument),
        run: async ({ argument }) => ({ kind: 'view', view: buildOutcomeForm(requireId(argument)) }),
      },
      [overrideIds.page.name]: {
        run: async ({ actor, argument }) => ({
          kind: 'message',
          replace: true,
          message: buildLog(await listLog(needs, actor, Number.parseInt(argument, 10) || 0), readerOf(needs, actor)),
        }),
      },
    },
    submissions: {
      [overrideForms.new]: { run: (args) => submitForm(needs, args) },
      [overrideForms.outcome]: { run: (args) => submitOutcome(needs, args) },
    },
  };
}

async function runCommand(needs: Ports, { actor, text }: CommandArgs): Promise<Reply> {
  const read = readOverrideText(text);
  switch (read.kind) {
    case 'list':
      return { kind: 'message', message: buildLog(await listLog(needs, actor, 0), readerOf(needs, actor)) };
    case 'unclear':
      throw new MusterError(
        'invalid',
        'Name a task, for example `/muster override T-12 sign-off`, or type `/muster override list`.',
      );
    case 'new': {
      const offer = await offerOverride(needs, actor, { ref: read.ref });
      const reader = readerOf(needs, actor);
      const said = takeUntil(read.reason, { ...reader, locale: actor.locale });
      return { kind: 'view', view: buildOverrideForm(offer, { rule: read.rule, ...said }, reader) };
    }
    default:
      return read satisfies never;
  }
}

async function openForm(needs: Ports, { actor, argument }: ActionArgs): Promise<Reply> {
  const parsed = parseNewArgument(argument);
  if (parsed === null)
    throw new MusterError('not-found', 'That button is too old. Type `/muster override` and the task’s number.');
  const offer = await offerOverride(needs, actor, { id: parsed.taskId });
  const given = { rule: parsed.rule, reason: '', untilOn: null };
  return { kind: 'view', view: buildOverrideForm(offer, given, readerOf(needs, actor)) };
}

async function submitForm(needs: Ports, { actor, form, privateMetadata }: SubmissionArgs): Promise<Reply> {
  const about = parseMetadata(privateMetadata);
  if (about === null) throw new MusterError('invalid', 'This form is too old. Copy what you need and open it again.');
  const reader = readerOf(needs, actor);
  const read = readOverrideForm(form, reader);
  if ('errors' in read) return { kind: 'field-errors', errors: read.errors };
  const started = await startOverride(needs, actor, { ...read.terms, taskId: about.id });
  if (started.kind === 'requested')
    return say('Asked. A lead answers, and you hear of it; until then the rule applies.');
  return { kind: 'message', message: buildGranted(started, 'you', { ...reader, mayEnd: true }) };
}

function readerOf(needs: Ports, { timeZone }: { readonly timeZone: string }) {
  return { timeZone, now: needs.clock.now() };
}
