import type { PersonActor } from '../../../kit/actor.ts';
import { type Message, modal } from '../../../kit/blocks/index.ts';
import type { ActionInput, Reply, ViewSource } from '../../../ports/inbound/slack.ts';
import { buildChanged } from '../blocks/answers.ts';
import { taskForms } from '../blocks/ids.ts';
import type { ChangedTask } from '../use-cases/change-task.ts';

/** Where somebody clicked decides how they are answered; the living card is edited in any case. */
export function answerClick(source: ActionInput['source'], message: Message): Reply {
  switch (source.kind) {
    case 'modal':
      return { kind: 'view', view: asModal(message) };
    case 'home':
      return { kind: 'nothing' }; // the tab is drawn again and shows it
    case 'message':
      return { kind: 'message', message, replace: source.ephemeral };
    default:
      return source satisfies never;
  }
}

export function answerChange(source: ActionInput['source'], changed: ChangedTask, sentence: string): Reply {
  if (source.kind !== 'home') return answerClick(source, buildChanged(changed.view, sentence, changed.changeId));
  const done =
    changed.changeId === null ? {} : { taskId: changed.view.task.id, changeId: changed.changeId, said: sentence };
  return { kind: 'home', tab: source.tab, state: { ...source.state, ...done } };
}

/** A sent form closes on what became of it, with *Undo*. */
export function answerForm(message: Message): Reply {
  return { kind: 'view', view: asModal(message) };
}

export function asModal(message: Message) {
  return modal({ title: 'Task', callbackId: taskForms.shown, close: 'Close', blocks: message.blocks });
}

/** How the reader's times are shown. */
export function readerOf(actor: PersonActor, now: Date) {
  return { timeZone: actor.timeZone, now };
}

export type FormArgs = ViewSource & { readonly actor: PersonActor };
