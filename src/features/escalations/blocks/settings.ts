import {
  type Block,
  button,
  checkboxes,
  type FormValues,
  input,
  listOf,
  type ModalView,
  modal,
  numberInput,
  section,
  staticSelect,
  textOf,
  usersSelect,
} from '../../../kit/blocks/index.ts';
import type { SlackUserId } from '../../../kit/ids.ts';
import { joinMd, type Mrkdwn, md, mentionUser } from '../../../kit/mrkdwn.ts';
import { causeNames, causes } from '../domain/causes.ts';
import { HOURS_MAX, type LadderLevel, type LadderRole, ladderRoles } from '../domain/ladder.ts';
import type { OpenedSettings, ShownSettings, TypedLevel, TypedSettings } from '../use-cases/settings.ts';
import { escalationForms, escalationIds } from './ids.ts';

const roleWords: Readonly<Record<LadderRole, string>> = {
  accountable: 'Who answers for the task',
  lead: 'The team’s lead',
  manager: 'The team’s manager',
  'on-duty': 'The admin on duty',
};
const BY_NAME = 'person';
const LEVELS = [1, 2, 3, 4] as const;

/** One team a line, with the button that opens its form; for admins who is on duty. */
export function buildSettingsRows({ teams, onDuty, mayChooseOnDuty }: ShownSettings): readonly Block[] {
  const duty = onDuty === null ? md`the first admin by name` : mentionUser(onDuty);
  const change = { id: escalationIds.onDuty.build(), text: 'Change duty', label: 'Change who is on duty' };
  return [
    ...teams.map(({ team, settings }) =>
      section(md`*${team.name}*\n${describe(settings.ladder)}`, {
        accessory: button({
          id: escalationIds.settings.build(team.id),
          text: 'Change ladder',
          label: `Change ladder of ${team.name}`,
        }),
      }),
    ),
    ...(mayChooseOnDuty ? [section(md`*Admin on duty:* ${duty}`, { accessory: button(change) })] : []),
  ];
}

function describe(ladder: readonly LadderLevel[]): Mrkdwn {
  const levels = ladder.flatMap(({ who, hours, on }) => {
    if (!on) return [];
    return [md`${typeof who === 'string' ? shortWords[who] : 'somebody by name'} ${sayHours(hours)}`];
  });
  return levels.length === 0 ? md`nobody is asked` : joinMd(levels, ' → ');
}

/** The same roles, for one line with all of them. */
const shortWords: Readonly<Record<LadderRole, string>> = {
  accountable: 'accountable',
  lead: 'lead',
  manager: 'manager',
  'on-duty': 'admin on duty',
};

function sayHours(hours: number): string {
  const weeks = hours / 168;
  if (!Number.isInteger(weeks)) return `${hours} h`;
  return weeks === 1 ? '1 week' : `${weeks} weeks`;
}

export function buildSettingsShell(): ModalView {
  return modal({
    title: 'Escalations',
    callbackId: escalationForms.settings,
    close: 'Cancel',
    blocks: [section('One moment…')],
  });
}

/** A team's ladder and its causes. */
export function buildSettingsForm({ team, settings, people }: OpenedSettings): ModalView {
  const on = LEVELS.filter((level) => settings.ladder[level - 1]?.on === true).map(String);
  const causesOn = causeNames.filter((cause) => !settings.offCauses.includes(cause));
  const choices = causeNames.map((value) => ({ value, text: causes[value].name }));
  return modal({
    title: 'Escalations',
    callbackId: escalationForms.settings,
    submit: 'Save',
    close: 'Cancel',
    privateMetadata: JSON.stringify({ teamId: team.id, version: settings.version }),
    blocks: [
      section(md`*${team.name}*: who is asked, one after the other, when work can’t go on.`),
      input({
        name: 'levels',
        label: 'Levels that are on',
        element: checkboxes({ choices: LEVELS.map((n) => ({ text: `Level ${n}`, value: String(n) })), initial: on }),
        optional: true,
      }),
      ...LEVELS.flatMap((level) => buildLevel(level, settings.ladder[level - 1], people)),
      input({
        name: 'causes',
        label: 'What climbs',
        element: checkboxes({ choices, initial: causesOn }),
        optional: true,
      }),
    ],
  });
}

function buildLevel(level: number, set: LadderLevel | undefined, people: OpenedSettings['people']): readonly Block[] {
  const who = set?.who ?? 'accountable';
  const named = typeof who === 'string' ? null : (people.get(who.personId) ?? null);
  const choices = [
    ...ladderRoles.map((value) => ({ value: value as string, text: roleWords[value] })),
    { value: BY_NAME, text: 'Somebody by name' },
  ];
  return [
    input({
      name: `who${level}`,
      label: `Level ${level}: who`,
      element: staticSelect({ choices, initial: typeof who === 'string' ? who : BY_NAME }),
    }),
    input({
      name: `person${level}`,
      label: `Level ${level}: the name`,
      element: usersSelect({ initial: named }),
      optional: true,
    }),
    input({
      name: `hours${level}`,
      label: `Level ${level}: hours`,
      element: numberInput({ initial: set?.hours ?? 24, min: 1, max: HOURS_MAX, decimals: false }),
    }),
  ];
}

/** What was typed, as it was typed. */
export function readSettingsForm(form: FormValues): TypedSettings {
  const on = listOf(form, 'levels');
  const causesOn = listOf(form, 'causes');
  const levels = LEVELS.map((level): TypedLevel => {
    const who = textOf(form, `who${level}`);
    return {
      role: ladderRoles.find((role) => role === who) ?? null,
      person: textOf(form, `person${level}`) as SlackUserId | null,
      hours: Number(textOf(form, `hours${level}`) ?? Number.NaN),
      on: on.includes(String(level)),
    };
  });
  return { levels, offCauses: causeNames.filter((cause) => !causesOn.includes(cause)) };
}

export function buildOnDutyForm(onDuty: SlackUserId | null): ModalView {
  return modal({
    title: 'Admin on duty',
    callbackId: escalationForms.onDuty,
    submit: 'Save',
    close: 'Cancel',
    blocks: [
      input({
        name: 'person',
        label: 'Who is asked last?',
        hint: 'An admin. Empty: the first admin by name.',
        element: usersSelect({ initial: onDuty }),
        optional: true,
      }),
    ],
  });
}
