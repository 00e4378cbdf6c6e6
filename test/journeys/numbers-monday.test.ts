import { beforeEach, describe, expect, it } from 'vitest';
import { connectCodeHost, deliver, matchAccount } from '../support/code-host.ts';
import { githubStory } from '../support/github-story.ts';
import { textIn } from '../support/screen.ts';
import { makeTeam } from '../support/teams.ts';
import { testApp } from '../support/test-app.ts';

const HOME = { kind: 'home' } as const;

/** Wednesday 25 November 2026, 10:00 in Berlin. Jonas leads Web and Shop, Grace in New York manages Web and Data. */
describe('the week’s numbers', () => {
  const muster = testApp();

  beforeEach(async () => {
    for (const id of ['U0MIRA', 'U0ANA', 'U0JONAS', 'U0PRIYA', 'U0GRACE']) await muster.as(id).command('/task', 'list');
    await connectCodeHost(muster, '2026-11-01T08:00:00Z');
    await matchAccount(muster, 'ana', 'U0ANA');
    await makeTeam(muster, { lead: 'U0JONAS', members: ['U0ANA'], managers: ['U0GRACE'] });
    await makeTeam(muster, { name: 'Shop', lead: 'U0JONAS', members: ['U0ANA'] });
    await makeTeam(muster, { name: 'Data', lead: 'U0PRIYA', members: ['U0PRIYA'], managers: ['U0GRACE'] });
    const pull = githubStory({ number: 31, author: 'ana', at: '2026-11-24T09:00:00Z' });
    const review = pull.reviewed({ at: '2026-11-24T10:00:00Z', by: 'jonas', id: 31, state: 'approved' });
    await deliver(muster, pull.opened(), review, pull.merged({ at: '2026-11-24T12:00:00Z' }));
    // The daily look plans whoever leads something.
    await muster.advanceTo('2026-11-26T09:00:00Z');
  });
  const got = (userId: string) =>
    muster.slack
      .directMessages(userId)
      .filter(({ key }) => key?.startsWith('kpi-monday:'))
      .map(({ blocks }) => textIn(blocks));
  const walk = async (...instants: readonly string[]) => {
    for (const instant of instants) await muster.advanceTo(instant);
  };

  it('come on Monday at nine on everybody’s own wall, in one message however many teams, and once', async () => {
    await walk('2026-11-30T03:29:59Z');
    expect(got('U0PRIYA')).toEqual([]);
    await walk('2026-11-30T03:30:00Z');
    expect(got('U0PRIYA')).toHaveLength(1);
    await walk('2026-11-30T07:59:59Z');
    expect(got('U0JONAS')).toEqual([]);
    await walk('2026-11-30T08:00:00Z', '2026-11-30T13:59:59Z');
    const [jonas] = got('U0JONAS');
    expect(jonas).toContain('Your teams’ week 48');
    expect(jonas).toContain('*Web*');
    expect(jonas).toContain('*Shop*');
    expect(jonas).not.toContain('Data');
    expect(jonas).toContain('*Merged*: 1 pull request');
    expect(jonas).toContain('*Review*: median 2 h');
    expect(jonas).toContain('have no deployment: connect deployments');
    expect(got('U0GRACE')).toEqual([]);
    await walk('2026-11-30T14:00:00Z');
    expect(got('U0GRACE')[0]).toContain('*Data*\nNothing was merged.');
    await walk('2026-12-01T09:00:00Z', '2026-12-04T09:00:00Z');
    for (const user of ['U0JONAS', 'U0GRACE', 'U0PRIYA']) expect(got(user)).toHaveLength(1);
    for (const user of ['U0ANA', 'U0MIRA']) expect(got(user)).toEqual([]);
    await walk('2026-12-07T08:00:00Z');
    expect(got('U0JONAS')).toHaveLength(2);
  });

  it('wait until somebody is back, and for the day after a holiday', async () => {
    await muster.as('U0JONAS').command('/muster', 'away from monday until wednesday');
    await muster.store.sql`update teams set holiday_region = 'DE' where name = 'Data'`;
    await walk('2026-11-30T08:00:00Z', '2026-12-01T08:00:00Z', '2026-12-02T07:59:59Z');
    expect(got('U0JONAS')).toEqual([]);
    await walk('2026-12-02T08:00:00Z', '2026-12-03T08:00:00Z');
    expect(got('U0JONAS')).toHaveLength(1);
    // Easter Monday.
    await walk('2027-03-26T09:00:00Z', '2027-03-29T03:30:00Z');
    const before = got('U0PRIYA').length;
    await walk('2027-03-29T20:00:00Z', '2027-03-30T03:29:59Z');
    expect(got('U0PRIYA')).toHaveLength(before);
    await walk('2027-03-30T03:30:00Z');
    expect(got('U0PRIYA')).toHaveLength(before + 1);
  });

  it('are nobody’s who stopped them, until they want them again', async () => {
    const jonas = muster.as('U0JONAS');
    await jonas.openHome();
    await jonas.press('Settings', HOME);
    expect(jonas.homeText()).toContain('One message on Monday at 9:00');
    await jonas.press('Stop the Monday numbers', HOME);
    expect(jonas.homeText()).toContain('You get no message');
    await walk('2026-11-30T08:00:00Z', '2026-12-01T09:00:00Z');
    expect(got('U0JONAS')).toEqual([]);
    await jonas.press('Send me the Monday numbers', HOME);
    await walk('2026-12-07T08:00:00Z');
    expect(got('U0JONAS')).toHaveLength(1);
    const ana = muster.as('U0ANA');
    await ana.openHome();
    await ana.press('Settings', HOME);
    expect(ana.homeText()).not.toContain('Monday numbers');
  });

  it('come late, in working time, where Muster was down on Monday', async () => {
    await walk('2026-12-01T02:00:00Z');
    expect(got('U0JONAS')).toEqual([]);
    await walk('2026-12-01T08:00:00Z', '2026-12-02T08:00:00Z');
    expect(got('U0JONAS')).toHaveLength(1);
  });
});
