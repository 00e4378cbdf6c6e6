import { z } from 'zod';
import { actionId } from '../../../kit/blocks/index.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { InvitationId, TeamId } from '../../../kit/ids.ts';
import type { Answer } from '../domain/answer.ts';
import { readPart } from './words.ts';

/** Buttons of surveys. */
export const surveyIds = {
  /** One answer; the argument is the invitation, the part and its value: `<uuid>:guess:yes`. */
  answer: actionId('pr-surveys.answer'),
  /** Opens the answers again; the argument is the invitation. */
  change: actionId('pr-surveys.change'),
  /** Leads to the Detective tab, where everything open stands. */
  open: actionId('pr-surveys.open'),
  /** The argument is the switch and what it becomes: `surveys:off`. */
  own: actionId('pr-surveys.own-switch'),
  /** The argument is the team and what its surveys become: `<uuid>:off`. */
  team: actionId('pr-surveys.team-switch'),
} as const;

/** Callback ids of forms. */
export const surveyForms = { change: 'pr-surveys.change-form' } as const;

export type Pressed = { readonly invitationId: InvitationId; readonly answer: Answer };

export function writeAnswer({ invitationId, answer: { part, value } }: Pressed): string {
  return `${invitationId}:${part}:${value}`;
}

/** @throws MusterError 'invalid' for a button of another version of Muster */
export function readAnswer(argument: string): Pressed {
  const [id = '', part, value] = argument.split(':');
  const answer = readPart(part, value);
  if (answer === null) throw new MusterError('invalid', TOO_OLD);
  return { invitationId: readInvitation(id), answer };
}

/** @throws MusterError 'invalid' for a button of another version of Muster */
export function readInvitation(argument: string): InvitationId {
  return parse(z.uuid(), argument) as InvitationId;
}

const OWN = ['surveys', 'leaderboard', 'qualityChampion'] as const;
export type OwnSwitch = (typeof OWN)[number];

export function writeOwn(which: OwnSwitch, on: boolean): string {
  return `${which}:${on ? 'on' : 'off'}`;
}

/** @throws MusterError 'invalid' for a button of another version of Muster */
export function readOwn(argument: string): { readonly which: OwnSwitch; readonly on: boolean } {
  const [which, state] = argument.split(':');
  return { which: parse(z.enum(OWN), which), on: readState(state) };
}

export function writeTeam(teamId: TeamId, on: boolean): string {
  return `${teamId}:${on ? 'on' : 'off'}`;
}

/** @throws MusterError 'invalid' for a button of another version of Muster */
export function readTeam(argument: string): { readonly teamId: TeamId; readonly on: boolean } {
  const [id, state] = argument.split(':');
  return { teamId: parse(z.uuid(), id) as TeamId, on: readState(state) };
}

function readState(state: string | undefined): boolean {
  return parse(z.enum(['on', 'off']), state) === 'on';
}

function parse<T>(shape: z.ZodType<T>, value: unknown): T {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new MusterError('invalid', TOO_OLD);
}

const TOO_OLD = 'This button is too old. *Detective* in my Home shows what waits for you.';
