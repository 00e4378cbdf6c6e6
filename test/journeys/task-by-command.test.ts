import { describe, expect, it } from 'vitest';
import { testApp } from '../support/test-app.ts';

describe('a task by command', () => {
  const muster = testApp();

  it('is created at once, answered with its card, and reaches the responsible as a living card', async () => {
    const answer = await muster.as('U0MIRA').command('/task', 'Fix the login page <@U0ANA|ana> friday 3p !high');
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('T-1');
    expect(answer.text).toContain('Fix the login page');
    expect(answer.text).toContain('Fri 27 Nov, 18:00');
    await muster.settled();
    const ana = muster.as('U0ANA');
    expect(ana.lastMessage().text).toContain('Fix the login page');
    expect(ana.lastMessage().text).toContain('3 points');
    expect(muster.slack.violations()).toEqual([]);
  });
});
