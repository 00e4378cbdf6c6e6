import { beforeEach, describe, expect, it } from 'vitest';
import { cleanText } from '../../src/kit/text.ts';
import { hostileTexts, injections } from '../fixtures/hostile-text.ts';
import { findLiveMarkup } from '../support/block-kit/live-markup.ts';
import type { Persona } from '../support/persona.ts';
import { testApp } from '../support/test-app.ts';

/** Every tenth, so that all kinds are among them. */
const some = (texts: readonly string[], n: number) => texts.filter((_, at) => at % n === 0);

/** Markup that lives in these blocks beside our own mentions of our own people. */
function liveIn(blocks: unknown): string[] {
  const found: string[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const part = value as Record<string, unknown>;
    if (part.type === 'mrkdwn' && typeof part.text === 'string')
      found.push(...findLiveMarkup(part.text).map(({ raw }) => raw));
    Object.values(part).forEach(look);
  };
  look(blocks);
  return found.filter((raw) => !/^<@U0(ANA|MIRA|JONAS)>$/.test(raw));
}

/** As Slack sends what somebody typed into a command. */
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const oneLine = (text: string) =>
  cleanText(text)
    .replace(/[\n\r\u2028\u2029]+/g, ' ')
    .trim();

describe('text that means harm', () => {
  const muster = testApp();
  let mira: Persona;
  let ana: Persona;

  beforeEach(() => {
    mira = muster.as('U0MIRA');
    ana = muster.as('U0ANA');
  });
  const stored = async () => (await muster.store.sql`select * from tasks order by number desc limit 1`)[0];

  it('stays text in the title of a quick task, in its card, its list and its notes', async () => {
    for (const text of [...some(injections, 8), ...some(hostileTexts, 12)]) {
      const before = await stored();
      const answer = await mira.command('/task', `${escaped(text)} x <@U0ANA|ana>`);
      expect(liveIn(answer.blocks)).toEqual([]);
      const task = await stored();
      if (task?.number === before?.number) {
        // Too long, or words that are no title: given back in a message or a form.
        expect(text.length).toBeGreaterThan(140);
        if (answer.body === null) mira.closeModal();
        continue;
      }
      expect(task?.title).toBe(oneLine(`${text} x`));
      expect(liveIn(ana.card(`*T-${task?.number}*`).blocks)).toEqual([]);
      await ana.command('/task', `done T-${task?.number}`);
      expect(liveIn(mira.lastMessage().blocks)).toEqual([]);
    }
    expect(liveIn((await mira.command('/task', 'list <@U0ANA|ana>')).blocks)).toEqual([]);
  });

  it('stays text in every field of the form, and comes back whole', async () => {
    for (const text of [...some(injections, 9), ...some(hostileTexts, 20), '😀'.repeat(1500), 'שלום '.repeat(300)]) {
      await mira.command('/task');
      const label = oneLine(text).replaceAll(',', ' ').slice(0, 30).toWellFormed();
      const refused = await mira.submit({ title: `x ${text}`, details: text, responsible: 'U0ANA', labels: label });
      if (Object.keys(refused.errors).length > 0) {
        expect(text.length).toBeGreaterThan(140);
        const again = await mira.submit({ title: 'Another title', details: text, responsible: 'U0ANA', labels: label });
        if (Object.keys(again.errors).length > 0) {
          expect(cleanText(text).trim().length).toBeGreaterThan(3000);
          mira.closeModal();
          continue;
        }
      }
      const task = await stored();
      expect(task?.details).toBe(cleanText(text).trim());
      expect(liveIn(mira.modal().blocks)).toEqual([]);
      const card = ana.card(`*T-${task?.number}*`);
      expect(liveIn(card.blocks)).toEqual([]);
      await ana.press('overflow', card, 'Edit');
      await ana.submit();
      expect(ana.modalText()).toContain('is unchanged.');
    }
  });

  it('stays text in blockers, reasons and relatives', async () => {
    await mira.command('/task', 'Stable <@U0ANA|ana>');
    for (const text of [...some(injections, 16), ...some(hostileTexts, 40)]) {
      await mira.command('/task');
      await mira.submit({ title: `x ${text}`.slice(0, 150).toWellFormed(), parent: 'T-1', waitsFor: '' });
      const card = ana.card('Stable');
      await ana.press(card.text.includes('Unblock') ? 'Change blocker' : 'Block', card);
      const typed = { reason: `x ${text}`, tried: text, waitingOutside: `y ${text}` };
      const { errors } = await ana.submit(typed);
      if (Object.keys(errors).length > 0) {
        expect(text.length).toBeGreaterThan(290);
        ana.closeModal();
        continue;
      }
      expect(liveIn(ana.card('Stable').blocks)).toEqual([]);
      const [row] = await muster.store.sql`select blocker from tasks where number = 1`;
      expect(row?.blocker).toMatchObject({ reason: oneLine(`x ${text}`), tried: cleanText(text).trim() });
      await ana.press('overflow', ana.card('Stable'), 'Hand over');
      await ana.submit({ person: 'U0JONAS', reason: text });
      expect(liveIn(muster.as('U0JONAS').card('Stable').blocks)).toEqual([]);
      await muster.as('U0JONAS').press('overflow', muster.as('U0JONAS').card('Stable'), 'Hand over');
      await muster.as('U0JONAS').submit({ person: 'U0ANA' });
    }
  });

  it('stays text in the names of people', async () => {
    for (const name of ['<!channel>', '*bold* `x`', '\u202eevil', '&lt;!here&gt;', '<@U0BO>']) {
      await muster.store.sql`update people set name = ${name} where slack_user_id = 'U0ANA'`;
      await mira.command('/task', 'Fix it <@U0ANA|ana> friday');
      const number = (await stored())?.number;
      await ana.command('/task', `done T-${number}`);
      expect(mira.lastMessage().text).toContain(`T-${number} Fix it is done`);
      expect(liveIn(mira.lastMessage().blocks)).toEqual([]);
    }
  });
});
