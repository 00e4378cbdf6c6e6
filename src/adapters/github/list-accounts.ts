import { z } from 'zod';
import { type CodeHostClient, CodeHostError, type HostPage, type PageAsk } from '../../ports/outbound/code-host.ts';
import type { HostMember, HostTeam } from '../../ports/outbound/host-records.ts';
import { account } from './records/account.ts';
import type { Requester } from './request.ts';

/** Who belongs to an organisation. */
export function listAccounts(requester: Requester): Pick<CodeHostClient, 'listMembers' | 'listTeams'> {
  return {
    listMembers: (organisation, ask) => listMembers(requester, organisation, ask),
    async listTeams(organisation) {
      const found = await requester.all({
        route: 'GET /orgs/{org}/teams',
        params: { org: organisation },
        schema: teams,
      });
      const full: HostTeam[] = [];
      for (const { slug, name } of found) {
        const params = { org: organisation, team_slug: slug };
        const members = await requester.all({
          route: 'GET /orgs/{org}/teams/{team_slug}/members',
          params,
          schema: accounts,
        });
        full.push({ slug, name, members });
      }
      return full;
    },
  };
}

const accounts = z.array(account);
const teams = z.array(z.object({ slug: z.string().min(1), name: z.string() }));
const profile = z.object({ name: z.string().nullish(), email: z.string().nullish() });

/** One request for the page and one for each member on it: the list has neither names nor addresses. */
async function listMembers(requester: Requester, organisation: string, ask: PageAsk): Promise<HostPage<HostMember>> {
  const route = 'GET /orgs/{org}/members';
  const page = await requester.page({ route, params: { org: organisation }, schema: accounts }, ask);
  if (page.kind === 'unchanged') return page;
  const items: HostMember[] = [];
  for (const member of page.items) items.push({ ...member, ...(await findProfile(requester, member.login)) });
  return { ...page, items };
}

async function findProfile(requester: Requester, username: string): Promise<Pick<HostMember, 'email' | 'name'>> {
  try {
    const { name, email } = await requester.read({
      route: 'GET /users/{username}',
      params: { username },
      schema: profile,
    });
    return { name: name ?? null, email: email ?? null };
  } catch (error) {
    // Renamed or deleted between the two requests.
    if (error instanceof CodeHostError && error.failure === 'gone') return { name: null, email: null };
    throw error;
  }
}
