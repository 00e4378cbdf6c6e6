import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readDetails } from '../../../../src/features/pull-requests/use-cases/read-details.ts';
import type { PullRequestId } from '../../../../src/kit/ids.ts';
import { type CodeHostClient, CodeHostError } from '../../../../src/ports/outbound/code-host.ts';
import type { HostFile } from '../../../../src/ports/outbound/host-records.ts';
import { testDatabase, WORKSPACE } from '../../../support/database.ts';
import { settle, slackMember } from '../../people/world.ts';
import { connect, pullNeeds, record, shaOf, toldCommit, toldPull } from '../world.ts';

const db = testDatabase();
const file: HostFile = {
  ...{ path: 'src/a.ts', previousPath: null, status: 'modified', additions: 3, deletions: 1, patch: '@@ secret words' },
};
const host = () => ({
  getPullRequest: vi.fn(async () => toldPull(7, { title: 'As the host says' })),
  listCommits: vi.fn(async () => [toldCommit(1), toldCommit(2)]),
  listFiles: vi.fn(async () => [file]),
});
const pull = async () => (await db.store.sql`select * from pull_requests`)[0];
const read = async (client: Partial<CodeHostClient>, pullRequestId?: string) => {
  const needs = pullNeeds(db, client);
  await readDetails(needs, {
    workspaceId: WORKSPACE,
    pullRequestId: (pullRequestId ?? (await pull())?.id) as PullRequestId,
  });
};

beforeEach(async () => {
  await settle(db, slackMember('ana'));
  await connect(db);
  await record(db, { pullRequests: [toldPull(7)], certainty: 'told' });
});

describe('the details of a pull request', () => {
  it('are its commits and its files without their contents, asked for once for each head', async () => {
    const client = host();
    await read(client);
    await read(client);
    expect((await db.store.sql`select sha from pull_request_commits order by position`).map(({ sha }) => sha)).toEqual([
      shaOf(1),
      shaOf(2),
    ]);
    const rows = await db.store.sql`select to_jsonb(f)::text as row from pull_request_files f`;
    expect(rows.map(({ row }) => row)).toEqual([expect.stringContaining('"path": "src/a.ts"')]);
    expect(JSON.stringify(rows)).not.toContain('secret words');
    expect([client.listCommits.mock.calls, client.getPullRequest.mock.calls]).toEqual([[['acme/web', 7]], []]);
    expect((await pull())?.read_head_sha).toBe(shaOf(7));

    await record(db, {
      pullRequests: [toldPull(7, { head: { ref: 'x', sha: shaOf(8) }, updatedAt: new Date('2026-11-25T08:30:00Z') })],
      certainty: 'told',
    });
    await read(client);
    expect(client.listCommits).toHaveBeenCalledTimes(2);
  });

  it('are its state too where two webhooks said different things of one instant', async () => {
    await record(db, { pullRequests: [toldPull(7, { title: 'Another title' })], certainty: 'told' });
    expect((await pull())?.certainty).toBe('doubtful');
    const client = host();
    await read(client);
    expect(await pull()).toMatchObject({ title: 'As the host says', certainty: 'read' });
    await read(client);
    expect(client.getPullRequest).toHaveBeenCalledTimes(1);
  });

  it.each(['gone', 'refused'] as const)('that are %s are left as webhooks told them', async (failure) => {
    const listCommits = vi.fn(async () => {
      throw new CodeHostError(failure, 'No.');
    });
    await read({ ...host(), listCommits });
    expect(await pull()).toMatchObject({ title: 'Change 7', read_head_sha: null });
  });

  it.each(['limited', 'unavailable'] as const)('are asked for again when the host is %s', async (failure) => {
    const listFiles = vi.fn(async () => {
      throw new CodeHostError(failure, 'Later.');
    });
    await expect(read({ ...host(), listFiles })).rejects.toMatchObject({ failure });
    expect(await db.store.sql`select 1 from pull_request_commits`).toHaveLength(0);
  });

  it('aren’t asked for without a repository that is read, a connection or a pull request', async () => {
    const client = host();
    await read(client, '0190a000-0000-7000-8000-00000000ffff');
    await db.store.sql`update connections set token = null`;
    await read(client);
    await db.store.sql`update repositories set selected_at = null`;
    await read(client);
    expect(client.listCommits).not.toHaveBeenCalled();
  });
});
