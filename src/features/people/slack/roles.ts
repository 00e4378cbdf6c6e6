import type { ActionInput, Reply, SlackListeners, SubmissionArgs } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { parseOrigin, parseSlackUserId, peopleForms, peopleIds } from '../blocks/ids.ts';
import { buildRoleModal, buildRoleSet, buildRolesMessage, readRoleForm } from '../blocks/roles.ts';
import { listRoles } from '../use-cases/list-roles.ts';
import { checkAdmin } from '../use-cases/require-admin.ts';
import { setRole } from '../use-cases/set-role.ts';

type Needs = Pick<Ports, 'scope' | 'act' | 'clock' | 'random' | 'slackDirectory' | 'memory' | 'announce'>;

/** Roles in Slack: the list and the form. */
export function roleListeners(needs: Needs): SlackListeners {
  return {
    commands: {
      '/muster': {
        roles: {
          help: [{ usage: '/muster roles', does: 'says who is admin, manager or lead; admins change it there' }],
          run: async ({ actor }) => ({ kind: 'message', message: buildRolesMessage(await listRoles(needs, actor)) }),
        },
      },
    },
    actions: {
      [peopleIds.nameRole.name]: {
        opens: openRoleModal,
        run: async (args) => {
          await checkAdmin(needs, args.actor, 'change roles');
          return { kind: 'view', view: openRoleModal(args) };
        },
      },
    },
    submissions: { [peopleForms.role]: { run: (args) => saveRole(needs, args) } },
  };
}

function openRoleModal({ argument, source }: ActionInput) {
  const from = source.kind === 'modal' ? parseOrigin(source.privateMetadata) : source.kind;
  return buildRoleModal({ from, person: parseSlackUserId(argument) });
}

async function saveRole(needs: Needs, { actor, form, privateMetadata }: SubmissionArgs): Promise<Reply> {
  const { person, role } = readRoleForm(form);
  if (person === null) return { kind: 'field-errors', errors: { person: 'Choose a person.' } };
  if (role === null) return { kind: 'field-errors', errors: { role: 'Choose a role.' } };
  const set = await setRole(needs, actor, { slackUserId: person, role });
  // Where more changed than was chosen it is said in words, even when Home is drawn again.
  const asChosen = set.alsoAdmins.length === 0 && set.named === set.effective;
  if (asChosen && parseOrigin(privateMetadata) === 'home') return { kind: 'home', tab: 'settings' };
  return { kind: 'message', message: buildRoleSet(set) };
}
