import { header } from '../../../kit/blocks/index.ts';
import type { HomeSection } from '../../../ports/inbound/slack.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { buildAwayNow } from '../blocks/away.ts';
import { buildMatching } from '../blocks/matching.ts';
import { buildMeBlocks } from '../blocks/me.ts';
import { buildRoleBlocks } from '../blocks/roles.ts';
import { buildTeamBlocks } from '../blocks/teams.ts';
import { buildWorkingTimeBlocks } from '../blocks/working-time.ts';
import { countMatching } from '../use-cases/count-matching.ts';
import { readAway } from '../use-cases/go-away.ts';
import { listRoles } from '../use-cases/list-roles.ts';
import { listTeams } from '../use-cases/list-teams.ts';
import { readWorkingTime } from '../use-cases/working-time.ts';

type Needs = Pick<Ports, 'scope' | 'clock' | 'holidays'>;

/** This feature's parts of Home: being away, me, my working time, teams, and for admins roles and who is who on GitHub. */
export function peopleHome(needs: Needs): readonly HomeSection[] {
  return [
    { tab: 'today', order: -10, build: async (actor) => buildAwayNow(await readAway(needs, actor), actor) },
    { tab: 'settings', order: 10, build: async (actor) => [header('You'), ...buildMeBlocks(actor)] },
    {
      tab: 'settings',
      order: 15,
      build: async (actor) => [
        header('My working time'),
        ...buildWorkingTimeBlocks(await readWorkingTime(needs, actor), actor),
      ],
    },
    {
      tab: 'settings',
      order: 20,
      build: async (actor, state) => {
        const title = actor.role === 'admin' ? 'Teams' : 'Your teams';
        return [header(title), ...buildTeamBlocks(await listTeams(needs, actor, 'mine'), pageOf(state.teams))];
      },
    },
    {
      tab: 'settings',
      order: 30,
      build: async (actor) => {
        if (actor.role !== 'admin') return [];
        return [header('Roles'), ...buildRoleBlocks(await listRoles(needs, actor))];
      },
    },
    {
      tab: 'settings',
      order: 45,
      build: async (actor) => (actor.role === 'admin' ? buildMatching(await countMatching(needs, actor)) : []),
    },
  ];
}

function pageOf(word: string | undefined): number {
  return /^\d{1,4}$/.test(word ?? '') ? Number(word) : 0;
}
