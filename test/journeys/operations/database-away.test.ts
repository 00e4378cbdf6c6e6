import { describe, expect, it, vi } from 'vitest';
import { eventCallback } from '../../fakes/slack/requests.ts';
import { createPersona } from '../../support/persona.ts';
import { readAnswer, textIn } from '../../support/screen.ts';
import { company } from './stage/company.ts';
import { type Sent, SIGNING_SECRET } from './stage/muster.ts';

// 40 commands a second would otherwise be 429s of Slack's own making.
const there = company({ limits: { postsPerSecondPerChannel: 1_000, postBurstPerChannel: 1_000 } });

const ANA = '<@U0ANA|ana>';

/** Twice what Slack waits: the machine may be late by itself, while a database that is waited for never answers. */
const PATIENCE_MS = 6_000;

describe('a database that goes away in the middle of work', () => {
  it.each([
    ['the server dies', () => there.line.cut()],
    ['the network falls silent', () => there.line.silence()],
  ])('leaves nobody waiting and nothing half-done, and is used again by itself: %s', async (what, fail) => {
    const muster = await there.openKnown({ LEASE_MS: '1000' });
    const answers: Promise<Sent & { readonly n: number; readonly at: number }>[] = [];
    const typeNext = () => {
      const n = answers.length;
      answers.push(muster.type(`Do number-${n} ${ANA}`).then((sent) => ({ ...sent, n, at: performance.now() })));
    };
    const beat = setInterval(typeNext, 25);
    const answered = (text: string, after: number) => async () => {
      const all = await Promise.all(answers);
      expect(all.some((one) => one.at > after && one.text.includes(text))).toBe(true);
    };
    await vi.waitFor(answered('Created', 0), 5_000);
    const failedAt = performance.now();
    fail();
    await vi.waitFor(answered('again', failedAt), { timeout: 6_000, interval: 50 });
    const event = eventCallback({ secret: SIGNING_SECRET }, { event: { type: 'user_change', user: {} } });
    const refusedEvent = await muster.send(event);
    const healedAt = performance.now();
    there.line.heal();
    await vi.waitFor(answered('Created', healedAt), { timeout: 10_000, interval: 20 });
    clearInterval(beat);
    const all = await Promise.all(answers);
    const first = all.filter((one) => one.at > healedAt && one.text.includes('Created')).map(({ at }) => at)[0] ?? 0;
    const unsent = () => there.sql`select key, state from outbox where state <> 'sent'`;
    await vi.waitFor(async () => expect(await unsent()).toEqual([]), { timeout: 10_000, interval: 50 });

    const created = all.filter(({ text }) => text.includes('Created'));
    const unsure = all.filter(({ text }) => text.includes('could not confirm'));
    const refused = all.filter(({ text }) => text.includes('again') && !text.includes('could not confirm'));
    const slowest = Math.max(...all.map(({ ms }) => ms));
    console.log(
      `${what}: ${all.length} commands, ${created.length} created, ${refused.length} "try again", ${unsure.length} "could not confirm", slowest ${Math.round(slowest)} ms, resumed ${Math.round(first - healedAt)} ms after`,
    );
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]));
    expect(created.length + unsure.length + refused.length).toBe(all.length);
    expect(slowest).toBeLessThan(PATIENCE_MS);
    expect(refusedEvent.status).toBe(503);
    expect(refusedEvent.headers.get('retry-after')).toBe('1');

    const rows = await there.sql<{ n: number; whole: boolean }[]>`
      select substring(title from 'number-([0-9]+)')::int as n,
        (select count(*) from history h where h.subject_id = t.id) = 1
        and (select count(*) from outbox o where o.key like 'task:' || t.id || ':%' ) = 1 as whole
      from tasks t`;
    const kept = new Set(rows.map(({ n }) => n));
    expect(rows.filter(({ whole }) => !whole)).toEqual([]);
    expect(kept.size).toBe(rows.length);
    expect(created.filter(({ n }) => !kept.has(n))).toEqual([]);
    expect(refused.filter(({ n }) => kept.has(n)).map(({ text }) => text)).toEqual([]);
    expect(there.slack.directMessages('U0ANA')).toHaveLength(rows.length);
    expect(there.slack.duplicates()).toEqual({});
  });
});

describe('a form', () => {
  it.each([0, 1_000, 5_000])('is open in time, however slow the database: %i ms an answer', async (delayMs) => {
    const muster = await there.openKnown();
    there.line.delay(delayMs);
    const sentAt = Date.now();
    const sent = await muster.type('');
    const opened = await vi.waitFor(() => {
      const [call] = there.slack.calls('views.open');
      if (call === undefined) throw new Error('no form was opened');
      return call;
    });
    expect(opened.outcome).toBe('ok');
    const openMs = opened.at - sentAt;
    if (delayMs > 0) expect(textIn(there.slack.openModals('U0MIRA')[0]?.blocks ?? [])).toContain('One moment…');
    // What hangs would be answered after as long again; a cut brings it to an end.
    if (delayMs > 1_000) there.line.cut();
    there.line.heal();
    const shown = () => textIn(there.slack.openModals('U0MIRA')[0]?.blocks ?? []);
    await vi.waitFor(() => expect(shown()).not.toContain('One moment…'), { timeout: 15_000, interval: 20 });
    console.log(
      `answers ${delayMs} ms late: views.open after ${openMs} ms, acknowledged after ${Math.round(sent.ms)} ms`,
    );
    expect(openMs).toBeLessThan(PATIENCE_MS);
    expect(sent.ms).toBeLessThan(PATIENCE_MS);
  });

  it('whose trigger has run out comes back as a message with a button that opens it', async () => {
    const muster = await there.openKnown();
    const triggerId = there.slack.newTrigger('U0MIRA');
    const responseUrl = there.slack.newResponseUrl({ channel: 'C0GENERAL', user: 'U0MIRA', messageTs: null });
    there.slack.advanceClock(3_500);
    const sent = await muster.type(`${ANA} friday`, { triggerId, responseUrl });
    expect(sent.status).toBe(200);
    const said = await vi.waitFor(() => {
      const [first] = there.slack.responses(responseUrl);
      if (first === undefined) throw new Error('nothing was said yet');
      return first;
    });
    expect(said).toMatchObject({ response_type: 'ephemeral' });
    const now = () => new Date(there.slack.world.now());
    const { slack } = there;
    const mira = createPersona({ userId: 'U0MIRA', slack, url: muster.url, now, settled: muster.app.settle });
    await mira.press('Open the form', mira.screenOf(readAnswer(200, said)));
    expect(mira.modalText()).toContain('Give the task a title');
  });
});
