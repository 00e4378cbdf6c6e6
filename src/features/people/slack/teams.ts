import type { Message } from '../../../kit/blocks/index.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { TeamId } from '../../../kit/ids.ts';
import type { ActionArgs, ActionInput, Reply, SlackListeners, SubmissionArgs } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { type Origin, parseOrigin, parseTeamId, parseTeamMetadata, peopleForms, peopleIds } from '../blocks/ids.ts';
import { buildEditTeam, buildNewTeam, buildTeamShell, readTeamForm } from '../blocks/team-form.ts';
import { buildTeamGone, buildTeamSaved, buildTeamsMessage } from '../blocks/teams.ts';
import { createTeam } from '../use-cases/create-team.ts';
import { deleteTeam } from '../use-cases/delete-team.ts';
import { editTeam } from '../use-cases/edit-team.ts';
import { listTeams } from '../use-cases/list-teams.ts';
import { openTeam } from '../use-cases/open-team.ts';
import { checkAdmin } from '../use-cases/require-admin.ts';

type Needs = Pick<Ports, 'scope' | 'act' | 'clock' | 'random' | 'slackDirectory' | 'memory' | 'holidays' | 'announce'>;

/** Teams in Slack: the list, the form, its buttons. */
export function teamListeners(needs: Needs): SlackListeners {
  return {
    commands: {
      '/muster': {
        team: {
          help: [{ usage: '/muster team', does: 'lists the teams, with buttons for those you may change' }],
          run: async ({ actor }) => say(buildTeamsMessage(await listTeams(needs, actor, 'all'))),
        },
      },
    },
    actions: {
      [peopleIds.newTeam.name]: {
        opens: (input) => buildNewTeam(originOf(input)),
        run: async (args) => {
          await checkAdmin(needs, args.actor, 'create teams');
          return { kind: 'view', view: buildNewTeam(originOf(args)) };
        },
      },
      [peopleIds.editTeam.name]: { opens: buildTeamShell, run: (args) => showTeam(needs, args) },
      [peopleIds.deleteTeam.name]: { run: (args) => removeTeam(needs, args) },
      [peopleIds.teamsPage.name]: { run: async (args) => turnPage(args) },
    },
    submissions: { [peopleForms.team]: { run: (args) => saveTeam(needs, args) } },
  };
}

async function showTeam(needs: Needs, { actor, argument, source }: ActionArgs): Promise<Reply> {
  const opened = await openTeam(needs, actor, requireTeamId(argument));
  return {
    kind: 'view',
    view: buildEditTeam(originOf({ source }), { ...opened, regions: await needs.holidays.regions() }),
  };
}

async function saveTeam(needs: Needs, { actor, form, privateMetadata }: SubmissionArgs): Promise<Reply> {
  const metadata = parseTeamMetadata(privateMetadata);
  if (metadata === null)
    throw new MusterError('invalid', 'This form is too old. Copy what you need and open it again.');
  const { from, shown } = metadata;
  const typed = readTeamForm(form);
  if (shown === null) return answer(from, buildTeamSaved(await createTeam(needs, actor, typed), 'created'));
  const edited = await editTeam(needs, actor, { ...shown, form: typed });
  if (edited.kind !== 'conflict') return answer(from, buildTeamSaved(edited.team, edited.kind));
  const current = { ...edited.current, regions: await needs.holidays.regions() };
  return { kind: 'view', view: buildEditTeam(from, current, { typed, changedBy: edited.changedBy }) };
}

async function removeTeam(needs: Needs, { actor, argument, source }: ActionArgs): Promise<Reply> {
  const team = await deleteTeam(needs, actor, requireTeamId(argument));
  return answer(originOf({ source }), team === null ? buildTeamGone() : buildTeamSaved(team, 'deleted'));
}

function turnPage({ argument, source }: ActionInput): Reply {
  const state = source.kind === 'home' ? source.state : {};
  return { kind: 'home', tab: 'settings', state: { ...state, teams: argument } };
}

function say(message: Message): Reply {
  return { kind: 'message', message };
}

/** Home is drawn again with the change in it; elsewhere words say what was done. */
function answer(from: Origin, message: Message): Reply {
  return from === 'home' ? { kind: 'home', tab: 'settings' } : say(message);
}

function originOf({ source }: Pick<ActionInput, 'source'>): Origin {
  return source.kind === 'modal' ? parseOrigin(source.privateMetadata) : source.kind;
}

function requireTeamId(argument: string): TeamId {
  const teamId = parseTeamId(argument);
  if (teamId === null) throw new MusterError('not-found', 'That button is too old. `/muster team` lists the teams.');
  return teamId;
}
