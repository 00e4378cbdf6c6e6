import type { Sql } from 'postgres';
import { githubStory, HOST_REPOSITORY, hostAccount, type Sent } from '../../support/github-story.ts';
import { sendWebhook, webhook } from '../../support/webhooks.ts';
import { WEBHOOK_SECRET } from './muster.ts';
import { pause, until } from './wait.ts';

export type Merge = {
  readonly number: number;
  /** Slack ids. */
  readonly author: string;
  readonly reviewer: string;
  readonly logins: { readonly author: string; readonly reviewer: string };
  readonly story: ReturnType<typeof githubStory>;
};

/** A connected repository in which everybody has an account of their own, and a workspace that works round the clock. */
export async function seedHost(sql: Sql, users: readonly string[]): Promise<void> {
  const hours = { start: '00:00', end: '00:00', days: [1, 2, 3, 4, 5, 6, 7] };
  await sql`update people set working_hours = ${JSON.stringify(hours)}::text::jsonb`;
  await sql`
    with account as (
      insert into connections (id, workspace_id, source, via, account, state, connected_at)
      select gen_random_uuid(), id, 'github', 'token', 'acme', 'open', now() - interval '1 hour' from workspaces
      order by connected_at limit 1
      returning id, workspace_id
    )
    insert into repositories (id, workspace_id, connection_id, host_id, full_name, default_branch, private, url, selected_at)
    select gen_random_uuid(), workspace_id, id, ${String(HOST_REPOSITORY.id)}, ${HOST_REPOSITORY.fullName}, 'main', false,
      ${`https://github.com/${HOST_REPOSITORY.fullName}`}, now() - interval '1 hour' from account`;
  const accounts = [...loginsOf(users)].map(([user, login]) => ({
    ...{ user, login },
    key: `account:${hostAccount(login).id}`,
  }));
  await sql`
    insert into identities (id, workspace_id, source, external_key, login, bot, person_id, matched_by, first_seen_at, seen_at)
    select gen_random_uuid(), p.workspace_id, 'github', a.key, a.login, false, p.id, 'confirmed', now(), now()
    from jsonb_to_recordset(${JSON.stringify(accounts)}::text::jsonb) as a("user" text, login text, key text)
    join people p on p.slack_user_id = a."user"`;
}

/** Pull requests of pairs: each two of these people write and review one, and nobody is in two of them. */
export function inventMerges(users: readonly string[], at: Date): readonly Merge[] {
  const names = loginsOf(users);
  return Array.from({ length: Math.floor(users.length / 2) }, (_, n): Merge => {
    const [author, reviewer] = [users[2 * n] ?? '', users[2 * n + 1] ?? ''];
    const logins = { author: names.get(author) ?? '', reviewer: names.get(reviewer) ?? '' };
    const number = n + 1;
    const story = githubStory({
      number,
      author: logins.author,
      at: at.toISOString(),
      title: `Change number ${number}`,
    });
    return { number, author, reviewer, logins, story };
  });
}

/** Opens all of them and lets Muster know their files, as if it had asked the host. */
export async function openAll(sql: Sql, { url, merges }: { url: string; merges: readonly Merge[] }): Promise<void> {
  for (const { story } of merges) await deliverUntilKept(() => url, story.opened());
  const count = async () => Number((await sql`select count(*)::int as n from pull_requests`)[0]?.n);
  await until('all are open', async () => (await count()) === merges.length, { limitMs: 120_000 });
  await sql`update pull_requests set read_head_sha = head_sha`;
  await sql`
    insert into pull_request_files (id, workspace_id, repository_id, number, head_sha, path, status, additions, deletions)
    select gen_random_uuid(), workspace_id, repository_id, number, head_sha, 'src/cart.ts', 'modified', 10, 2 from pull_requests
    on conflict do nothing`;
}

/** What the host tells of the review and of the merge. */
export function tellMerge({ number, logins, story }: Merge, at: Date): readonly Sent[] {
  const when = at.toISOString();
  return [
    story.reviewed({ at: when, by: logins.reviewer, id: number, state: 'approved' }),
    story.merged({ at: when, by: logins.author }),
  ];
}

/**
 * Delivers it again under the same id until somebody has kept it: what GitHub does when it is asked for a redelivery.
 * @returns how often it was sent
 */
export async function deliverUntilKept(door: () => string, { event, payload }: Sent): Promise<number> {
  const request = webhook(WEBHOOK_SECRET, { event, payload });
  for (let times = 1; ; times += 1) {
    const answer = await sendWebhook(door(), request).catch(() => null);
    if (answer?.status === 202) return times;
    await pause(100);
  }
}

/** A login for each, none of which shares its made-up account number with another. */
function loginsOf(users: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<unknown>();
  const logins = users.map((user): [string, string] => {
    let login = user.toLowerCase();
    while (taken.has(hostAccount(login).id)) login += 'x';
    taken.add(hostAccount(login).id);
    return [user, login];
  });
  return new Map(logins);
}
