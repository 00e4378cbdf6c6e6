import { type Block, button, context, type ModalView, modal, section } from '../../../kit/blocks/index.ts';
import { joinMd, md } from '../../../kit/mrkdwn.ts';
import type { ProposedTeam, ProposedTeams } from '../use-cases/host-teams.ts';
import { connectionForms, connectionIds } from './ids.ts';

/** Most teams in the list; each takes two blocks of the hundred. */
const TEAMS_MAX = 45;
/** Most names in a line. */
const NAMES_MAX = 15;

/** The organisation's teams, each with what it would be here. */
export function buildTeams({ account, teams }: ProposedTeams): ModalView {
  return modal({
    title: 'Teams of GitHub',
    callbackId: connectionForms.repositories,
    close: 'Close',
    blocks: [
      section(
        teams.length === 0
          ? md`*${account}* has no teams that Muster may see.`
          : md`*${account}* has these teams. *Create* makes a team of the same name here, with the members whose Slack account is known; lead and channel you set afterwards.`,
      ),
      ...teams.slice(0, TEAMS_MAX).flatMap(buildTeam),
      ...(teams.length > TEAMS_MAX ? [context(`… and ${teams.length - TEAMS_MAX} more`)] : []),
    ],
  });
}

function buildTeam({ id, name, teamId, matched, unmatched }: ProposedTeam): readonly Block[] {
  const create = button({ id: connectionIds.createTeam.build(id), text: 'Create', label: `Create the team ${name}` });
  const lines = [
    md`*${name}*`,
    matched.length === 0 ? md`Nobody of it is matched yet.` : md`With ${namesOf(matched.map((one) => one.name))}`,
  ];
  return [
    section(joinMd(lines, '\n'), teamId === null ? { accessory: create } : {}),
    ...(teamId === null ? [] : [context('It is a team here already.')]),
    ...(teamId !== null || unmatched.length === 0
      ? []
      : [context(`Not matched yet, so not in it: ${namesOf(unmatched)}`)]),
  ];
}

function namesOf(names: readonly string[]): string {
  const rest = names.length - NAMES_MAX;
  return names.slice(0, NAMES_MAX).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
