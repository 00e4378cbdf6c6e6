import { beforeEach, describe, expect, it } from 'vitest';
import { weeklySchema } from '../../src/features/kpis/domain/weekly.ts';
import { connectCodeHost, deliver, matchAccount } from '../support/code-host.ts';
import { githubStory } from '../support/github-story.ts';
import { makeApiKey } from '../support/ingest.ts';
import type { Persona } from '../support/persona.ts';
import { makeTeam } from '../support/teams.ts';
import { testApp } from '../support/test-app.ts';

const HOME = { kind: 'home' } as const;
const MODAL = { kind: 'modal' } as const;

/** Wednesday 25 November 2026, 10:00 in Berlin. Jonas leads =Web, in which Ana works; Priya leads Data. */
const prepare = async (muster: ReturnType<typeof testApp>) => {
  for (const id of ['U0MIRA', 'U0ANA', 'U0JONAS', 'U0PRIYA']) await muster.as(id).command('/task', 'list');
  await connectCodeHost(muster, '2026-11-01T08:00:00Z');
  await matchAccount(muster, 'ana', 'U0ANA');
  await matchAccount(muster, 'priya', 'U0PRIYA');
  await makeTeam(muster, { name: '=Web', lead: 'U0JONAS', members: ['U0ANA'] });
  await makeTeam(muster, { name: 'Data', lead: 'U0PRIYA', members: [] });
  for (const [number, author] of [
    [31, 'ana'],
    [32, 'priya'],
  ] as const) {
    const pull = githubStory({ number, author, at: '2026-11-17T09:00:00Z' });
    const review = pull.reviewed({ at: '2026-11-17T10:00:00Z', by: 'jonas', id: number, state: 'approved' });
    await deliver(muster, pull.opened(), review, pull.merged({ at: '2026-11-17T12:00:00Z' }));
  }
};

const exportAs = async (who: Persona, format: 'CSV' | 'JSON'): Promise<string> => {
  await who.openHome();
  await who.press('Numbers', HOME);
  await who.press('Export these numbers', HOME);
  await who.press(`Export as ${format}`, MODAL);
  return who.modalText();
};

describe('an export, where browsers reach Muster', () => {
  const muster = testApp({ env: () => ({ PUBLIC_URL: 'https://muster.example.com' }) });
  beforeEach(() => prepare(muster));

  /** The file's address, as it is reached here. */
  const linkOf = async (who: Persona, format: 'CSV' | 'JSON') => {
    await exportAs(who, format);
    const url = /https:\/\/muster\.example\.com\/exports\/numbers\?key=[\w.%-]+/.exec(
      JSON.stringify(who.modal().blocks),
    );
    return (url?.[0] ?? '').replace('https://muster.example.com', muster.url);
  };

  it('is a file behind a link, good once, with what the asker may see and no more', async () => {
    const link = await linkOf(muster.as('U0JONAS'), 'CSV');
    const answer = await fetch(link);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename=muster-numbers-2026-11-25.csv');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const text = await answer.text();
    expect(text).toContain(`"'=Web",team,2026-W47`);
    expect(text).toContain('ana,person,2026-W47');
    expect(text).not.toMatch(/Data|Priya/);
    expect(text).toMatch(/^ana,person,2026-W47,.*,muster,all,review,minutes,1,0,120,120,120,120$/m);
    expect(text).toMatch(/,deploy,minutes,0,1,,,,$/m);
    for (const line of text.split('\n')) expect(line).not.toMatch(/(^|,)"?[=+@-]/);
    const again = await fetch(link);
    expect(again.status).toBe(404);
    expect(await again.text()).toContain('used up');
  });

  it('ends after ten minutes, and with the right to see it', async () => {
    const [late, gone, forged] = [
      await linkOf(muster.as('U0JONAS'), 'JSON'),
      await linkOf(muster.as('U0PRIYA'), 'JSON'),
      await linkOf(muster.as('U0ANA'), 'JSON'),
    ];
    await muster.store.sql`delete from teams where name = 'Data'`;
    expect((await fetch(gone)).status).toBe(403);
    const swapped = forged.replace(/.$/, (sign) => (sign === 'A' ? 'B' : 'A'));
    for (const wrong of [swapped, `${muster.url}/exports/numbers`, `${muster.url}/exports/numbers?key=x.y.z`])
      expect((await fetch(wrong)).status).toBe(404);
    expect((await fetch(forged)).status).toBe(200);
    await muster.advanceTo('2026-11-25T09:10:01Z');
    expect((await fetch(late)).status).toBe(404);
  });

  it('of a team holds its members for who answers for them, and only oneself for its members', async () => {
    const ana = muster.as('U0ANA');
    await ana.openHome();
    await ana.press('Numbers', HOME);
    await ana.press('', HOME, '=Web');
    await ana.press('Export these numbers', HOME);
    await ana.press('Export as JSON', MODAL);
    const link = /https:[\w/.?=%-]+key=[\w.%-]+/.exec(JSON.stringify(ana.modal().blocks))?.[0] ?? '';
    const own = await (await fetch(link.replace('https://muster.example.com', muster.url))).json();
    const names = (file: { data: { whose: string }[] }) => [...new Set(file.data.map(({ whose }) => whose))];
    expect(names(own)).toEqual(['=Web', 'ana']);
    const all = await (await fetch(await linkOf(muster.as('U0JONAS'), 'JSON'))).json();
    expect(names(all)).toEqual(['=Web', 'ana', 'Jonas']);
  });

  it('holds the weeks as the API answers them', async () => {
    const answer = await (await fetch(await linkOf(muster.as('U0ANA'), 'JSON'))).json();
    expect(answer.meta).toEqual({ total: 4 });
    for (const { weekly } of answer.data) expect(weeklySchema.safeParse(weekly).error).toBeUndefined();
  });
});

describe('an export without an address of Muster', () => {
  const muster = testApp();
  beforeEach(() => prepare(muster));

  it('is text to copy', async () => {
    const text = await exportAs(muster.as('U0ANA'), 'CSV');
    expect(text).toContain('Copy this');
    expect(text).toContain('ana,person,2026-W47');
  });
});

describe('GET /api/kpis/weekly', () => {
  const muster = testApp();
  let key = '';
  beforeEach(async () => {
    await prepare(muster);
    key = await makeApiKey(muster.as('U0MIRA'));
  });
  const get = async (query = '', token = key) => {
    const answer = await fetch(`${muster.url}/api/kpis/weekly${query}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return { status: answer.status, body: await answer.json() };
  };

  it('answers the last week that is over, of the workspace or a team, in the one structure', async () => {
    const { status, body } = await get();
    expect(status).toBe(200);
    expect(weeklySchema.safeParse(body.data).error).toBeUndefined();
    expect(body.data).toMatchObject({ week: '2026-W47', scope: { kind: 'workspace' }, counts: { merged: 2 } });
    expect(body.data.measures.review).toMatchObject({ n: 2, median: 120, p75: 120, unit: 'minutes' });
    expect(body.data.measures.deploy).toMatchObject({ n: 0, missing: 2, median: null });
    const team = (await get('?scope=team&team=data&lens=linearb&week=2026-W47')).body.data;
    expect(team).toMatchObject({ timeZone: 'Asia/Kolkata', lens: 'linearb', counts: { merged: 1 } });
    expect((await get('?week=2026-W46')).body.data.counts.merged).toBe(0);
  });

  it('refuses what it can’t read, in words for each parameter, and whoever has no key', async () => {
    for (const [query, field] of [
      ['?week=last', 'week'],
      ['?week=2026-W60', 'week'],
      ['?week=2027-W01', 'week'],
      ['?lens=excel', 'lens'],
      ['?scope=team', 'team'],
      ['?scope=person', 'scope'],
      ['?repository=1', 'repository'],
    ] as const) {
      const { status, body } = await get(query);
      expect([query, status, body.error.code]).toEqual([query, 400, 'VALIDATION_ERROR']);
      expect(body.error.details[0].field).toBe(field);
    }
    expect((await get('?person=ana')).status).toBe(400);
    expect((await get('?team=nobody')).status).toBe(404);
    expect((await get('', 'muster_wrong')).status).toBe(401);
  });
});
