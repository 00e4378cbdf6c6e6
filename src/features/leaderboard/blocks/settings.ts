import {
  actions,
  type Block,
  button,
  checkboxes,
  conversationsSelect,
  type FormValues,
  input,
  listOf,
  type ModalView,
  modal,
  section,
  staticSelect,
  textOf,
  timePicker,
} from '../../../kit/blocks/index.ts';
import type { SlackChannelId } from '../../../kit/ids.ts';
import { type Mrkdwn, md, mentionChannel } from '../../../kit/mrkdwn.ts';
import { showInstant } from '../../../kit/shown-time.ts';
import type { SettingsForm, ShownSettings } from '../use-cases/team-settings.ts';
import { leaderboardForms, leaderboardIds } from './ids.ts';
import { sayWeek } from './words.ts';

type Reader = { readonly timeZone: string; readonly now: Date };

/** One team a line, with what can be done about its leaderboard. */
export function buildSettingsRows(shown: readonly ShownSettings[], reader: Reader): readonly Block[] {
  return shown.flatMap((one) => [section(md`*${one.team.name}*\n${describe(one, reader)}`), actions(buttonsOf(one))]);
}

export function buildSettingsShell(): ModalView {
  return modal({
    title: 'Leaderboard',
    callbackId: leaderboardForms.settings,
    close: 'Cancel',
    blocks: [section('One moment…')],
  });
}

/** @param ownZone the editor's, to choose as the team's */
export function buildSettingsForm({ team, choice, timing }: ShownSettings, ownZone: string): ModalView {
  return modal({
    title: 'Leaderboard',
    callbackId: leaderboardForms.settings,
    submit: 'Save',
    close: 'Cancel',
    privateMetadata: team.id,
    blocks: [section(md`*${team.name}*`), ...buildInputs({ choice, timing }, ownZone)],
  });
}

/** What was typed, as it was typed. */
export function readSettingsForm(values: FormValues): SettingsForm {
  const zone = textOf(values, 'timeZone');
  return {
    enabled: listOf(values, 'enabled').includes('on'),
    weekday: textOf(values, 'weekday'),
    at: textOf(values, 'at'),
    timeZone: zone === LEADS ? null : zone,
    channelId: textOf(values, 'channel') as SlackChannelId | null,
  };
}

const LEADS = 'lead';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

function buildInputs({ choice, timing }: Pick<ShownSettings, 'choice' | 'timing'>, ownZone: string): readonly Block[] {
  const { leaderboard, postAt, timeZone, channelId } = choice;
  const zones = [...new Set([ownZone, ...(timeZone === null ? [] : [timeZone])])];
  const days = DAYS.map((text, n) => ({ text, value: String(n + 1) }));
  const on = [{ text: 'This team has a leaderboard', value: 'on' }];
  return [
    input({
      ...{ name: 'enabled', label: 'On or off', optional: true },
      element: checkboxes({ choices: on, initial: leaderboard ? ['on'] : [] }),
    }),
    input({
      ...{
        name: 'weekday',
        label: 'Day',
        hint: 'Of the week before. A public holiday moves it to the next working day.',
      },
      element: staticSelect({ choices: days, initial: String(timing.weekday) }),
    }),
    input({ name: 'at', label: 'Time', element: timePicker({ initial: postAt }) }),
    input({
      ...{ name: 'timeZone', label: 'Whose time', hint: 'It also says where a week begins and ends.' },
      element: staticSelect({
        choices: [{ text: 'The lead’s', value: LEADS }, ...zones.map((zone) => ({ text: zone, value: zone }))],
        initial: timeZone ?? LEADS,
      }),
    }),
    input({
      ...{ name: 'channel', label: 'Channel', optional: true },
      hint: 'Empty: the team’s own. Invite Muster to a private channel first.',
      element: conversationsSelect({
        initial: channelId,
        filter: { include: ['public', 'private'], excludeBots: true },
      }),
    }),
  ];
}

function buttonsOf({ team, choice, last }: ShownSettings) {
  const { id, name } = team;
  const change = button({
    id: leaderboardIds.settings.build(id),
    text: 'Change',
    label: `Change the leaderboard of ${name}`,
  });
  const preview = button({
    id: leaderboardIds.preview.build(id),
    text: 'Preview',
    label: `Preview the leaderboard of ${name}`,
  });
  const post = button({
    ...{ id: leaderboardIds.post.build(id), text: 'Post now', label: `Post the leaderboard of ${name} now` },
    confirm: {
      title: 'Post it now?',
      text: `The leaderboard of ${sayWeek(last.week)} goes to the channel. It is posted once: its own time then passes by.`,
      confirm: 'Post',
      deny: 'Not now',
    },
  });
  if (!choice.leaderboard) return [change];
  return last.isPosted ? [change, preview] : [change, preview, post];
}

function describe({ team, choice, timing, nextAt, last }: ShownSettings, reader: Reader): Mrkdwn {
  if (nextAt === null) return md`off`;
  const channelId = choice.channelId ?? team.channelId;
  const place = channelId === null ? md`no channel yet: choose one` : mentionChannel(channelId);
  const when = `${DAYS[timing.weekday - 1]}s at ${timing.at} in ${timing.timeZone}`;
  const posted = last.isPosted ? md`\n${sayWeek(last.week)} is posted` : md``;
  return md`${when}, ${place}; next ${showInstant(nextAt, reader)}${posted}`;
}
