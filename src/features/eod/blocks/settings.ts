import {
  type Block,
  button,
  checkboxes,
  conversationsSelect,
  type FormValues,
  input,
  listOf,
  type ModalView,
  modal,
  multiUsersSelect,
  section,
  staticSelect,
  textInput,
  textOf,
  timePicker,
} from '../../../kit/blocks/index.ts';
import type { SlackChannelId, SlackUserId } from '../../../kit/ids.ts';
import { type Mrkdwn, md, mentionChannel } from '../../../kit/mrkdwn.ts';
import { WINDOW_CHOICES } from '../domain/settings.ts';
import type { SettingsForm, ShownSettings } from '../use-cases/team-settings.ts';
import { eodForms, eodIds, writeMetadata } from './ids.ts';

/** One team a line, with the button that opens its form. */
export function buildSettingsRows(shown: readonly ShownSettings[]): readonly Block[] {
  return shown.map((one) =>
    section(md`*${one.team.name}*\n${describe(one)}`, {
      accessory: button({
        id: eodIds.settings.build(one.team.id),
        text: 'Change',
        label: `Change the check-ins of ${one.team.name}`,
      }),
    }),
  );
}

export function buildSettingsShell(): ModalView {
  return modal({
    title: 'Check-ins',
    callbackId: eodForms.settings,
    close: 'Cancel',
    blocks: [section('One moment…')],
  });
}

/** @param ownZone the editor's, to choose as the team's */
export function buildSettingsForm({ team, settings, leftOut }: ShownSettings, ownZone: string): ModalView {
  return modal({
    title: 'Check-ins',
    callbackId: eodForms.settings,
    submit: 'Save',
    close: 'Cancel',
    privateMetadata: writeMetadata({ about: team.id }),
    blocks: [section(md`*${team.name}*`), ...buildInputs(settings, { leftOut, ownZone })],
  });
}

/** What was typed, as it was typed. */
export function readSettingsForm(values: FormValues): SettingsForm {
  const zone = textOf(values, 'timeZone');
  return {
    enabled: listOf(values, 'enabled').includes('on'),
    askAt: textOf(values, 'askAt'),
    timeZone: zone === OWN ? null : zone,
    windowMinutes: Number(textOf(values, 'windowMinutes') ?? 0),
    questions: textOf(values, 'questions') ?? '',
    channelId: textOf(values, 'channel') as SlackChannelId | null,
    leftOut: listOf(values, 'leftOut') as readonly SlackUserId[],
  };
}

const OWN = 'own';

type Extras = { readonly leftOut: readonly SlackUserId[]; readonly ownZone: string };

function buildInputs(settings: ShownSettings['settings'], { leftOut, ownZone }: Extras): readonly Block[] {
  const { enabled, questions, channelId } = settings;
  return [
    input({
      name: 'enabled',
      label: 'On or off',
      element: checkboxes({ choices: [{ text: 'This team checks in', value: 'on' }], initial: enabled ? ['on'] : [] }),
      optional: true,
    }),
    ...buildTimes(settings, ownZone),
    input({
      name: 'questions',
      label: 'Further questions',
      hint: 'One a line, five at most. Done, plan and blockers are always asked.',
      element: textInput({ initial: questions.join('\n'), multiline: true, maxLength: 1_000 }),
      optional: true,
    }),
    input({
      name: 'channel',
      label: 'Channel',
      hint: 'Empty: the team’s own. Invite Muster to a private channel first.',
      element: conversationsSelect({
        initial: channelId,
        filter: { include: ['public', 'private'], excludeBots: true },
      }),
      optional: true,
    }),
    input({
      name: 'leftOut',
      label: 'Who isn’t asked',
      element: multiUsersSelect({ initial: leftOut }),
      optional: true,
    }),
  ];
}

function buildTimes({ askAt, timeZone, windowMinutes }: ShownSettings['settings'], ownZone: string): readonly Block[] {
  const zones = [...new Set([ownZone, ...(timeZone === null ? [] : [timeZone])])];
  const windows = WINDOW_CHOICES.map((minutes) => ({ text: `${minutes} minutes`, value: String(minutes) }));
  return [
    input({ name: 'askAt', label: 'Asked at', element: timePicker({ initial: askAt }) }),
    input({
      name: 'timeZone',
      label: 'Whose time',
      element: staticSelect({
        choices: [
          { text: 'Each person’s own', value: OWN },
          ...zones.map((zone) => ({ text: `The team’s: ${zone}`, value: zone })),
        ],
        initial: timeZone ?? OWN,
      }),
    }),
    input({
      name: 'windowMinutes',
      label: 'Time to answer',
      hint: 'From the delivery. Whoever hasn’t answered is reminded once, near its end.',
      element: staticSelect({ choices: windows, initial: String(windowMinutes) }),
    }),
  ];
}

function describe({ team, settings }: ShownSettings): Mrkdwn {
  const { enabled, askAt, timeZone, windowMinutes } = settings;
  if (!enabled) return md`off`;
  const channelId = settings.channelId ?? team.channelId;
  const zone = timeZone === null ? md`in each person’s zone` : md`in ${timeZone}`;
  const place = channelId === null ? md`no channel yet` : mentionChannel(channelId);
  return md`asked at ${askAt} ${zone}, ${windowMinutes} minutes to answer, ${place}`;
}
