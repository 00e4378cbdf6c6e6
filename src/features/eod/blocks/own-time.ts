import {
  actions,
  type Block,
  button,
  type FormValues,
  input,
  type ModalView,
  modal,
  section,
  textOf,
  timePicker,
} from '../../../kit/blocks/index.ts';
import { md } from '../../../kit/mrkdwn.ts';
import type { OwnTime } from '../use-cases/own-time.ts';
import { eodForms, eodIds } from './ids.ts';

/** When I am asked, and what changes it. */
export function buildOwnTime({ askAt, timeZone, own }: OwnTime): readonly Block[] {
  const change = button({
    id: eodIds.ownTime.build(),
    text: 'Change',
    label: 'Change when you are asked for your check-in',
  });
  const zone = timeZone === null ? md`` : md` in ${timeZone}`;
  const whose = own ? md`your own choice` : md`your team’s time`;
  return [
    section(md`*You*\nasked at ${askAt}${zone}, ${whose}`, { accessory: change }),
    ...(own ? [actions([button({ id: eodIds.teamTime.build(), text: 'Use the team’s time' })])] : []),
  ];
}

export const buildOwnTimeShell = (): ModalView => view([section('One moment…')]);

/** For a Home tab drawn before the team stopped asking. */
export const buildNoOwnTime = (): ModalView => view([section('None of your teams asks you for a check-in any more.')]);

const view = (blocks: readonly Block[]): ModalView =>
  modal({ title: 'Your check-in', callbackId: eodForms.ownTime, close: 'Close', blocks });

/** @param askAt `HH:MM`, as it is now */
export function buildOwnTimeForm(askAt: string): ModalView {
  return modal({
    title: 'Your check-in',
    callbackId: eodForms.ownTime,
    submit: 'Save',
    close: 'Cancel',
    blocks: [
      input({
        name: 'askAt',
        label: 'Ask me at',
        hint: 'In your own time zone. Where that is outside your working hours, you are asked half an hour before they end.',
        element: timePicker({ initial: askAt }),
      }),
    ],
  });
}

export const readOwnTime = (values: FormValues): string | null => textOf(values, 'askAt');
