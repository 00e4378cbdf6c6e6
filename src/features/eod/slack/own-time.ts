import type { SlackListeners } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { eodForms, eodIds } from '../blocks/ids.ts';
import { buildNoOwnTime, buildOwnTimeForm, buildOwnTimeShell, readOwnTime } from '../blocks/own-time.ts';
import { findOwnTime, setOwnTime } from '../use-cases/own-time.ts';

/** When I am asked: on Home, which is drawn again. */
export function ownTimeListeners(needs: Ports): Pick<SlackListeners, 'actions' | 'submissions'> {
  return {
    actions: {
      [eodIds.ownTime.name]: {
        opens: buildOwnTimeShell,
        run: async ({ actor }) => {
          const own = await findOwnTime(needs, actor);
          return { kind: 'view', view: own === null ? buildNoOwnTime() : buildOwnTimeForm(own.askAt) };
        },
      },
      [eodIds.teamTime.name]: {
        run: async ({ actor }) => {
          await setOwnTime(needs, actor, null);
          return { kind: 'home', tab: 'settings' };
        },
      },
    },
    submissions: {
      [eodForms.ownTime]: {
        run: async ({ actor, form }) => {
          // Cleared, it would be nobody's time: the form says so.
          await setOwnTime(needs, actor, readOwnTime(form) ?? '');
          return { kind: 'home', tab: 'settings' };
        },
      },
    },
  };
}
