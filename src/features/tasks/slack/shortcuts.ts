import { section } from '../../../kit/blocks/index.ts';
import { md } from '../../../kit/mrkdwn.ts';
import type { Reply, Shortcut, ShortcutArgs, ShortcutInput } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildTaskForm, buildTaskShell } from '../blocks/task-form.ts';
import { formOfMessage, isPublicChannel, sourceOfMessage } from '../domain/message-source.ts';
import { emptyForm } from '../domain/task-form.ts';

/** Callback ids as in `manifest.yml`. */
export const shortcutIds = { newTask: 'new_task', makeTask: 'make_task' } as const;

export const taskShortcuts = (): Readonly<Record<string, Shortcut>> => ({
  [shortcutIds.newTask]: { opens: () => buildTaskForm({ form: emptyForm }), run: async () => ({ kind: 'nothing' }) },
});

/** *Make a task* keeps the message's address; text from where not everybody reads comes with a warning. */
export const taskMessageShortcuts = (needs: Ports): Readonly<Record<string, Shortcut>> => ({
  [shortcutIds.makeTask]: { opens: () => buildTaskShell(), run: (args) => formFor(needs, args) },
});

async function formFor(needs: Ports, { actor, message }: ShortcutArgs): Promise<Reply> {
  if (message === null) return { kind: 'view', view: buildTaskForm({ form: emptyForm }) };
  const source = await readSource(needs, actor.workspaceId, message);
  const open = isPublicChannel(message.channelId);
  const warning = md`:lock: *This message is from a private conversation.* Its text is copied below; the task is private until you untick that. Take out what others shouldn’t read.`;
  return {
    kind: 'view',
    view: buildTaskForm({
      form: { ...formOfMessage(message.text), private: !open },
      metadata: { source },
      banner: open ? [] : [section(warning)],
    }),
  };
}

type Message = NonNullable<ShortcutInput['message']>;

async function readSource(needs: Ports, workspaceId: ShortcutArgs['actor']['workspaceId'], message: Message) {
  const url = await needs.slackUrl(workspaceId);
  return url === null ? null : sourceOfMessage(url, message);
}
