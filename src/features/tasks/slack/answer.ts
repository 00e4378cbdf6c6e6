import type { PersonActor } from '../../../kit/actor.ts';
import { type Message, type ModalView, modal } from '../../../kit/blocks/index.ts';
import type { ActionInput, Reply } from '../../../ports/inbound/slack.ts';
import { buildChanged, type Said } from '../blocks/answers.ts';
import { withDone, withoutDone } from '../blocks/home-state.ts';
import { type FormMetadata, readHome, taskForms, writeMetadata } from '../blocks/ids.ts';
import { taskRef } from '../domain/task.ts';
import type { TaskView } from '../domain/task-view.ts';

type Source = ActionInput['source'];

/** The Home tab somebody came from, through any number of modals; null when they came from elsewhere. */
export type Origin = FormMetadata['home'];

export function originOf(source: Source): Origin {
  switch (source.kind) {
    case 'home': {
      const { tab } = source;
      return tab === 'today' || tab === 'tasks' ? { tab, state: withoutDone(source.state) } : null;
    }
    case 'modal':
      return readHome(source.privateMetadata);
    case 'message':
      return null;
    default:
      return source satisfies never;
  }
}

/** What a change came to: where somebody came from Home, it is drawn again with a line that says it. */
export function answerChange(source: Source, view: TaskView, said: Said): Reply {
  const origin = originOf(source);
  if (origin !== null) {
    const ref = taskRef(view.task.number);
    const findings = (said.findings ?? []).map(({ message }) => message);
    return answerHome(origin, {
      said: [`${ref} ${said.sentence}`, ...findings].join(' '),
      undo: said.changeId === null ? null : { taskId: view.task.id, changeId: said.changeId },
    });
  }
  return answerHere(source, buildChanged(view, said));
}

export function answerHome({ tab, state }: NonNullable<Origin>, done: Parameters<typeof withDone>[1]): Reply {
  return { kind: 'home', tab, state: withDone(state, done) };
}

/** An answer where somebody clicked; the living card is edited in any case. */
export function answerHere(source: Source, message: Message): Reply {
  if (source.kind !== 'message') return { kind: 'view', view: asModal(message, null) };
  return { kind: 'message', message, replace: source.ephemeral };
}

export function asModal(message: Message, origin: Origin): ModalView {
  const privateMetadata = writeMetadata({ home: origin });
  return modal({ title: 'Task', callbackId: taskForms.shown, close: 'Close', privateMetadata, blocks: message.blocks });
}

/** How the reader's times are shown. */
export function readerOf(actor: PersonActor, now: Date) {
  return { timeZone: actor.timeZone, now };
}
