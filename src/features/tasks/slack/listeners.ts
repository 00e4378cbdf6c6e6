import type { SlackListeners } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { taskActions } from './buttons.ts';
import { taskCommand } from './command.ts';
import { consultActions, consultSubmissions } from './consult.ts';
import { taskSubmissions } from './forms.ts';
import { taskMessageShortcuts, taskShortcuts } from './shortcuts.ts';
import { teamSettingsListeners } from './team-settings.ts';

export const taskSlack = (needs: Ports): SlackListeners => {
  const settings = teamSettingsListeners(needs);
  return {
    commands: { '/task': taskCommand(needs) },
    actions: { ...taskActions(needs), ...consultActions(needs), ...settings.actions },
    submissions: { ...taskSubmissions(needs), ...consultSubmissions(needs), ...settings.submissions },
    shortcuts: taskShortcuts(needs),
    messageShortcuts: taskMessageShortcuts(needs),
  };
};
