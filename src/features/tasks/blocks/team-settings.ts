import {
  actions,
  type Block,
  button,
  checkboxes,
  context,
  type FormValues,
  header,
  input,
  listOf,
  type ModalView,
  modal,
  section,
} from '../../../kit/blocks/index.ts';
import { joinMd, md } from '../../../kit/mrkdwn.ts';
import { defaultRequiredLetters } from '../domain/checker.ts';
import { optionalLetters, type TeamSettings, type TeamSettingsRow } from '../domain/team-settings.ts';
import { taskForms, taskIds } from './ids.ts';

/** Teams on one page: the Settings tab is shared with other features and takes 100 blocks. */
const TEAMS_PER_PAGE = 5;

/**
 * How one's teams handle tasks, each with a button; nothing for who may edit no team.
 * @param page from 0; a page that is gone shows the last one
 */
export function buildTeamSettings(rows: readonly TeamSettingsRow[], page: number): readonly Block[] {
  if (rows.length === 0) return [];
  const last = Math.ceil(rows.length / TEAMS_PER_PAGE) - 1;
  const shown = Math.min(Math.max(page, 0), last);
  const start = shown * TEAMS_PER_PAGE;
  const to = (target: number, text: string) => button({ id: taskIds.teamSettingsPage.build(String(target)), text });
  const turns = [...(shown > 0 ? [to(shown - 1, 'Previous')] : []), ...(shown < last ? [to(shown + 1, 'Next')] : [])];
  return [
    header('Tasks of your teams'),
    ...rows.slice(start, start + TEAMS_PER_PAGE).map(buildRow),
    ...(last === 0
      ? []
      : [context(`Teams ${start + 1} to ${Math.min(start + TEAMS_PER_PAGE, rows.length)} of ${rows.length}`)]),
    ...(turns.length === 0 ? [] : [actions(turns)]),
  ];
}

function buildRow({ teamId, name, settings }: TeamSettingsRow): Block {
  const parts = [
    settings.signOff ? md`*Done* waits for the accountable` : md`no sign-off`,
    md`every task needs ${settings.required.join(', ')}`,
  ];
  const id = taskIds.teamSettings.build(teamId);
  const edit = button({ id, text: 'Task settings', label: `Task settings of ${name}` });
  return section(md`*${name}*\n${joinMd(parts, ' · ')}`, { accessory: edit });
}

/** Stands there while the team is read. */
export function buildTeamSettingsShell(): ModalView {
  const blocks = [section('One moment…')];
  return modal({ title: 'Tasks of a team', callbackId: taskForms.teamSettings, close: 'Cancel', blocks });
}

export function buildTeamSettingsForm({ teamId, name, settings }: TeamSettingsRow): ModalView {
  const letters = { C: 'Somebody to consult (C)', I: 'Somebody to inform (I)' } as const;
  return modal({
    title: 'Tasks of a team',
    callbackId: taskForms.teamSettings,
    submit: 'Save',
    close: 'Cancel',
    privateMetadata: teamId,
    blocks: [
      section(md`*${name}*\nFor tasks whose responsible has this team as the first one by name.`),
      input({
        name: 'signOff',
        label: 'Sign-off',
        optional: true,
        hint: 'After a working day without answer the next level is asked as well.',
        element: checkboxes({
          choices: [{ value: 'signOff', text: 'The accountable accepts before a task is done' }],
          initial: settings.signOff ? ['signOff'] : [],
        }),
      }),
      input({
        name: 'required',
        label: 'Every task needs, besides R and A',
        optional: true,
        element: checkboxes({
          choices: optionalLetters.map((value) => ({ value, text: letters[value] })),
          initial: optionalLetters.filter((letter) => settings.required.includes(letter)),
        }),
      }),
    ],
  });
}

export function readTeamSettings(form: FormValues): TeamSettings {
  const chosen = listOf(form, 'required');
  return {
    signOff: listOf(form, 'signOff').includes('signOff'),
    required: [...defaultRequiredLetters, ...optionalLetters.filter((letter) => chosen.includes(letter))],
  };
}
