import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { webhookMaker } from '../load/webhooks.ts';
import { openWire } from '../load/wire.ts';

export type GitHubFlood = { readonly sent: number; readonly acknowledged: number };

const SERIES = 'flood';

type Plan = {
  readonly port: number;
  readonly secret: string;
  readonly perSecond: number;
  readonly seconds: number;
};

/** Signed webhooks of 21 kB about the same few pull requests, evenly spaced. */
export async function sendGitHubFlood({ port, secret, perSecond, seconds }: Plan): Promise<GitHubFlood> {
  const make = webhookMaker({ path: '/webhooks/github', series: SERIES }, { port, secret });
  const wire = openWire({ port, most: 100 });
  const total = Math.round(perSecond * seconds);
  const origin = performance.now();
  let [open, acknowledged] = [0, 0];
  for (let n = 0; n < total; ) {
    for (; n < total && origin + (n * 1_000) / perSecond <= performance.now(); n += 1) {
      open += 1;
      wire.send(make(n), (answer) => {
        open -= 1;
        if (answer?.status === 202) acknowledged += 1;
      });
    }
    await pause(5);
  }
  while (open > 0) await pause(5);
  wire.close();
  return { sent: total, acknowledged };
}

/** The account and the repositories that the webhooks speak of, connected to one workspace. */
export async function connectGitHub(sql: Sql, slackTeamId: string): Promise<void> {
  await sql`
    insert into connections (id, workspace_id, source, via, account, state, connected_at)
    select gen_random_uuid(), id, 'github', 'token', 'bench', 'open', now() - interval '10 years' from workspaces
    where slack_team_id = ${slackTeamId}`;
  const examples: readonly { readonly name: string; readonly examples: readonly Body[] }[] = createRequire(
    import.meta.url,
  )('@octokit/webhooks-examples');
  const told = examples.find(({ name }) => name === 'pull_request')?.examples ?? [];
  const names = new Map(told.flatMap(({ repository }) => (repository ? [[repository.id, repository.full_name]] : [])));
  for (const [id, name] of names)
    await sql`
      insert into repositories
        (id, workspace_id, connection_id, host_id, full_name, default_branch, private, url, selected_at)
      select gen_random_uuid(), workspace_id, id, ${String(id)}, ${String(name)}, 'main', false, 'https://github.com', now()
      from connections where account = 'bench'`;
}

type Body = { readonly repository?: { readonly id: number; readonly full_name: string } };

/** `again`: tried more than once, because of the database or the outside. */
export async function countGitHub(sql: Sql) {
  const [row] = await sql<{ open: number; dead: number; handled: number; again: number; pullRequests: number }[]>`
    select count(*) filter (where processed_at is null and dead_at is null)::int as open, count(dead_at)::int as dead,
      count(processed_at)::int as handled, count(last_error)::int as again,
      (select count(*)::int from pull_requests) as "pullRequests"
    from deliveries where delivery_id like ${`${SERIES}-%`}`;
  if (row === undefined) throw new Error('nothing was counted');
  return row;
}
