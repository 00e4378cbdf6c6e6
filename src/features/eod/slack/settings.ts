import type { TeamId } from '../../../kit/ids.ts';
import type { SlackListeners } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { eodForms, eodIds, readId, readMetadata } from '../blocks/ids.ts';
import { buildSettingsForm, buildSettingsShell, readSettingsForm } from '../blocks/settings.ts';
import { openTeamSettings, saveTeamSettings } from '../use-cases/team-settings.ts';

/** How a team checks in: opened from Home, which is drawn again. */
export function settingsListeners(needs: Ports): Pick<SlackListeners, 'actions' | 'submissions'> {
  return {
    actions: {
      [eodIds.settings.name]: {
        opens: buildSettingsShell,
        run: async ({ actor, argument }) => {
          const shown = await openTeamSettings(needs, actor, readId(argument) as TeamId);
          return { kind: 'view', view: buildSettingsForm(shown, actor.timeZone) };
        },
      },
    },
    submissions: {
      [eodForms.settings]: {
        run: async ({ actor, form, privateMetadata }) => {
          const teamId = readId(readMetadata(privateMetadata).about) as TeamId;
          await saveTeamSettings(needs, actor, { teamId, form: readSettingsForm(form) });
          return { kind: 'home', tab: 'settings' };
        },
      },
    },
  };
}
