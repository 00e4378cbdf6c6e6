import { beforeEach, describe, expect, it } from 'vitest';
import { ingest, ingested, makeApiKey } from '../support/ingest.ts';
import type { Persona } from '../support/persona.ts';
import { makeTeam } from '../support/teams.ts';
import { testApp } from '../support/test-app.ts';

const HOME = { kind: 'home' } as const;

/** Wednesday 25 November 2026, 10:00 in Berlin. */
describe('one’s own commits', () => {
  const muster = testApp();
  let mira: Persona;
  let ana: Persona;
  let key = '';

  beforeEach(async () => {
    mira = muster.as('U0MIRA');
    ana = muster.as('U0ANA');
    key = await makeApiKey(mira);
  });
  const send = (...commits: readonly unknown[]) => ingest(muster.url, key, { commits });
  const by = (name: string) => ({ author: { name, email: `${name}@example.com` } });
  const numbers = async (who: Persona) => {
    await who.openHome();
    await who.press('Numbers', HOME);
    return who.homeText();
  };

  it('show on the Numbers tab with a value, an interval and reasons; without any, what to do', async () => {
    expect(await numbers(ana)).toContain('No GitHub account is known to be yours yet');
    await send(ingested(1, by('ana')), ingested(2, { ...by('ana'), message: 'Fix *the* <page> & more' }));
    const text = await numbers(ana);
    expect(text).toMatch(/\*\d+\.\d points\* in 2 commits/);
    expect(text).toMatch(/\*\d+ points?\* · [\d.]+ to [\d.]+ h · Change number 1/);
    expect(text).toContain('lines of new code');
    expect(text).toContain('acme/web · 0000000');
    expect(text).toContain('&lt;page&gt; &amp; more');
  });

  it('are of the reader’s week; earlier ones are a press away', async () => {
    await send(ingested(1, { ...by('ana'), authored_at: '2026-11-22T22:30:00Z' }));
    expect(await numbers(ana)).toContain('No commits of yours yet this week');
    await ana.press('The week before', HOME);
    expect(ana.homeText()).toContain('Change number 1');
    await ana.press('The week after', HOME);
    expect(ana.homeText()).not.toContain('Change number 1');
  });

  it('are paged', async () => {
    await send(...Array.from({ length: 11 }, (_, n) => ingested(n, by('ana'))));
    await numbers(ana);
    const count = () => ana.homeText().match(/Change number/g)?.length;
    expect(count()).toBe(8);
    await ana.press('Older', HOME);
    expect(count()).toBe(3);
    await ana.press('Newer', HOME);
    expect(count()).toBe(8);
  });

  it('are seen by nobody else: not by the lead, a manager or an admin', async () => {
    await makeTeam(muster, { lead: 'U0JONAS', members: ['U0ANA', 'U0SAM'] });
    await send(ingested(1, { ...by('ana'), message: 'Secretly large' }));
    for (const who of ['U0JONAS', 'U0MIRA', 'U0SAM']) {
      const text = await numbers(muster.as(who));
      expect(text).not.toContain('Secretly');
    }
    expect(await numbers(muster.as('U0JONAS'))).toContain('too few to show');
  });

  it('that look wrong are put right by their author: logged, the scale moves a little, and back', async () => {
    await send(ingested(1, by('ana')), ingested(2, by('ana')));
    await numbers(ana);
    await ana.press('This looks wrong', HOME);
    expect(ana.modalText()).toContain('How many points was it?');
    expect((await ana.submit({ suggested: '5', why: '  ' })).errors.why).toContain('why');
    await ana.submit({ suggested: '8', why: 'Two days of hunting a race.' });
    const text = ana.homeText();
    expect(text).toMatch(/The commit counts \d+ now instead of \d+|The commit counts [\d.]+ points/);
    expect(text).toMatch(/scale went from 1\.00 to 1\.\d\d/);
    expect(text).toContain('you said 8');
    const log = await muster.store.sql`select action, reason from history where action like 'commit.%'`;
    expect(log).toEqual([{ action: 'commit.appeal', reason: 'Two days of hunting a race.' }]);
    await ana.press('Undo my word', HOME);
    expect(ana.homeText()).toMatch(/to 1\.00\./);
    expect(ana.homeText()).not.toContain('you said');
    // A second press finds nothing to take back.
    expect(await muster.store.sql`select 1 from history where action = 'commit.undo-appeal'`).toHaveLength(1);
  });

  it('make a sum of the team once five people have some', async () => {
    const names = ['ana', 'sam', 'jonas', 'mira', 'bo'];
    await makeTeam(muster, { lead: 'U0JONAS', members: names.map((name) => `U0${name.toUpperCase()}`) });
    await send(...names.slice(0, 4).map((name, n) => ingested(n, by(name === 'jonas' ? 'jonas.w' : name))));
    expect(await numbers(muster.as('U0JONAS'))).toContain('*Web*: too few to show');
    await send(ingested(4, by('bo')));
    expect(await numbers(muster.as('U0JONAS'))).toMatch(/\*Web\*: about \d+ points by 5 people/);
  });
});
