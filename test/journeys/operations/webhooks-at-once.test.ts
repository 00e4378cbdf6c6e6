import { beforeEach, describe, expect, it } from 'vitest';
import { connectCodeHost, matchAccount } from '../../support/code-host.ts';
import { githubStory, type Sent } from '../../support/github-story.ts';
import { testApp, WEBHOOK_SECRET } from '../../support/test-app.ts';
import { sendWebhook, webhook } from '../../support/webhooks.ts';

const REVIEWERS = ['jonas', 'priya', 'cy', 'dee'];
const PULLS = [31, 32, 33];

/** Two hours of three pull requests, delivered within a second, as after an outage. */
describe('webhooks of the same pull requests that come all at once', () => {
  const muster = testApp();

  beforeEach(async () => {
    for (const id of ['U0ANA', 'U0JONAS', 'U0PRIYA']) await muster.as(id).command('/task', 'list');
    await connectCodeHost(muster, '2026-11-20T08:00:00Z');
    for (const [login, id] of [
      ['ana', 'U0ANA'],
      ['jonas', 'U0JONAS'],
      ['priya', 'U0PRIYA'],
    ] as const)
      await matchAccount(muster, login, id);
  });

  it('are each taken up once: none waits for another until the database refuses it', { timeout: 240_000 }, async () => {
    const all = PULLS.map(write);
    const mixed = all[0]?.flatMap((_, n) => all.map((story) => story[n])).filter((one) => one !== undefined) ?? [];
    const answers = await Promise.all(
      mixed.map(({ event, payload }) => sendWebhook(muster.url, webhook(WEBHOOK_SECRET, { event, payload }))),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    await muster.settled();
    const [counted] = await muster.store.sql`
      select count(processed_at)::int as done, count(last_error)::int as again, max(attempts) as attempts
      from deliveries where source = 'github'`;
    expect(counted).toEqual({ done: mixed.length, again: 0, attempts: 1 });
    const pulls = await muster.store.sql`select number, state, re_requests from pull_requests order by number`;
    expect(pulls).toEqual(PULLS.map((number) => ({ number, state: 'merged', re_requests: 4 })));
  });
});

/** Opened, asked for, reviewed and asked for again by four people, talked about, pushed to, checked, merged. */
function write(number: number): readonly Sent[] {
  let minute = 0;
  const at = () => {
    minute += 1;
    return new Date(Date.parse('2026-11-25T07:00:00Z') + minute * 60_000).toISOString().replace('.000', '');
  };
  const story = githubStory({ number, author: 'ana', at: at() });
  return [
    story.opened(),
    ...REVIEWERS.flatMap((of, n) => [
      story.asked({ at: at(), of }),
      story.commented({ at: at(), by: of, id: number * 100 + n }),
      story.reviewed({ at: at(), by: of, id: number * 100 + n, state: 'changes_requested' }),
      story.pushed({ at: at() }),
      story.checked({ at: at(), id: number * 100 + n, conclusion: 'success' }),
      story.asked({ at: at(), of }),
    ]),
    story.merged({ at: at(), by: 'ana' }),
  ];
}
