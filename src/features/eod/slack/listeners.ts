import type { SlackListeners } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildCheckInShell } from '../blocks/check-in-form.ts';
import { answerActions } from './answers.ts';
import { followUpListeners } from './follow-ups.ts';
import { formListeners, openCheckIn } from './forms.ts';
import { ownTimeListeners } from './own-time.ts';
import { settingsListeners } from './settings.ts';

/** Everything this feature hears from Slack. */
export function eodSlack(needs: Ports): SlackListeners {
  const parts = [answerActions, formListeners, followUpListeners, settingsListeners, ownTimeListeners].map((make) =>
    make(needs),
  );
  return {
    commands: {
      '/eod': {
        help: [{ usage: '/eod', does: 'opens your check-in of today: done, plan, blockers' }],
        opens: buildCheckInShell,
        run: ({ actor }) => openCheckIn(needs, { actor, on: null, home: false }),
      },
    },
    shortcuts: {
      check_in: { opens: buildCheckInShell, run: ({ actor }) => openCheckIn(needs, { actor, on: null, home: false }) },
    },
    actions: Object.assign({}, ...parts.map(({ actions }) => actions)),
    submissions: Object.assign({}, ...parts.map(({ submissions }) => submissions)),
  };
}
