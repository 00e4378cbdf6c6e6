import { beforeEach, describe, expect, it } from 'vitest';
import { connectCodeHost, deliver, matchAccount } from '../support/code-host.ts';
import { githubAlert } from '../support/github-alert.ts';
import { githubStory } from '../support/github-story.ts';
import type { Persona } from '../support/persona.ts';
import { makeTeam } from '../support/teams.ts';
import { testApp } from '../support/test-app.ts';

const ANA = '<@U0ANA|ana>';
const at = (time: string) => `2026-11-25T${time}:00Z`;

/** Wednesday 25 November 2026, 10:00 in Berlin. Ana does T-1, Mira answers for it; Jonas leads Ana's team, Sam manages it. */
describe('what the code host finds', () => {
  const muster = testApp();
  let ana: Persona;
  let mira: Persona;
  let jonas: Persona;
  let sam: Persona;
  const pull = () => githubStory({ number: 31, author: 'ana', at: at('08:00'), title: 'T-1 Keep the cart' });
  const everybody = () => [ana, mira, jonas, sam].map((one) => one.asked());

  beforeEach(async () => {
    [ana, mira, jonas, sam] = [muster.as('U0ANA'), muster.as('U0MIRA'), muster.as('U0JONAS'), muster.as('U0SAM')];
    for (const one of [ana, mira, jonas, sam]) await one.command('/task', 'list');
    await makeTeam(muster, { lead: 'U0JONAS', members: ['U0ANA'], managers: ['U0SAM'] });
    await connectCodeHost(muster, '2026-11-20T08:00:00Z');
    await matchAccount(muster, 'ana', 'U0ANA');
    await mira.command('/task', `Cart ${ANA}`);
  });

  describe('checks of one task', () => {
    /** Fails as often on as many heads. */
    async function fail(story: ReturnType<typeof pull>, times: number, from = 1): Promise<void> {
      for (let n = from; n < from + times; n += 1)
        await deliver(
          muster,
          story.pushed({ at: at(`08:${10 + n}`) }),
          story.checked({ at: at(`08:${30 + n}`), id: n, conclusion: 'failure' }),
        );
    }

    it('that fail more than 3 times are asked of its responsible, and end when they succeed', async () => {
      const story = pull();
      await deliver(muster, story.opened());
      await fail(story, 3);
      expect(everybody()).toEqual([0, 0, 0, 0]);
      await fail(story, 1, 4);
      expect(ana.escalation().text).toContain('The checks of *T-1* Cart keep failing: 4 times in a row');
      expect(ana.card('*T-1*').text).toContain('Checks fail');
      await muster.advanceTo('2026-11-26T09:00:00Z');
      expect(mira.asked()).toBe(1);
      await deliver(muster, story.checked({ at: '2026-11-26T08:59:00Z', id: 9, conclusion: 'success' }));
      for (const one of [ana, mira]) expect(one.escalation().text).toContain('*No longer so*');
      await muster.advanceTo('2026-12-03T09:00:00Z');
      expect(everybody()).toEqual([1, 1, 0, 0]);
    });

    it('are counted by check: one push that fails ten of them is one failure, and a success begins anew', async () => {
      const story = pull();
      await deliver(muster, story.opened());
      for (let n = 1; n <= 10; n += 1)
        await deliver(muster, story.checked({ at: at('08:11'), id: n, conclusion: 'failure', name: `job ${n}` }));
      await fail(story, 3, 11);
      await deliver(muster, story.checked({ at: at('08:50'), id: 30, conclusion: 'success' }));
      await deliver(muster, story.checked({ at: at('08:51'), id: 31, conclusion: 'failure' }));
      expect(everybody()).toEqual([0, 0, 0, 0]);
    });

    it('settled by its responsible ask again only after they have succeeded', async () => {
      const story = pull();
      await deliver(muster, story.opened());
      await fail(story, 4);
      await ana.press('Settled', ana.escalation());
      await fail(story, 2, 5);
      expect(ana.asked()).toBe(1);
      await muster.advanceTo('2026-11-25T10:00:00Z');
      await deliver(muster, story.checked({ at: at('09:00'), id: 40, conclusion: 'success' }));
      for (let n = 1; n <= 4; n += 1)
        await deliver(muster, story.checked({ at: at(`09:${20 + n}`), id: 50 + n, conclusion: 'failure' }));
      expect(ana.asked()).toBe(2);
    });

    it('end with the pull request, and are nobody’s without a task', async () => {
      const story = pull();
      const other = githubStory({ number: 32, author: 'ana', at: at('08:00') });
      await deliver(muster, story.opened(), other.opened());
      await fail(other, 5, 20);
      expect(everybody()).toEqual([0, 0, 0, 0]);
      await fail(story, 4);
      await deliver(muster, story.merged({ at: at('08:55') }));
      expect(ana.escalation().text).toContain('*No longer so*');
    });
  });

  describe('a security alert', () => {
    const alert = (more: Partial<Parameters<typeof githubAlert>[1]> = {}) =>
      githubAlert('dependabot_alert', { createdAt: at('08:50'), ...more });

    it('is asked of the lead of the team that works there, climbs, and ends when it is closed', async () => {
      await deliver(muster, pull().opened(), alert());
      expect(jonas.escalation().text).toContain('*Security alert* in *acme/web*');
      expect(jonas.escalation().text).toContain('Prototype pollution');
      await muster.advanceTo('2026-11-27T17:00:00Z');
      expect(sam.asked()).toBe(1);
      await deliver(muster, alert({ state: 'fixed', at: '2026-11-27T16:00:00Z' }));
      for (const one of [jonas, sam]) expect(one.escalation().text).toContain('*Closed*');
      await muster.advanceTo('2026-12-10T17:00:00Z');
      expect(everybody()).toEqual([0, 0, 1, 1]);
    });

    it('is asked of the admin on duty where no team works', async () => {
      await deliver(muster, githubAlert('secret_scanning_alert', { createdAt: at('08:50'), title: 'Acme key' }));
      expect(muster.as('U0BO').asked() + mira.asked()).toBe(1);
      expect([ana.asked(), jonas.asked(), sam.asked()]).toEqual([0, 0, 0]);
    });

    it('from before, of low severity, repeated or closed already asks nobody', async () => {
      await deliver(muster, pull().opened());
      await deliver(muster, alert({ number: 1, createdAt: '2026-10-01T08:00:00Z', at: at('08:59') }));
      await deliver(muster, alert({ number: 2, severity: 'low' }), alert({ number: 3, severity: 'medium' }));
      await deliver(muster, alert({ number: 4, state: 'fixed', at: at('08:55') }), alert({ number: 4 }));
      expect(everybody()).toEqual([0, 0, 0, 0]);
      await deliver(muster, alert({ number: 5 }), alert({ number: 5 }));
      expect(everybody()).toEqual([0, 0, 1, 0]);
    });

    it('opened again after it was closed is asked about again', async () => {
      await deliver(muster, pull().opened(), alert(), alert({ state: 'fixed', at: at('08:55') }));
      await muster.advanceTo('2026-11-25T12:00:00Z');
      await deliver(muster, alert({ at: at('11:59') }));
      expect(jonas.asked()).toBe(2);
    });

    it('shows its title as text, and never as markup', async () => {
      await deliver(muster, pull().opened(), alert({ title: '<!channel> a|b> <https://evil.example|x>' }));
      expect(JSON.stringify(jonas.escalation().blocks)).not.toContain('<!channel>');
    });
  });
});
