import { z } from 'zod';
import { MusterError } from '../../../kit/errors.ts';
import type { TeamId } from '../../../kit/ids.ts';
import type { ActionInput, Reply, SlackListeners } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { taskForms, taskIds } from '../blocks/ids.ts';
import { buildTeamSettingsForm, buildTeamSettingsShell, readTeamSettings } from '../blocks/team-settings.ts';
import { editTeamSettings } from '../use-cases/edit-team-settings.ts';
import { openTeamSettings } from '../use-cases/list-team-settings.ts';

/** The form of a team's task settings, opened from the Settings tab. */
export function teamSettingsListeners(needs: Ports): Required<Pick<SlackListeners, 'actions' | 'submissions'>> {
  return {
    actions: {
      [taskIds.teamSettings.name]: {
        opens: buildTeamSettingsShell,
        run: async ({ actor, argument }) => {
          const opened = await openTeamSettings(needs, actor, readTeamId(argument));
          return { kind: 'view', view: buildTeamSettingsForm(opened) };
        },
      },
      [taskIds.teamSettingsPage.name]: { run: async (args) => turnPage(args) },
    },
    submissions: {
      [taskForms.teamSettings]: {
        run: async ({ actor, form, privateMetadata }) => {
          const teamId = readTeamId(privateMetadata);
          await editTeamSettings(needs, actor, { teamId, settings: readTeamSettings(form) });
          return { kind: 'home', tab: 'settings' };
        },
      },
    },
  };
}

function turnPage({ argument, source }: ActionInput): Reply {
  const state = source.kind === 'home' ? source.state : {};
  return { kind: 'home', tab: 'settings', state: { ...state, taskTeams: argument } };
}

function readTeamId(text: string): TeamId {
  const parsed = z.uuid().safeParse(text);
  if (parsed.success) return parsed.data as TeamId;
  throw new MusterError('invalid', 'This is too old. Open Muster’s Home, tab Settings, and try again.');
}
