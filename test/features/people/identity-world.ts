import type { Sighting } from '../../../src/features/people/domain/identity.ts';
import { meetIdentities } from '../../../src/features/people/index.ts';
import { type TestDatabase, WORKSPACE } from '../../support/database.ts';
import { peopleNeeds } from './world.ts';

/** What is seen of an account: `account('7', 'ana-gh', { email: 'ana@example.org' })`. */
export function account(id: string, login: string, more: Partial<Sighting> & { bot?: boolean } = {}): Sighting {
  const { bot = false, ...rest } = more;
  return { account: { id, login, bot }, name: null, email: null, ...rest };
}

/** What is seen of an account of Jira, which has no login. */
export function jira(id: string, name: string, email: string | null): Sighting {
  return { account: { id, login: null, bot: false, source: 'jira' }, name, email };
}

/** What is seen of a commit's author without an account. */
export function author(email: string, name: string | null = null): Sighting {
  return { account: null, name, email };
}

/** Hands them over, each in a transaction of its own, as webhooks come. */
export async function see(db: TestDatabase, ...sightings: readonly Sighting[]): Promise<void> {
  const needs = peopleNeeds(db);
  for (const one of sightings) await db.store.scope(WORKSPACE, (tx) => meetIdentities(needs, tx, [one]));
}

/** Whom everybody is by now: key → Slack handle and how, `-` for nobody. */
export async function links(db: TestDatabase): Promise<Readonly<Record<string, string>>> {
  const rows = await db.store.sql<{ key: string; handle: string | null; how: string | null }[]>`
    select i.external_key as key, p.handle, i.matched_by as how
    from identities i left join people p on p.id = i.person_id order by 1`;
  return Object.fromEntries(
    rows.map(({ key, handle, how }) => [key, handle === null ? (how ?? '-') : `${handle} by ${how}`]),
  );
}
