import type { SlackListeners } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildBoards } from '../blocks/answers.ts';
import { buildPreview, buildPreviewShell } from '../blocks/card.ts';
import { leaderboardForms, leaderboardIds, readTeamId } from '../blocks/ids.ts';
import { buildPosted } from '../blocks/posted.ts';
import { buildSettingsForm, buildSettingsShell, readSettingsForm } from '../blocks/settings.ts';
import { postNow, previewWeek } from '../use-cases/post-now.ts';
import { showBoards } from '../use-cases/show-boards.ts';
import { openTeamSettings, saveTeamSettings } from '../use-cases/team-settings.ts';

/** Everything this feature hears from Slack. */
export function leaderboardSlack(needs: Ports): SlackListeners {
  return {
    commands: { '/muster': { leaderboard: command(needs) } },
    actions: {
      [leaderboardIds.settings.name]: {
        opens: buildSettingsShell,
        run: async ({ actor, argument }) => {
          const shown = await openTeamSettings(needs, actor, readTeamId(argument));
          return { kind: 'view', view: buildSettingsForm(shown, actor.timeZone) };
        },
      },
      [leaderboardIds.preview.name]: {
        opens: buildPreviewShell,
        run: async ({ actor, argument }) => {
          const view = await previewWeek(needs, actor, readTeamId(argument));
          return { kind: 'view', view: buildPreview(view) };
        },
      },
      [leaderboardIds.post.name]: {
        run: async ({ actor, argument, openModal }) => {
          const { team, posting } = await postNow(needs, actor, readTeamId(argument));
          await openModal(buildPosted(team.name, posting));
          return { kind: 'nothing' };
        },
      },
    },
    submissions: {
      [leaderboardForms.settings]: {
        run: async ({ actor, form, privateMetadata }) => {
          await saveTeamSettings(needs, actor, { teamId: readTeamId(privateMetadata), form: readSettingsForm(form) });
          return { kind: 'home', tab: 'settings' };
        },
      },
    },
  };
}

function command(needs: Ports) {
  return {
    help: [
      { usage: '/muster leaderboard', does: 'your team’s week so far: best detectives, what was merged' },
      { usage: '/muster leaderboard last', does: 'last week’s, as it was posted' },
    ],
    run: async ({ actor, text }: { actor: Parameters<typeof showBoards>[1]; text: string }) => {
      const which = text.trim().toLowerCase() === 'last' ? ('last' as const) : ('now' as const);
      const boards = await showBoards(needs, actor, which);
      const reader = { timeZone: actor.timeZone, now: needs.clock.now() };
      return { kind: 'message' as const, message: buildBoards(boards, reader) };
    },
  };
}
