import { z } from 'zod';
import { textOf } from '../../../kit/blocks/index.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { SlackUserId, TeamId } from '../../../kit/ids.ts';
import type { SlackListeners } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { escalationForms, escalationIds, readTeamIdOf } from '../blocks/ids.ts';
import { buildOnDutyForm, buildSettingsForm, buildSettingsShell, readSettingsForm } from '../blocks/settings.ts';
import { openOnDuty, putOnDuty } from '../use-cases/put-on-duty.ts';
import { openSettings, saveSettings } from '../use-cases/settings.ts';
import { onceFor } from './once.ts';

/** A team's ladder and the workspace's admin on duty: opened from Home, which is drawn again. */
export function settingsListeners(needs: Ports): Pick<SlackListeners, 'actions' | 'submissions'> {
  return {
    actions: {
      [escalationIds.settings.name]: {
        opens: buildSettingsShell,
        run: async ({ actor, argument }) => {
          const opened = await openSettings(needs, actor, readTeamIdOf(argument));
          return { kind: 'view', view: buildSettingsForm(opened) };
        },
      },
      [escalationIds.onDuty.name]: {
        opens: buildSettingsShell,
        run: async ({ actor }) => ({ kind: 'view', view: buildOnDutyForm(await openOnDuty(needs, actor)) }),
      },
    },
    submissions: {
      [escalationForms.settings]: {
        run: async (args) => {
          const { teamId, version } = readShown(args.privateMetadata);
          await saveSettings(needs, onceFor(args), { teamId, version, typed: readSettingsForm(args.form) });
          return { kind: 'home', tab: 'settings' };
        },
      },
      [escalationForms.onDuty]: {
        run: async (args) => {
          await putOnDuty(needs, onceFor(args), textOf(args.form, 'person') as SlackUserId | null);
          return { kind: 'home', tab: 'settings' };
        },
      },
    },
  };
}

const shown = z.object({ teamId: z.uuid().transform((id) => id as TeamId), version: z.int() });

function readShown(privateMetadata: string): z.infer<typeof shown> {
  try {
    return shown.parse(JSON.parse(privateMetadata));
  } catch (cause) {
    throw new MusterError('invalid', 'This form is too old. Open it again.', { cause });
  }
}
