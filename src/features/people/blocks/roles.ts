import type { Role } from '../../../kit/actor.ts';
import {
  actions,
  type Block,
  button,
  context,
  type FormValues,
  input,
  type Message,
  type ModalView,
  message,
  modal,
  section,
  staticSelect,
  textOf,
  usersSelect,
} from '../../../kit/blocks/index.ts';
import type { SlackUserId } from '../../../kit/ids.ts';
import { joinMd, type Mrkdwn, md } from '../../../kit/mrkdwn.ts';
import { effectiveRole, type RoleHolder, type RoleList, type RoleSet } from '../domain/roles.ts';
import { type Origin, parseSlackUserId, peopleForms, peopleIds } from './ids.ts';

/** What each role may do, as the form's choices. */
const ROLES: readonly { readonly role: Role; readonly text: string; readonly description: string }[] = [
  { role: 'developer', text: 'Developer', description: 'Own work and own numbers' },
  { role: 'lead', text: 'Lead', description: 'Also the work and numbers of their own team' },
  { role: 'manager', text: 'Manager', description: 'Also those of the teams they manage' },
  { role: 'admin', text: 'Admin', description: 'Everything: teams, roles and the workspace’s settings' },
];

/** Who holds which role, and for admins the way to change it. */
export function buildRoleBlocks({ holders, mayName }: RoleList): readonly Block[] {
  const lines = (['admin', 'manager', 'lead'] as const).map((role) => roleLine(holders, role));
  const interim = holders.every((holder) => !holder.adminNamed);
  const note = 'Slack’s owners and admins are admins here until somebody is named admin.';
  const change = button({ id: peopleIds.nameRole.build(), text: 'Change a role' });
  return [
    section(joinMd(lines, '\n')),
    ...(interim ? [context(note)] : []),
    ...(mayName ? [actions([change])] : [context('Admins change roles.')]),
  ];
}

/** The answer to `/muster roles`. */
export function buildRolesMessage(list: RoleList): Message {
  const admins = list.holders.filter((holder) => effectiveRole(holder) === 'admin').map((holder) => holder.name);
  return message({ text: `Admins: ${namesOf(admins)}`, blocks: buildRoleBlocks(list) });
}

export type RoleModal = {
  readonly from: Origin;
  /** A Slack user id; null when nobody is chosen yet. */
  readonly person: string | null;
};

/** Person and role; the block ids are the fields' names. */
export function buildRoleModal({ from, person }: RoleModal): ModalView {
  const choices = ROLES.map(({ role, text, description }) => ({ text, value: role, description }));
  return modal({
    title: 'Change a role',
    callbackId: peopleForms.role,
    submit: 'Save',
    close: 'Cancel',
    privateMetadata: JSON.stringify({ from }),
    blocks: [
      input({ name: 'person', label: 'Person', element: usersSelect({ initial: person }) }),
      input({
        name: 'role',
        label: 'Role',
        hint: 'Who leads or manages a team acts at least as lead or manager, whatever stands here.',
        element: staticSelect({ choices }),
      }),
    ],
  });
}

/** Person and role as chosen; null for what isn't one. */
export function readRoleForm(form: FormValues): { readonly person: SlackUserId | null; readonly role: Role | null } {
  const role = ROLES.find((one) => one.role === textOf(form, 'role'))?.role ?? null;
  return { person: parseSlackUserId(textOf(form, 'person') ?? ''), role };
}

/** What a named role means now. */
export function buildRoleSet({ name, named, effective, alsoAdmins }: RoleSet): Message {
  const words = [
    md`*${name}* is ${withArticle(named)} now.`,
    named === effective ? '' : md`As lead or manager of a team they still act as ${effective}.`,
    alsoAdmins.length === 0
      ? ''
      : md`From now on only named admins are admins, no longer Slack’s owners and admins; so ${namesOf(alsoAdmins)} ${alsoAdmins.length === 1 ? 'was' : 'were'} named admin too.`,
  ];
  const text = joinMd(words, ' ');
  return message({ text, blocks: [section(text)] });
}

export function withArticle(role: Role): string {
  return role === 'admin' ? 'an admin' : `a ${role}`;
}

/** Most names in one line; more are counted. */
const NAMES_MAX = 20;

function roleLine(holders: readonly RoleHolder[], role: Role): Mrkdwn {
  const names = holders.filter((holder) => effectiveRole(holder) === role).map((holder) => holder.name);
  const label = { admin: 'Admins', manager: 'Managers', lead: 'Leads', developer: 'Developers' }[role];
  return md`*${label}:* ${namesOf(names)}`;
}

function namesOf(names: readonly string[]): string {
  if (names.length === 0) return 'nobody yet';
  const rest = names.length - NAMES_MAX;
  return names.slice(0, NAMES_MAX).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
