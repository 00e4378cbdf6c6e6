import {
  actions,
  type Block,
  button,
  type FormValues,
  input,
  type Message,
  type ModalView,
  message,
  modal,
  section,
  textOf,
  usersSelect,
} from '../../../kit/blocks/index.ts';
import { joinMd, md, mentionUser } from '../../../kit/mrkdwn.ts';
import { refusalOf } from '../domain/person.ts';
import { hoursWords, type WorkingTimeForm } from '../domain/working-time.ts';
import type { OwnWorkingTime } from '../use-cases/working-time.ts';
import { buildAbsences } from './away.ts';
import { hoursInputs, type Regions, readHours, readRegion } from './hours-inputs.ts';
import { type Origin, parseSlackUserId, peopleForms, peopleIds } from './ids.ts';

/** Hours, holidays, deputy and times away, with the button that changes them. */
export function buildWorkingTimeBlocks(time: OwnWorkingTime, reader: { readonly timeZone: string }): readonly Block[] {
  const { own, otherwise, regionName, deputy, away } = time;
  const asTeam = (isOwn: boolean) => (isOwn ? '' : ' (as your team)');
  const lines = [
    md`*Hours:* ${hoursWords(own.hours ?? otherwise.hours)}${asTeam(own.hours !== null)}`,
    md`*Public holidays:* ${regionName ?? 'none'}${asTeam(own.region !== null)}`,
    deputy === null
      ? md`*Deputy:* nobody yet. They are asked in your place while you are away.`
      : md`*Deputy:* ${mentionUser(deputy.slackUserId)}`,
  ];
  const change = button({ id: peopleIds.workingTime.build(), text: 'Change my working time' });
  return [section(joinMd(lines, '\n')), actions([change]), ...buildAbsences(away, reader)];
}

export function buildWorkingTimeForm(from: Origin, time: OwnWorkingTime, regions: Regions): ModalView {
  const { own, otherwise, deputy } = time;
  const chosen = deputy !== null && refusalOf(deputy) === null ? deputy.slackUserId : null;
  return modal({
    title: 'My working time',
    callbackId: peopleForms.workingTime,
    submit: 'Save',
    close: 'Cancel',
    privateMetadata: JSON.stringify({ from }),
    blocks: [
      ...hoursInputs({
        hours: own.hours,
        region: own.region,
        regions,
        otherwise: { label: 'As my team', hours: otherwise.hours },
      }),
      input({
        name: 'deputy',
        label: 'Deputy',
        hint: 'Asked in your place while you are away.',
        element: usersSelect({ initial: chosen }),
        optional: true,
      }),
    ],
  });
}

/** What was typed, as it was typed. */
export function readWorkingTimeForm(form: FormValues): WorkingTimeForm {
  return {
    hours: readHours(form),
    region: readRegion(form),
    deputy: parseSlackUserId(textOf(form, 'deputy') ?? ''),
  };
}

export function buildWorkingTimeShell(): ModalView {
  const blocks = [section('One moment…')];
  return modal({ title: 'My working time', callbackId: peopleForms.workingTime, close: 'Cancel', blocks });
}

/** What the form says after it was saved. */
export function buildWorkingTimeSaved(time: OwnWorkingTime): Message {
  const words = `You work ${hoursWords(time.own.hours ?? time.otherwise.hours)}. New due dates and reminders keep to that.`;
  return message({ text: words, blocks: [section(words)] });
}
