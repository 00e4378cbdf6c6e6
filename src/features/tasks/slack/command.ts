import type { Command, CommandArgs, CommandInput, Reply } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildSmallShell } from '../blocks/small-forms.ts';
import { buildFormAbout, buildTaskForm, buildTaskShell } from '../blocks/task-form.ts';
import { TITLE_MAX } from '../domain/limits.ts';
import { parseTaskText } from '../domain/parse-task-text.ts';
import { emptyForm, formOfQuickText } from '../domain/task-form.ts';
import { offerFields } from '../use-cases/added-fields.ts';
import { createByText, needsForm } from './create-by-text.ts';
import { listByText, runVerb } from './verbs-by-text.ts';

/** `/task`: a verb and a number, a list, or the text of a new task. */
export function taskCommand(needs: Ports): Command {
  return {
    help: [
      { usage: '/task', does: 'opens the form' },
      {
        usage: '/task Fix the login page @ana friday 3p !high',
        does: 'creates a task at once; person, date, points and priority stand at the end',
      },
      { usage: '/task list [mine|team|blocked|overdue|@person]', does: 'lists open tasks' },
      { usage: '/task show T-12', does: 'shows one, with its buttons' },
      { usage: '/task start|done|block|reopen|cancel T-12 [reason]', does: 'moves it on' },
    ],
    opens: (input) => shellFor(input, needs.clock.now()),
    run: (args) => runCommand(needs, args),
  };
}

/** Decided from the text alone, as the trigger must be used at once; which day a word means doesn't matter here. */
function shellFor({ text }: CommandInput, now: Date) {
  if (isPlainTitle(text)) return null;
  const parsed = parseTaskText(text, { now, timeZone: 'UTC', locale: 'en-US' });
  if (parsed.kind === 'verb') return parsed.verb === 'block' && parsed.reason === '' ? buildSmallShell('block') : null;
  const opens = parsed.kind === 'empty' || parsed.kind === 'untitled';
  return opens || (parsed.kind === 'create' && needsForm(parsed, text)) ? buildTaskShell() : null;
}

/** Nothing here could open a form: spares most commands a second parse. */
function isPlainTitle(text: string): boolean {
  const words = text.trim().split(/\s+/, SUFFIXES_MAX + 1).length;
  return words > SUFFIXES_MAX && text.length <= TITLE_MAX && !/(?:^|\s)@|^\s*block\s|\b21\b/i.test(text);
}

/** More words than a person, a date of three words, points and priority together. */
const SUFFIXES_MAX = 7;

async function runCommand(needs: Ports, { actor, text, openModal }: CommandArgs): Promise<Reply> {
  const { timeZone, locale } = actor;
  const parsed = parseTaskText(text, { now: needs.clock.now(), timeZone, locale });
  switch (parsed.kind) {
    case 'empty':
      return { kind: 'view', view: buildTaskForm({ form: emptyForm, added: await offerFields(needs, actor, null) }) };
    case 'untitled':
      return {
        kind: 'view',
        view: buildFormAbout(
          formOfQuickText(parsed),
          'What should be done? Give the task a title.',
          await offerFields(needs, actor, null),
        ),
      };
    case 'create':
      return createByText(needs, { actor, quick: parsed, text, openModal });
    case 'list':
      return listByText(needs, actor, parsed.filter);
    case 'verb':
      return runVerb(needs, actor, parsed);
    case 'help':
      return { kind: 'nothing' }; // answered by the platform before this
    default:
      return parsed satisfies never;
  }
}
