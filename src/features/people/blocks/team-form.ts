import {
  actions,
  type Block,
  button,
  conversationsSelect,
  type FormValues,
  input,
  listOf,
  type ModalView,
  modal,
  multiUsersSelect,
  section,
  textInput,
  textOf,
  usersSelect,
} from '../../../kit/blocks/index.ts';
import { defaultWorkingHours } from '../../../kit/dates/working-day.ts';
import type { SlackChannelId, SlackUserId } from '../../../kit/ids.ts';
import { joinMd, type Mrkdwn, md, mentionChannel } from '../../../kit/mrkdwn.ts';
import { TEAM_NAME_MAX, type TeamDetails, tidyTeamName } from '../domain/team.ts';
import { differingFields, type TeamField, type TeamForm, toTeamForm } from '../domain/team-form.ts';
import { hoursWords } from '../domain/working-time.ts';
import { hoursInputs, type Regions, readHours, readRegion } from './hours-inputs.ts';
import { type Origin, peopleForms, peopleIds, type TeamMetadata } from './ids.ts';

export type TeamOnScreen = { readonly details: TeamDetails; readonly mayDelete: boolean; readonly regions: Regions };

/** What was typed when somebody else saved first; `changedBy` is null when unknown. */
export type Overtaken = { readonly typed: TeamForm; readonly changedBy: string | null };

export function buildNewTeam(from: Origin): ModalView {
  const empty = { name: '', lead: null, managers: [], members: [], channel: null, hours: null, region: null };
  return buildTeamModal({ metadata: { from, shown: null }, blocks: teamInputs(empty) });
}

/** The form with the team's values; overtaken, with what was typed and above it what the team says now. */
export function buildEditTeam(from: Origin, screen: TeamOnScreen, overtaken?: Overtaken): ModalView {
  const { details, mayDelete, regions } = screen;
  const { id, name, version } = details.team;
  const form = overtaken?.typed ?? toTeamForm(details);
  return buildTeamModal({
    metadata: { from, shown: { teamId: id, version } },
    blocks: [
      ...(overtaken === undefined ? [] : [section(describeNewer(overtaken, details))]),
      ...teamInputs(form),
      ...hoursInputs({ hours: form.hours, region: form.region, regions, otherwise: USUAL }),
      ...(mayDelete ? [deleteButton(id, name)] : []),
    ],
  });
}

/** What was typed, as it was typed. */
export function readTeamForm(form: FormValues): TeamForm {
  return {
    name: textOf(form, 'name') ?? '',
    lead: textOf(form, 'lead') as SlackUserId | null,
    managers: listOf(form, 'managers') as readonly SlackUserId[],
    members: listOf(form, 'members') as readonly SlackUserId[],
    channel: textOf(form, 'channel') as SlackChannelId | null,
    hours: readHours(form),
    region: readRegion(form),
  };
}

/** Stands there while the team is read. */
export function buildTeamShell(): ModalView {
  return modal({ title: 'Edit team', callbackId: peopleForms.team, close: 'Cancel', blocks: [section('One moment…')] });
}

/** A new team has the usual hours; they are in its form once it is there. */
const USUAL = { label: 'The usual', hours: defaultWorkingHours };

function buildTeamModal({ metadata, blocks }: { metadata: TeamMetadata; blocks: readonly Block[] }): ModalView {
  const isNew = metadata.shown === null;
  return modal({
    title: isNew ? 'New team' : 'Edit team',
    callbackId: peopleForms.team,
    submit: isNew ? 'Create' : 'Save',
    close: 'Cancel',
    privateMetadata: JSON.stringify(metadata),
    blocks,
  });
}

function teamInputs(form: TeamForm) {
  const name = textInput({ initial: tidyTeamName(form.name), maxLength: TEAM_NAME_MAX, placeholder: 'Platform' });
  const channels = { include: ['public', 'private'], excludeBots: true } as const;
  return [
    input({ name: 'name', label: 'Name', element: name }),
    input({
      name: 'lead',
      label: 'Lead',
      hint: 'Answers for the work of the team’s people unless a task names somebody else.',
      element: usersSelect({ initial: form.lead }),
      optional: true,
    }),
    input({
      name: 'managers',
      label: 'Managers',
      hint: 'Asked after the lead. They may change this team too.',
      element: multiUsersSelect({ initial: form.managers }),
      optional: true,
    }),
    input({ name: 'members', label: 'Members', element: multiUsersSelect({ initial: form.members }), optional: true }),
    input({
      name: 'channel',
      label: 'Channel',
      hint: 'Where the team’s posts go. Invite Muster to a private channel first.',
      element: conversationsSelect({ initial: form.channel, filter: channels }),
      optional: true,
    }),
  ];
}

function deleteButton(teamId: string, name: string) {
  return actions([
    button({
      id: peopleIds.deleteTeam.build(teamId),
      text: 'Delete this team',
      style: 'danger',
      confirm: {
        title: 'Delete this team?',
        text: `${name} goes for everybody. Its people and their tasks stay.`,
        confirm: 'Delete',
        deny: 'Keep it',
        style: 'danger',
      },
    }),
  ]);
}

function describeNewer({ typed, changedBy }: Overtaken, current: TeamDetails): Mrkdwn {
  const lines = differingFields(typed, toTeamForm(current)).map((field) => newerLine(field, current));
  const intro = md`:warning: *${changedBy ?? 'Somebody'} changed this team while you did.* Now it says:`;
  const rest = md`What you chose is still below. *Save* again to put it in place of theirs.`;
  return joinMd([intro, ...lines, rest], '\n');
}

function newerLine(field: TeamField, { team, people }: TeamDetails): Mrkdwn {
  const names = (ids: readonly (typeof team.memberIds)[number][]) =>
    ids.length === 0 ? 'nobody' : ids.map((id) => people.get(id)?.name ?? 'somebody who left').join(', ');
  switch (field) {
    case 'name':
      return md`• Name: ${team.name}`;
    case 'lead':
      return md`• Lead: ${names(team.leadId === null ? [] : [team.leadId])}`;
    case 'managers':
      return md`• Managers: ${names(team.managerIds)}`;
    case 'members':
      return md`• Members: ${names(team.memberIds)}`;
    case 'channel':
      return team.channelId === null ? md`• Channel: none` : md`• Channel: ${mentionChannel(team.channelId)}`;
    case 'hours':
      return md`• Working hours: ${hoursWords(team.workingHours ?? defaultWorkingHours)}`;
    case 'region':
      return md`• Public holidays: ${team.holidayRegion ?? 'none'}`;
    default:
      return field satisfies never;
  }
}
