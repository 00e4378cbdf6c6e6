import { section } from '../../../kit/blocks/index.ts';
import { md } from '../../../kit/mrkdwn.ts';
import type { Reply, Shortcut, ShortcutArgs, ShortcutInput } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildTaskForm, buildTaskShell } from '../blocks/task-form.ts';
import type { AddedField } from '../domain/added-field.ts';
import { DETAILS_MAX } from '../domain/limits.ts';
import { formOfMessage, isPublicChannel, sourceOfMessage } from '../domain/message-source.ts';
import { emptyForm } from '../domain/task-form.ts';
import { offerFields } from '../use-cases/added-fields.ts';

/** Global shortcuts; callback ids as in `manifest.yml`. */
export const taskShortcuts = (needs: Ports): Readonly<Record<string, Shortcut>> => {
  const form = (added: readonly AddedField[] = []) => buildTaskForm({ form: emptyForm, added });
  return {
    new_task: {
      opens: () => form(),
      run: async ({ actor }) => ({ kind: 'view', view: form(await offerFields(needs, actor, null)) }),
    },
  };
};

/** *Make a task* keeps the message's address; text from where not everybody reads comes with a warning. */
export const taskMessageShortcuts = (needs: Ports): Readonly<Record<string, Shortcut>> => ({
  make_task: { opens: () => buildTaskShell(), run: (args) => formFor(needs, args) },
});

async function formFor(needs: Ports, { actor, message }: ShortcutArgs): Promise<Reply> {
  const added = await offerFields(needs, actor, null);
  if (message === null) return { kind: 'view', view: buildTaskForm({ form: emptyForm, added }) };
  const source = await readSource(needs, actor.workspaceId, message);
  const open = isPublicChannel(message.channelId, message.channelName);
  const { form, cut } = formOfMessage(message.text);
  const banner = [...(open ? [] : [section(warning)]), ...(cut ? [section(tooLong)] : [])];
  return {
    kind: 'view',
    view: buildTaskForm({ form: { ...form, private: !open }, metadata: { source }, added, banner }),
  };
}

const warning = md`:lock: *This message is from a private conversation.* Its text is copied below, and the task is private until you untick that. Take out what others shouldn’t read.`;

const tooLong = `The message is longer than the ${DETAILS_MAX} characters that details take; the rest stands behind the link on the card.`;

type Message = NonNullable<ShortcutInput['message']>;

async function readSource(needs: Ports, workspaceId: ShortcutArgs['actor']['workspaceId'], message: Message) {
  const url = await needs.slackUrl(workspaceId);
  return url === null ? null : sourceOfMessage(url, message);
}
