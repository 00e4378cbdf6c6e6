import { beforeEach, describe, expect, it } from 'vitest';
import { connectCodeHost, deliver, matchAccount } from '../support/code-host.ts';
import { githubStory } from '../support/github-story.ts';
import type { Persona } from '../support/persona.ts';
import { makeTeam } from '../support/teams.ts';
import { testApp } from '../support/test-app.ts';

const HOME = { kind: 'home' } as const;
const MODAL = { kind: 'modal' } as const;

const ACCOUNTS = [
  ['ana', 'U0ANA'],
  ['jonas', 'U0JONAS'],
  ['priya', 'U0PRIYA'],
  ['dev', 'U0DEV'],
] as const;

/**
 * Wednesday 25 November 2026, 10:00 in Berlin. Jonas leads Web, in which Ana works; Grace manages it. Priya leads Data, in
 * which Dev works. Mira is an admin.
 */
describe('the numbers', () => {
  const muster = testApp();
  let [ana, jonas, grace, mira]: Persona[] = [];

  beforeEach(async () => {
    [ana, jonas, grace, mira] = ['U0ANA', 'U0JONAS', 'U0GRACE', 'U0MIRA'].map((id) => muster.as(id));
    for (const id of ['U0MIRA', 'U0ANA', 'U0JONAS', 'U0PRIYA', 'U0DEV', 'U0GRACE', 'U0SAM'])
      await muster.as(id).command('/task', 'list');
  });

  const connect = async () => {
    await connectCodeHost(muster, '2026-11-01T08:00:00Z');
    for (const [login, user] of ACCOUNTS) await matchAccount(muster, login, user);
    await makeTeam(muster, { lead: 'U0JONAS', members: ['U0ANA'], managers: ['U0GRACE'] });
    await makeTeam(muster, { name: 'Data', lead: 'U0PRIYA', members: ['U0DEV'] });
  };
  /** Opened at nine, first looked at an hour later, merged two hours after that. */
  const merge = async (
    number: number,
    author: string,
    more: { on?: string; title?: string; reviewer?: string } = {},
  ) => {
    const { on = '2026-11-23', title = `Change ${number}`, reviewer = 'sam' } = more;
    const pull = githubStory({ number, author, title, at: `${on}T09:00:00Z` });
    const review = pull.reviewed({ at: `${on}T10:00:00Z`, by: reviewer, id: number, state: 'approved' });
    await deliver(muster, pull.opened(), review, pull.merged({ at: `${on}T12:00:00Z` }));
  };
  const open = async (who: Persona | undefined): Promise<string> => {
    await who?.openHome();
    await who?.press('Numbers', HOME);
    return who?.homeText() ?? '';
  };
  const choose = async (who: Persona | undefined, option: string): Promise<string> => {
    await who?.press('', HOME, option);
    return who?.homeText() ?? '';
  };

  it('say what to do while nothing is connected, and while nothing was merged', async () => {
    expect(await open(mira)).toContain('press *Connect GitHub*');
    expect(await open(ana)).toContain('Ask an admin to connect GitHub');
    await connect();
    expect(await open(ana)).toContain('*Nothing was merged by you in this time*');
    expect(await open(jonas)).toContain('*Nothing was merged in this time*');
    await connectNobody();
    expect(await open(muster.as('U0SAM'))).toContain('No GitHub account is known');
  });
  const connectNobody = async () => {
    const [row] = await muster.store.sql`select count(*)::int as n from identities`;
    expect(row?.n).toBeGreaterThan(0);
  };

  describe('of two teams', () => {
    beforeEach(async () => {
      await connect();
      await merge(31, 'ana', { title: 'Keep the *cart* <b>' });
      await merge(32, 'jonas');
      await merge(33, 'jonas');
      await merge(41, 'dev');
    });

    it('are one’s own for everybody, one’s team’s for a lead and a manager, everybody’s for an admin', async () => {
      const own = await open(ana);
      expect(own).toContain('Your numbers');
      expect(own).toContain('*Merged*: 1 pull request');
      expect(own).toContain('*Wait for a review*: median 1 h');
      expect(own).toContain('*Review*: median 2 h');
      expect(await open(jonas)).toContain('Web’s numbers');
      expect(jonas?.homeText()).toContain('*Merged*: 3 pull requests');
      expect(await open(grace)).toContain('Web’s numbers');
      expect(await open(mira)).toContain('Everybody’s numbers');
      expect(mira?.homeText()).toContain('*Merged*: 4 pull requests');
    });

    it('stay while their connection is broken', async () => {
      await muster.store.sql`update connections set state = 'broken'`;
      expect(await open(mira)).toContain('*Merged*: 4 pull requests');
    });

    it('say what is unknown, which event is missing, and what to do about it', async () => {
      const text = await open(ana);
      expect(text).toContain('*Deploying*: unknown, not 0, for 1 pull request: no deployment to production holds it');
      expect(text).toContain('1 of 1 pull requests have no deployment: connect deployments');
    });

    it('are no other team’s or person’s for who doesn’t answer for them', async () => {
      await open(ana);
      expect(await choose(ana, 'Web')).toContain('Web’s numbers');
      expect(await choose(ana, 'The whole workspace')).toContain('*Merged*: 4 pull requests');
      await expect(choose(ana, 'Data')).rejects.toThrow('nothing says');
      expect(() => ana?.press('users_select', HOME, 'U0JONAS')).toThrow('nothing says');
      await open(jonas);
      await jonas?.press('users_select', HOME, 'U0ANA');
      expect(jonas?.homeText()).toContain('ana’s numbers');
      expect(jonas?.homeText()).toContain('*Merged*: 1 pull request');
      await expect(choose(jonas, 'Data')).rejects.toThrow('nothing says');
      await open(mira);
      expect(await choose(mira, 'Data')).toContain('Data’s numbers');
      await mira?.press('users_select', HOME, 'U0DEV');
      expect(mira?.homeText()).toContain('dev’s numbers');
    });

    it('follow time, tool and the pages of one’s commits without forgetting the others', async () => {
      await open(jonas);
      await choose(jonas, 'Last 12 weeks');
      const text = await choose(jonas, 'As LinearB counts');
      expect(text).toContain('12 weeks, ');
      expect(text).toContain('as *LinearB* counts');
      expect(text).toContain('*Wait for a review*: mean 1 h');
      await jonas?.press('The week before', HOME);
      expect(jonas?.homeText()).toContain('as *LinearB* counts');
      expect(await choose(jonas, 'As Swarmia counts')).toContain('isn’t verified, so nothing is invented');
      expect(await choose(jonas, 'This sprint')).toContain('No sprint is open');
    });

    it('are explained: what went in, what was left out and why, the same by other definitions', async () => {
      await deliver(
        muster,
        githubStory({ number: 51, author: 'ana', at: '2026-11-24T09:00:00Z' }).merged({ at: '2026-11-24T10:00:00Z' }),
      );
      await open(jonas);
      await jonas?.press('Explain Wait for a review', HOME);
      const text = jonas?.modalText() ?? '';
      expect(text).toContain('From when it was ready for review to the first word of a person other than its author');
      expect(text).toContain('*The same by other definitions*');
      expect(text).toContain('Muster (chosen): median 1 h');
      expect(text).toContain('What went in*: 4 pull requests');
      expect(text).toContain('https://github.com/acme/web/pull/31');
      expect(text).toContain('Keep the');
      expect(text).not.toContain('<b>');
      await jonas?.closeModal();
      await jonas?.press('Explain Deploying', HOME);
      expect(jonas?.modalText()).toContain('4 pull requests: no deployment to production holds it');
      await jonas?.press('See what was left out (4)', MODAL);
      expect(jonas?.modalText()).toContain('acme/web#32');
    });

    it('are explained without other people’s pull requests to who may see only the sum', async () => {
      await open(ana);
      await choose(ana, 'Web');
      await ana?.press('Explain Review', HOME);
      const text = ana?.modalText() ?? '';
      expect(text).toContain('What went in*: 3 pull requests adding up to 6 h');
      expect(text).toContain('pull/31');
      expect(text).not.toContain('pull/32');
      expect(text).toContain('2 pull requests of others went in, 4 h together');
      ana?.closeModal();
      await choose(ana, 'The whole workspace');
      await ana?.press('Explain Review', HOME);
      expect(ana?.modalText()).not.toContain('pull/41');
    });

    it('are paged where they are many', async () => {
      for (let number = 60; number < 72; number += 1) await merge(number, 'ana', { on: '2026-11-24' });
      await open(ana);
      await ana?.press('Explain Review', HOME);
      expect(ana?.modalText()).toContain('13 pull requests');
      await ana?.press('Next 3', MODAL);
      expect(ana?.modalText()).toContain('pull/71');
      expect(ana?.buttonsOn(MODAL)).toContain('Back');
    });

    it('answer `/muster kpi` to whoever typed it, and anything else in words', async () => {
      const me = (await ana?.command('/muster', 'kpi me'))?.text;
      expect(me).toContain('Your numbers');
      expect(me).toContain('*Merged*: 1 pull request');
      expect((await ana?.command('/muster', 'kpi'))?.text).toContain('Your numbers');
      const team = await ana?.command('/muster', 'kpi TEAM 12w');
      expect(team?.text).toContain('Web’s numbers');
      expect(team?.text).toContain('12 weeks, ');
      expect(team?.text).toContain('*Merged*: 3 pull requests');
      expect((await jonas?.command('/muster', 'kpi'))?.text).toContain('Web’s numbers');
      expect((await ana?.command('/muster', 'kpi sprint'))?.text).toContain('No sprint is open');
      for (const words of ['kpi dev', 'kpi team 5w', 'kpi me team', 'kpi *cart*'])
        expect((await ana?.command('/muster', words))?.text).toContain('I don’t know “');
      expect((await muster.as('U0SAM').command('/muster', 'kpi team'))?.text).toContain('You are in no team');
      expect((await ana?.command('/muster', 'help'))?.text).toContain('/muster kpi');
    });

    it('tell everybody how production fares, and which deployments that counts', async () => {
      const pull = githubStory({ number: 32, author: 'jonas', at: '2026-11-23T09:00:00Z' });
      await deliver(
        muster,
        pull.deployed({ at: '2026-11-23T13:00:00Z', id: 1, state: 'success' }),
        pull.deployed({ at: '2026-11-24T13:00:00Z', id: 2, state: 'failure' }),
      );
      const text = await open(mira);
      expect(text).toContain('*Deployments*: 0.3 a week');
      expect(text).toContain('*Change failures*: 50 % · of 2 deployments');
      expect(await open(jonas)).toContain('*Deployments*');
      expect(await open(ana)).not.toContain('*Deployments*');
      await mira?.press('Explain Deployments', HOME);
      expect(mira?.modalText()).toContain('*What it counts*: 1');
      expect(mira?.modalText()).toContain('acme/web · deployed · Mon 23 Nov, 14:00');
    });

    it('tell of a sprint while one is open', async () => {
      await muster.store.sql`
        insert into sprints (id, workspace_id, team_id, source, name, state, time_zone, starts_on, ends_on, started_at, version, created_at)
        select gen_random_uuid(), workspace_id, id, 'muster', 'Sprint 7', 'open', 'Europe/Berlin', '2026-11-23', '2026-12-04',
          '2026-11-23T08:00:00Z', 1, '2026-11-20T08:00:00Z' from teams where name = 'Web'`;
      await open(jonas);
      const text = await choose(jonas, 'This sprint');
      expect(text).toContain('Sprint 7, Mon 23 Nov to Fri 4 Dec');
      expect(text).toContain('*Merged*: 3 pull requests');
      await jonas?.press('Explain Review', HOME);
      expect(jonas?.modalText()).toContain('Sprint 7');
    });

    it('are shown week by week as charts, with every number as text', async () => {
      await merge(35, 'ana', { on: '2026-11-10' });
      const text = await open(jonas);
      expect(text).toContain('*Merged pull requests per week*');
      expect(text).toContain('*Merged* W45 0 · W46 1 · W47 0 · now 3');
      expect(text).toContain('*Review time*');
    });

    it('open *Explain* from the answer of the command as well', async () => {
      const answer = await ana?.command('/muster', 'kpi me');
      if (ana === undefined || answer === undefined) throw new Error('nobody answered');
      await ana.press('Explain Review', ana.screenOf(answer));
      expect(ana.modalText()).toContain('What went in*: 1 pull request');
    });
  });
});
