import { expect, it, onTestFinished } from 'vitest';
import { createVault } from '../../../src/platform/vault/create-vault.ts';
import { blockActionPayload } from '../../fakes/slack/payloads.ts';
import { interaction } from '../../fakes/slack/requests.ts';
import { newFile, sources } from '../../features/commit-analysis/domain/diffs.ts';
import { githubStory, HOST_REPOSITORY } from '../../support/github-story.ts';
import { sendWebhook, webhook } from '../../support/webhooks.ts';
import { company } from './stage/company.ts';
import { choiceOf, openEcho, type Trouble } from './stage/echo.ts';
import { type Muster, SIGNING_SECRET } from './stage/muster.ts';

/** Kept in the vault, where no setting of the process tells the log what to look for. */
const TOKEN = 'canary.vaulted.token.0123456789';
const MODEL_KEY = 'canary.model.key.0123456789';
const WEBHOOK_SECRET = 'canary.webhook.secret.0123456789';
const KEY = { id: 'k1', key: Buffer.alloc(32, 'canary-key-9876') };
const MARKS = [TOKEN, MODEL_KEY, WEBHOOK_SECRET, KEY.key.toString('base64').slice(0, 20)].flatMap((secret) => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64').slice(0, 20),
]);
const TROUBLES: readonly Trouble[] = ['401', '403', '404', '500', 'unreadable', 'errors-in-200', 'hang-up'];
const there = company();

/** MUST-HOLD 43, for what Muster asks of others. */
it('keys of GitHub and of a model leak nowhere when these are away, refuse them or repeat them', {
  timeout: 240_000,
}, async () => {
  const github = await openEcho(commitAnswer);
  const model = await openEcho(() => ({
    ...{ id: 'c', object: 'chat.completion', created: 1, model: 'm' },
    ...{ choices: [choiceOf('{"commits":[]}')], usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 } },
  }));
  onTestFinished(async () => void (await Promise.all([github.close(), model.close()])));
  const muster = await there.openKnown({
    ...{ LOG_LEVEL: 'debug', ENCRYPTION_KEYS: `${KEY.id}:${KEY.key.toString('base64')}` },
    ...{ GITHUB_API_URL: github.url, GITHUB_WEBHOOK_SECRET: WEBHOOK_SECRET },
    ...{ OPENAI_BASE_URL: `${model.url}/v1`, OPENAI_API_KEY: MODEL_KEY },
  });
  await connect();
  const said: string[] = [];
  let n = 0;
  const happen = async () => {
    n += 1;
    const story = githubStory({ number: n, author: 'ana', at: new Date().toISOString().replace(/\.\d+/, '') });
    const at = new Date().toISOString().replace(/\.\d+/, '');
    for (const { event, payload } of [story.opened(), story.pushedCommits({ at })])
      said.push((await sendWebhook(muster.url, webhook(WEBHOOK_SECRET, { event, payload }))).text);
    await press(muster, 'pull-requests.sync-now');
    await expect.poll(listUntried, { timeout: 20_000, interval: 50 }).toEqual([]);
    said.push(await muster.metrics());
  };

  await happen();
  for (const trouble of TROUBLES) {
    github.trouble = trouble;
    await happen();
  }
  github.trouble = 'none';
  for (const trouble of TROUBLES) {
    model.trouble = trouble;
    await happen();
  }
  await Promise.all([github.close(), model.close()]);
  await happen();
  for (const path of ['/healthz', '/readyz', '/metrics']) said.push((await muster.get(path)).body);

  // The outside was asked, and with the keys.
  expect(github.asked.length).toBeGreaterThan(TROUBLES.length);
  expect(model.asked.length).toBeGreaterThan(TROUBLES.length);
  const places = {
    ...{ log: muster.lines, answers: said, rows: await everyRow(), prompts: model.asked },
    slack: there.slack.journal.calls.map((one) => JSON.stringify(one)),
  };
  for (const [place, texts] of Object.entries(places))
    expect(
      texts.filter((text) => MARKS.some((mark) => text.includes(mark))).map((text) => text.slice(0, 2_000)),
      place,
    ).toEqual([]);
  const looked = Object.entries(places).map(([place, texts]) => `${texts.length} ${place}`);
  console.log(`canaries found: 0 in ${looked.join(', ')}`);
});

/** A commit of some size, so that a model is asked about it. */
function commitAnswer(path: string): unknown {
  const sha = /\/commits\/([0-9a-f]{40})$/.exec(path)?.[1];
  if (sha === undefined) return null;
  const author = { name: 'Ana', email: 'ana@example.com', date: '2026-11-25T08:30:00Z' };
  const { path: filename, ...file } = newFile(`src/${sha}.ts`, sources[Number(sha[7]) % sources.length]?.lines ?? []);
  return {
    ...{ sha, commit: { message: 'Change it', author, committer: author }, author: null, parents: [{ sha }] },
    files: [{ filename, ...file, patch: `${file.patch}\n+const only = '${sha}';` }],
  };
}

/** An account with a token of its own and the repository of the stories. */
async function connect(): Promise<void> {
  const [workspace] = await there.sql`select id from workspaces`;
  const id = '0190c000-0000-7000-8000-0000000000c1';
  const place = { workspaceId: workspace?.id, table: 'connections', column: 'token', row: id };
  await there.sql`
    insert into connections (id, workspace_id, source, via, account, token, state, connected_at)
    values (${id}, ${workspace?.id}, 'github', 'token', 'acme', ${createVault([KEY]).seal(place, TOKEN)}, 'open',
      now() - interval '1 day')`;
  await there.sql`
    insert into repositories (id, workspace_id, connection_id, host_id, full_name, default_branch, private, url, selected_at)
    values (gen_random_uuid(), ${workspace?.id}, ${id}, ${String(HOST_REPOSITORY.id)}, 'acme/web', 'main', false,
      'https://github.com/acme/web', now())`;
}

async function press(muster: Muster, actionId: string): Promise<void> {
  const home = { id: 'V0HOME', type: 'home' as const, callback_id: '', private_metadata: '', blocks: [] };
  const action = { actionId, value: 'x' };
  await muster.send(
    interaction({ secret: SIGNING_SECRET }, blockActionPayload({ home, action }, { userId: 'U0MIRA' })),
  );
}

/** Webhooks and jobs that nobody has tried yet; what failed comes again by itself, later. */
async function listUntried(): Promise<readonly string[]> {
  const rows = await there.sql<{ what: string }[]>`
    select delivery_id as what from deliveries where processed_at is null and dead_at is null and retry_at is null
    union all select data ->> 'kind' || ' ' || state from pgboss.job
      where name = 'muster' and state in ('created', 'active') and start_after <= now()`;
  return rows.map(({ what }) => what);
}

async function everyRow(): Promise<string[]> {
  const tables = await there.sql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')`;
  const rows: string[] = [];
  for (const { name } of tables) {
    const found = await there.sql.unsafe(`select to_jsonb(t)::text as row from ${name} t`);
    rows.push(...found.map(({ row }) => `${name} ${row}`));
  }
  return rows;
}
