import type { SlackListeners } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { taskActions } from './buttons.ts';
import { taskCommand } from './command.ts';
import { taskSubmissions } from './forms.ts';
import { taskMessageShortcuts, taskShortcuts } from './shortcuts.ts';

export const taskSlack = (needs: Ports): SlackListeners => ({
  commands: { '/task': taskCommand(needs) },
  actions: taskActions(needs),
  submissions: taskSubmissions(needs),
  shortcuts: taskShortcuts(),
  messageShortcuts: taskMessageShortcuts(needs),
});
