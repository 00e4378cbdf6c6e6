import { beforeEach, describe, expect, it } from 'vitest';
import type { Persona } from '../support/persona.ts';
import { shownIn } from '../support/screen.ts';
import { testApp } from '../support/test-app.ts';

describe('a task made from a message', () => {
  const muster = testApp();
  let ana: Persona;

  beforeEach(() => {
    ana = muster.as('U0ANA');
  });
  const fields = () => shownIn(ana.modal().blocks);

  it('has its first line as title, the rest as details, and a link back', async () => {
    const text =
      'The login is broken &amp; slow\nOnly on <https://shop.example|shop.example>, says <@U0BO>\n\n*Please* look';
    await ana.messageShortcut('make_task', { channelId: 'C0GENERAL', ts: '1764000000.000200', text });
    expect(ana.modalText()).not.toContain('private conversation');
    expect(fields()).toMatchObject({ title: 'The login is broken & slow', private: [] });
    expect(fields().details).toContain('Only on shop.example, says @U0BO');
    await ana.submit();
    const [row] = await muster.store.sql`select source from tasks`;
    expect(row?.source).toMatchObject({
      permalink: expect.stringMatching(/\/archives\/C0GENERAL\/p1764000000000200$/),
    });
    const card = JSON.stringify(ana.card('The login is broken').blocks);
    expect(card).toContain('p1764000000000200|Made from this message>');
  });

  it.each([
    ['a private channel', { channelId: 'C0SECRET', channelName: 'privategroup' }],
    ['a private channel of old', { channelId: 'G0SECRET', channelName: 'privategroup' }],
    ['a direct message', { channelId: 'D0SECRET', channelName: 'directmessage' }],
    ['a group message', { channelId: 'C0SECRET', channelName: 'mpdm-ana--bo--sam-1' }],
    ['a place Slack did not name', { channelId: 'C0SECRET', channelName: '' }],
  ])('of %s comes with a warning and is private until somebody says otherwise', async (_, place) => {
    await ana.messageShortcut('make_task', { ...place, ts: '1764000000.000200', text: 'We let Otto go' });
    expect(ana.modalText()).toContain('This message is from a private conversation.');
    expect(fields()).toMatchObject({ title: 'We let Otto go', private: ['private'] });
    await ana.submit();
    expect((await muster.as('U0BO').command('/task', 'list <@U0ANA|ana>')).text).not.toContain('Otto');
  });

  it('that is too long keeps what fits and says so', async () => {
    const text = `${'long '.repeat(60)}\n${'😀'.repeat(2000)}`;
    await ana.messageShortcut('make_task', { channelId: 'C0GENERAL', ts: '1764000000.000200', text });
    expect(ana.modalText()).toContain('The message is longer than the 3000 characters');
    await ana.submit();
    expect(ana.modalText()).toContain('Created *T-1*');
  });

  it('without text waits for a title', async () => {
    await ana.messageShortcut('make_task', { channelId: 'C0GENERAL', ts: '1764000000.000200', text: '' });
    expect((await ana.submit()).errors).toEqual({ title: expect.stringContaining('needs a title') });
  });
});
