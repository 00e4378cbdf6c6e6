import { beforeEach, describe, expect, it } from 'vitest';
import { hostileTexts } from '../fixtures/hostile-text.ts';
import { type IngestAnswer, ingest, ingested, makeApiKey } from '../support/ingest.ts';
import { testApp } from '../support/test-app.ts';

describe('commits from an automation tool', () => {
  const muster = testApp();
  let key = '';
  beforeEach(async () => {
    key = await makeApiKey(muster.as('U0MIRA'));
  });
  const send = (...commits: readonly unknown[]) => ingest(muster.url, key, { commits });
  const outcomes = ({ body }: IngestAnswer) => body.data?.map(({ status }) => status);
  const kept = () => muster.store.sql`select sha, repository_name as name from commit_estimates order by sha`;

  it('are taken once, also when the batch comes again and when it comes twice at once', async () => {
    const first = await send(ingested(1), ingested(2));
    expect([first.status, outcomes(first), first.body.meta]).toEqual([200, ['accepted', 'accepted'], { total: 2 }]);
    expect(outcomes(await send(ingested(1), ingested(2), ingested(3)))).toEqual(['known', 'known', 'accepted']);
    const [one, two] = await Promise.all([send(ingested(4), ingested(5)), send(ingested(5), ingested(4))]);
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(await kept()).toHaveLength(5);
  });

  it('are told apart by repository, in whatever case its name is written', async () => {
    const answer = await send(
      ingested(1),
      ingested(1, { repository: 'Acme/Web' }),
      ingested(1, { repository: 'acme/api' }),
    );
    expect(outcomes(answer)).toEqual(['accepted', 'known', 'accepted']);
  });

  it('with faults are named one by one, and stop no others', async () => {
    const answer = await send(
      ingested(1, { sha: 'xyz' }),
      ingested(2),
      ingested(3, { authored_at: 'yesterday', files: [{ path: '', additions: -1 }] }),
      'nonsense',
      ingested(4, { authored_at: '2099-01-01T00:00:00Z' }),
    );
    expect(outcomes(answer)).toEqual(['invalid', 'accepted', 'invalid', 'invalid', 'invalid']);
    expect(answer.body.data?.[0]?.issues).toEqual([{ field: 'sha', issue: 'should be 7 to 64 hexadecimal digits' }]);
    expect(JSON.stringify(answer.body.data?.[2]?.issues)).toContain('files.0.additions');
    expect(await kept()).toHaveLength(1);
  });

  it('come in batches of 500 at most', async () => {
    const small = (n: number) => ingested(n, { files: [] });
    expect((await send(...Array.from({ length: 501 }, (_, n) => small(n)))).status).toBe(400);
    expect((await send()).status).toBe(400);
    expect((await ingest(muster.url, key, [])).status).toBe(400);
    const full = await send(...Array.from({ length: 500 }, (_, n) => small(n)));
    expect(new Set(outcomes(full))).toEqual(new Set(['accepted']));
    expect(await kept()).toHaveLength(500);
  });

  it('need a key of the workspace', async () => {
    for (const wrong of ['', 'muster_0123', key.replace(/.$/, (sign) => (sign === 'A' ? 'B' : 'A'))])
      expect((await ingest(muster.url, wrong, { commits: [ingested(1)] })).status).toBe(401);
    expect(await kept()).toEqual([]);
  });

  it('tell nobody what they weigh', async () => {
    const answer = await send(ingested(1));
    expect(JSON.stringify(answer.body)).not.toMatch(/value|points|hours/);
  });

  it('may carry any text', async () => {
    const texts = hostileTexts.slice(0, 100);
    const answer = await send(
      ...texts.map((text, n) =>
        ingested(n, {
          message: text,
          author: { name: text.slice(0, 100), email: `${n}@example.org` },
          files: [{ path: `${text.slice(0, 200)}.ts`, additions: 3, deletions: 0, patch: `@@ -1 +1 @@\n+${text}` }],
        }),
      ),
    );
    expect(answer.status).toBe(200);
    expect(outcomes(answer)?.filter((status) => status !== 'accepted')).toEqual([]);
  });
});
