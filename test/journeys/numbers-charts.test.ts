import { describe, expect, it } from 'vitest';
import { connectCodeHost, deliver, matchAccount } from '../support/code-host.ts';
import { githubStory } from '../support/github-story.ts';
import { testApp } from '../support/test-app.ts';

const HOME = { kind: 'home' } as const;
const PUBLIC = 'https://muster.example';

type Picture = {
  readonly type: string;
  readonly image_url?: string;
  readonly alt_text?: string;
  readonly slack_file?: object;
};

/**
 * Wednesday 25 November 2026. Ana merged two pull requests in each of the three weeks before, after 4, 6 and 8
 * hours. When their first commits were made nobody knows, so there is no cycle time to draw.
 */
function story(muster: ReturnType<typeof testApp>) {
  const merge = async (number: number, on: string, hours: number) => {
    const pull = githubStory({ number, author: 'ana', title: `Change ${number}`, at: `${on}T06:00:00Z` });
    const review = pull.reviewed({ at: `${on}T08:00:00Z`, by: 'sam', id: number, state: 'approved' });
    const at = `${on}T${String(6 + hours).padStart(2, '0')}:00:00Z`;
    await deliver(muster, pull.opened(), review, pull.merged({ at }));
  };
  return {
    async happens() {
      for (const id of ['U0MIRA', 'U0ANA']) await muster.as(id).command('/task', 'list');
      await connectCodeHost(muster, '2026-11-01T08:00:00Z');
      await matchAccount(muster, 'ana', 'U0ANA');
      for (const [n, day] of ['2026-11-03', '2026-11-10', '2026-11-17'].entries()) {
        await merge(10 + n, day, 4 + 2 * n);
        await merge(20 + n, day, 4 + 2 * n);
      }
      await muster.settled();
    },
    async look() {
      const ana = muster.as('U0ANA');
      await ana.openHome();
      await ana.press('Numbers', HOME);
      const blocks = (muster.slack.home('U0ANA')?.blocks ?? []) as readonly Picture[];
      return { text: ana.homeText(), pictures: blocks.filter(({ type }) => type === 'image') };
    },
  };
}

describe('the charts of the Numbers tab', () => {
  const muster = testApp({ env: () => ({ PUBLIC_URL: PUBLIC }) });
  const { happens, look } = story(muster);

  it('are pictures with their numbers as text, fetched without a login', async () => {
    await happens();
    const { text, pictures } = await look();
    expect(text).toContain('Merged pull requests per week');
    expect(pictures.map(({ alt_text = '' }) => alt_text.split('.')[0])).toEqual([
      'Merged pull requests per week',
      'Review time (hours)',
    ]);
    expect(pictures[0]?.alt_text).toContain('W45 2, W46 2, W47 2');
    for (const { image_url = '' } of pictures) {
      expect(image_url.startsWith(`${PUBLIC}/charts/`)).toBe(true);
      const answer = await fetch(image_url.replace(PUBLIC, muster.url));
      expect(answer.headers.get('content-type')).toBe('image/png');
    }
  });

  it('keep their address while nothing changes, so that Slack uses the picture it has', async () => {
    await happens();
    const first = await look();
    expect((await look()).pictures).toEqual(first.pictures);
  });
});

describe('the charts of the Numbers tab without a public address', () => {
  const muster = testApp();
  const handedOver = async () => {
    const rows = await muster.store.sql`select 1 from chart_files where file_id is not null`;
    return rows.length;
  };
  const { happens, look } = story(muster);

  it('are words at first and stand beside them once Slack has read the files, each handed over once', async () => {
    await happens();
    const first = await look();
    expect(first.text).toContain('Merged pull requests per week');
    expect(first.pictures).toEqual([]);
    await expect.poll(handedOver).toBe(2);
    await muster.advanceTo('2026-11-25T09:01:00Z');
    expect((await look()).pictures.every(({ slack_file }) => slack_file !== undefined)).toBe(true);
    expect((await look()).pictures).toHaveLength(2);
    expect(muster.slack.calls('files.completeUploadExternal')).toHaveLength(2);
  });

  it('are words again when somebody deletes the files in Slack, and come back', async () => {
    await happens();
    await look();
    await expect.poll(handedOver).toBe(2);
    await muster.advanceTo('2026-11-25T09:01:00Z');
    muster.slack.world.workspaceOf().files.clear();
    expect((await look()).text).toContain('Merged pull requests per week');
    await look();
    await expect.poll(() => muster.slack.calls('files.completeUploadExternal').length).toBe(4);
  });
});
