import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createVault } from '../../src/platform/vault/create-vault.ts';
import { newFile, sources } from '../features/commit-analysis/domain/diffs.ts';
import { connectCodeHost, deliver } from '../support/code-host.ts';
import { HOST_REPOSITORY, hostAccount } from '../support/github-story.ts';
import type { Persona } from '../support/persona.ts';
import { ENCRYPTION_KEYS, testApp } from '../support/test-app.ts';

const HOME = { kind: 'home' } as const;
const SHA = 'ab'.repeat(20);
const AT = '2026-11-25T08:30:00Z';

const message = 'Read dates as people write them\n\nCo-authored-by: Claude <noreply@anthropic.com>';
const author = { name: 'Ana', email: 'ana@example.com', date: AT };

/** GitHub and a model on one address; what the model says is the test's. */
function standIn() {
  const world = { say: (): string => '', asked: [] as string[], server: null as Server | null, url: '' };
  const answer = (path: string): unknown => {
    if (path.includes('/commits/'))
      return {
        ...{
          sha: SHA,
          commit: { message, author, committer: author },
          author: null,
          parents: [{ sha: 'cd'.repeat(20) }],
        },
        files: [newFile('src/dates.ts', sources[3]?.lines ?? [])].map(({ path: filename, ...file }) => ({
          ...file,
          filename,
        })),
      };
    if (!path.endsWith('/chat/completions')) return null;
    return {
      ...{ id: 'c', object: 'chat.completion', created: 1, model: 'm' },
      choices: [{ index: 0, message: { role: 'assistant', content: world.say() }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
    };
  };
  const start = async () => {
    const server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const path = request.url ?? '';
        if (path.endsWith('/chat/completions')) world.asked.push(Buffer.concat(parts).toString('utf8'));
        const body = answer(path);
        response.writeHead(body === null ? 404 : 200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body ?? { message: 'Not Found' }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    Object.assign(world, { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  };
  return Object.assign(world, { start });
}

describe('a push', () => {
  const outside = standIn();
  beforeAll(outside.start);
  afterAll(() => {
    outside.server?.closeAllConnections();
    outside.server?.close();
  });
  const muster = testApp({
    env: () => ({
      GITHUB_API_URL: outside.url,
      OPENAI_BASE_URL: `${outside.url}/v1`,
      OPENAI_API_KEY: 'sk-test-0123456789abcdef',
    }),
  });
  let ana: Persona;

  beforeEach(async () => {
    outside.asked.length = 0;
    ana = muster.as('U0ANA');
    await ana.command('/task', 'list');
    await connectCodeHost(muster, '2026-11-20T08:00:00Z');
    await giveToken();
  });

  async function giveToken(): Promise<void> {
    const [id, key = ''] = ENCRYPTION_KEYS.split(':');
    const vault = createVault([{ id: id ?? '', key: Buffer.from(key, 'base64') }]);
    const [row] = await muster.store.sql`select id, workspace_id from connections`;
    const place = { workspaceId: row?.workspace_id, table: 'connections', column: 'token', row: row?.id };
    const token = vault.seal(place, 'ghp_0123456789abcdef');
    await muster.store.sql`update connections set token = ${token}`;
  }
  const push = () =>
    deliver(muster, {
      event: 'push',
      payload: {
        ...{
          ref: 'refs/heads/dates',
          before: '0'.repeat(40),
          after: SHA,
          forced: false,
          created: true,
          deleted: false,
        },
        repository: {
          ...{ id: HOST_REPOSITORY.id, full_name: HOST_REPOSITORY.fullName, name: 'web', default_branch: 'main' },
          ...{
            private: false,
            archived: false,
            html_url: 'https://github.com/acme/web',
            pushed_at: Date.parse(AT) / 1_000,
          },
        },
        pusher: { name: 'ana' },
        sender: hostAccount('ana'),
        head_commit: null,
        commits: [
          {
            ...{
              id: SHA,
              tree_id: SHA,
              distinct: true,
              message,
              timestamp: AT,
              url: `https://github.com/acme/web/commit/${SHA}`,
            },
            ...{ author, committer: author, added: ['src/dates.ts'], removed: [], modified: [] },
          },
        ],
      },
    });
  const numbers = async () => {
    await ana.openHome();
    await ana.press('Numbers', HOME);
    return ana.homeText();
  };

  it('is weighed, refined by the model and shown to its author; delivered again it changes nothing', async () => {
    outside.say = () => JSON.stringify({ commits: [{ ref: 'c1', points: 900, reasons: ['tricky-logic'] }] });
    await push();
    await push();
    const text = await numbers();
    expect(text).toContain('Read dates as people write them');
    expect(text).toContain('tricky logic · refined by the model');
    expect(outside.asked).toHaveLength(1);
    const [row] = await muster.store.sql`select value, refined_value from commit_estimates`;
    expect(row?.refined_value).toBeCloseTo(row?.value * 1.5, 6);
    const evidence = await muster.store.sql`select about, tool, source, proves from ai_evidence`;
    expect(evidence).toEqual([{ about: 'commit', tool: 'claude-code', source: 'trailer', proves: 'work' }]);
    const shares = await muster.store.sql`select share from commit_shares`;
    expect(shares).toEqual([{ share: 1 }]);
  });

  it('keeps the value of its diff, and says so, when the model answers nonsense twice', async () => {
    outside.say = () => 'Twenty-one, obviously.';
    await push();
    expect(await numbers()).toContain('from the diff alone: the model gave no answer');
    expect(outside.asked).toHaveLength(2);
  });
});
