import { beforeEach, describe, expect, it } from 'vitest';
import type { Persona } from '../support/persona.ts';
import { makeTeam } from '../support/teams.ts';
import { testApp } from '../support/test-app.ts';

const ANA = '<@U0ANA|ana>';
const BO = '<@U0BO|bo>';

/** Monday 2 November 2026, 10:00 in Berlin. Mira leads the team Web: Ana in Berlin and Bo in New York. */
describe('what flows through a team', () => {
  const muster = testApp({ start: '2026-11-02T09:00:00Z' });
  let mira: Persona;
  let [ana, bo]: readonly Persona[] = [];

  beforeEach(async () => {
    mira = muster.as('U0MIRA');
    [ana, bo] = [muster.as('U0ANA'), muster.as('U0BO')];
    for (const one of [mira, ana, bo, muster.as('U0JONAS')]) await one.command('/task', 'list');
    await makeTeam(muster, { lead: 'U0MIRA', members: ['U0ANA', 'U0BO'], channel: 'C0GENERAL' });
  });
  const numbers = async (who: Persona) => {
    await who.openHome();
    await who.press('Numbers', { kind: 'home' });
    return who.homeText();
  };
  const press = async (words: string) => mira.press(words, mira.screenOf(await mira.command('/muster', 'sprint')));
  /** Two working days: Ana does five points, Bo two, and three are left over. */
  const runSprint = async (n: number) => {
    const day = (on: number, time: string) => `2026-11-${String(on).padStart(2, '0')}T${time}:00Z`;
    const first = [2, 4, 9][n - 1] ?? 0;
    const second = first + 1;
    await muster.advanceTo(day(first, '09:00'));
    const numbered = 3 * (n - 1);
    for (const text of [`Cart ${ANA} 5p`, `Login ${BO} 2p`, `Search ${ANA} 3p`]) await mira.command('/task', text);
    await mira.command('/muster', 'sprint plan');
    await mira.submit({
      ...{ name: `Sprint ${n}`, startsOn: day(first, '').slice(0, 10), endsOn: day(second, '').slice(0, 10) },
      tasks: [1, 2, 3].map((one) => String(numbered + one)),
    });
    mira.closeModal();
    await press(`Open Sprint ${n}`);
    await muster.advanceTo(day(first, '10:00'));
    await ana?.command('/task', `start T-${numbered + 1}`);
    await muster.advanceTo(day(first, '14:00'));
    await ana?.command('/task', `done T-${numbered + 1}`);
    await bo?.command('/task', `done T-${numbered + 2}`);
    await muster.advanceTo(day(second, '16:00'));
    await press(`Close Sprint ${n}`);
    await mira.submit({ carryTo: 'nowhere' });
    mira.closeModal();
  };

  it('begins with what to do, and with done against all there was', async () => {
    expect(await numbers(mira)).toContain('No sprint yet');
    expect(mira.buttonsOn({ kind: 'home' })).toContain('Plan a sprint of Web');
    await mira.command('/task', `Cart ${ANA}`);
    await ana?.command('/task', 'done T-1');
    await mira.command('/task', `Login ${BO}`);
    const seen = await numbers(ana ?? mira);
    expect(seen).toContain('1 of 2 tasks done (50 %)');
    expect(ana?.buttonsOn({ kind: 'home' })).not.toContain('Plan a sprint of Web');
    expect(await numbers(muster.as('U0JONAS'))).not.toContain('Web');
  });

  it('is velocity, capacity and one’s own part, and of others for the lead alone', async () => {
    for (const n of [1, 2, 3]) await runSprint(n);
    const lead = await numbers(mira);
    expect(lead).toContain('7 points a sprint, mean of the last 3 closed sprints (7, 7, 7)');
    expect(lead).not.toContain('Too few to plan with');
    expect(lead).toContain('about 7 points; four sprints of five fall between 7 and 7. From 3 sprints, if its people');
    expect(lead).toContain('ana: 5 points a sprint (mean of 3)');
    expect(lead).toContain('bo: 2 points a sprint (mean of 3)');
    const own = await numbers(ana ?? mira);
    expect(own).toContain('*You:* 5 points a sprint (mean of 3)');
    expect(own).toContain('7 points a sprint, mean of the last 3');
    expect(own).not.toContain('Velocity of each');
    expect(own).not.toContain('bo:');
    expect(own).toContain('21 of 30 points done (70 %)');
    expect(own).toContain('5 points: too few to say (3 of 5)');
    expect(await numbers(muster.as('U0JONAS'))).not.toContain('points a sprint');
    // Two days of three people; Bo is away on both: four of six days, at 7 points for six.
    await mira.command('/muster', 'sprint plan');
    await mira.submit({ name: 'Sprint 4', startsOn: '2026-11-12', endsOn: '2026-11-13' });
    mira.closeModal();
    expect(await numbers(mira)).toContain('about 7 points; four sprints of five fall between 7 and 7.');
    await bo?.command('/muster', 'away through friday');
    expect(await numbers(mira)).toContain('about 5 points; four sprints of five fall between 4 and 5.');
  });
});
