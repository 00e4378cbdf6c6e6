import { createRandom } from '../../src/adapters/system/random.ts';
import { meetIdentities } from '../../src/features/people/index.ts';
import type { WorkspaceId } from '../../src/kit/ids.ts';
import type { TestApp } from './test-app.ts';

type Sighting = Parameters<typeof meetIdentities>[2][number];

/** What GitHub tells of people, as the features above hand it on. */
export async function tellOfPeople(muster: TestApp, sightings: readonly Sighting[]): Promise<void> {
  const [row] = await muster.store.sql<{ id: WorkspaceId }[]>`select workspace_id as id from people limit 1`;
  if (row === undefined) throw new Error('nobody is known yet');
  const needs = { clock: muster.clock, random: createRandom(), announce: async () => {} };
  await muster.store.scope(row.id, (tx) => meetIdentities(needs, tx, sightings));
}

export function githubAccount(id: number, login: string, more: Partial<Sighting> = {}): Sighting {
  return { account: { id: String(id), login, bot: false }, name: null, email: null, ...more };
}

/** Login or address → who it is. */
export async function linkedPeople(muster: TestApp): Promise<Readonly<Record<string, string | null>>> {
  const rows = await muster.store.sql<{ who: string; handle: string | null }[]>`
    select coalesce(i.login, i.email) as who, coalesce(p.handle, nullif(i.matched_by, 'x')) as handle
    from identities i left join people p on p.id = i.person_id order by 1`;
  return Object.fromEntries(rows.map(({ who, handle }) => [who, handle]));
}
