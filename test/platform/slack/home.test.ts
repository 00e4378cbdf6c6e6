import { afterEach, describe, expect, it } from 'vitest';
import { actions, button, section, slackImage } from '../../../src/kit/blocks/index.ts';
import { MusterError } from '../../../src/kit/errors.ts';
import type { HomeSection, SlackListeners } from '../../../src/ports/inbound/slack.ts';
import * as slack from '../../fakes/slack/requests.ts';
import { checkView } from '../../support/block-kit/check.ts';
import { testDatabase } from '../../support/database.ts';
import { openRig, type Rig, type RigOptions, SECRET } from './rig.ts';

const db = testDatabase();
const signer = { secret: SECRET };
let rig: Rig | null = null;

async function open(homeSections: readonly HomeSection[], options: RigOptions = {}): Promise<Rig> {
  rig = await openRig(db.store, { homeSections, ...options });
  return rig;
}

afterEach(async () => {
  await rig?.close();
  rig = null;
});

const part = (tab: HomeSection['tab'], order: number, text: string): HomeSection => ({
  tab,
  order,
  build: async (_actor, state) => [section(`${text} ${JSON.stringify(state)}`)],
});
const parts = [
  part('tasks', 2, 'second'),
  part('tasks', 1, 'first'),
  part('today', 1, 'now'),
  part('settings', 1, 'mine'),
];

const opened = (view?: object, tab = 'home') =>
  slack.eventCallback(signer, {
    event: { type: 'app_home_opened', user: 'U0ANA', channel: 'D1', tab, ...(view && { view }) },
  });
const clicked = (actionId: string, metadata: object = { tab: 'tasks', state: { page: '2' } }) =>
  slack.blockAction(signer, {
    action: { actionId },
    home: { id: 'V9', type: 'home', callback_id: '', private_metadata: JSON.stringify(metadata) },
  });

describe('Home', () => {
  it('shows the first tab, its neighbours that have something to show, and the parts in order', async () => {
    const { send, homes, platform } = await open(parts);
    await send(opened());
    await platform.inbox.idle();
    const text = JSON.stringify(homes[0]?.view);
    expect(homes[0]?.userId).toBe('U0ANA');
    for (const words of ['Today (here)', 'Tasks', 'Settings', 'You are looking at *Today*', 'now {}'])
      expect(text).toContain(words);
    expect(text).not.toContain('Detective');
    expect(checkView(homes[0]?.view)).toEqual([]);
  });

  it('stays on the tab somebody was on when it is opened again, and ignores the messages tab', async () => {
    const { send, homes, platform } = await open(parts);
    await send(opened({ private_metadata: '{"tab":"tasks","state":{"page":"3"}}' }));
    await send(opened({ private_metadata: 'not ours' }, 'messages'));
    await platform.inbox.idle();
    expect(homes).toHaveLength(1);
    const text = JSON.stringify(homes[0]?.view);
    expect(text.indexOf('first')).toBeLessThan(text.indexOf('second'));
    expect(text).toContain('{\\\\\\"page\\\\\\":\\\\\\"3\\\\\\"}'.replaceAll('\\\\\\', '\\'));
  });

  it.each([
    ['platform.home:settings', 'Settings (here)'],
    ['platform.home:nonsense', 'Today (here)'],
    ['platform.home', 'Today (here)'],
  ])('changes the tab by %s', async (actionId, words) => {
    const { send, homes } = await open(parts);
    expect((await send(clicked(actionId))).body).toBeNull();
    await expect.poll(() => homes.length).toBe(1);
    expect(JSON.stringify(homes[0]?.view)).toContain(words);
  });

  it('is drawn again after whatever was done in it, and tells listeners where they are', async () => {
    const seen: unknown[] = [];
    const listeners: SlackListeners = {
      actions: {
        'test.done': {
          run: async ({ source, actor }) => {
            seen.push([source, actor.surface]);
            return { kind: 'nothing' };
          },
        },
        'test.page': { run: async () => ({ kind: 'home', tab: 'tasks', state: { page: '9' } }) },
      },
    };
    const { send, homes } = await open(parts, { listeners: [listeners] });
    await send(clicked('test.done:T-1'));
    await expect.poll(() => homes.length).toBe(1);
    await send(clicked('test.page'));
    await expect.poll(() => homes.length).toBe(2);
    expect(seen).toEqual([[{ kind: 'home', tab: 'tasks', state: { page: '2' } }, 'home']]);
    expect(homes.map(({ view }) => JSON.parse(view.private_metadata ?? '{}'))).toEqual([
      { tab: 'tasks', state: { page: '2' } },
      { tab: 'tasks', state: { page: '9' } },
    ]);
  });

  it('shows the other parts when one fails, and a code to tell', async () => {
    const broken: HomeSection = {
      tab: 'today',
      order: 0,
      build: async () => {
        throw new Error('secret detail');
      },
    };
    const away: HomeSection = {
      tab: 'today',
      order: 3,
      build: async () => {
        throw new MusterError('unavailable', 'The numbers are away; try again in a moment.');
      },
    };
    const { send, homes, platform } = await open([...parts, broken, away]);
    await send(opened());
    await platform.inbox.idle();
    const text = JSON.stringify(homes[0]?.view);
    expect(text).toMatch(/could not be drawn.*[A-Z0-9]{3}-[A-Z0-9]{3}.*now .*The numbers are away/);
    expect(text).not.toContain('secret detail');
  });

  it('has useful words when a tab is empty, and when nothing exists', async () => {
    const { send, homes, platform } = await open([{ tab: 'today', order: 1, build: async () => [] }]);
    await send(opened());
    await platform.inbox.idle();
    expect(JSON.stringify(homes[0]?.view)).toContain('Nothing needs you right now');
    await rig?.close();
    const none = await openRig(db.store, { known: false });
    rig = none;
    await none.send(opened());
    await none.platform.inbox.idle();
    expect(JSON.stringify(none.homes[0]?.view)).toContain('/muster help');
  });

  it('cuts what Slack would refuse, with words', async () => {
    const many: HomeSection = {
      tab: 'today',
      order: 1,
      build: async () =>
        Array.from({ length: 60 }, (_, n) => actions([button({ id: `test.row:${n}`, text: `Row ${n}` })])),
    };
    const { send, homes, platform } = await open([many, { ...many, order: 2 }]);
    await send(opened());
    await platform.inbox.idle();
    expect(checkView(homes[0]?.view)).toEqual([]);
    expect(JSON.stringify(homes[0]?.view.blocks.at(-1))).toContain('more');
  });

  it('drops a state that is too large rather than the tab', async () => {
    const listeners: SlackListeners = {
      actions: {
        'test.page': { run: async () => ({ kind: 'home', tab: 'tasks', state: { page: 'x'.repeat(2_000) } }) },
      },
    };
    const { send, homes } = await open(parts, { listeners: [listeners] });
    await send(clicked('test.page'));
    await expect.poll(() => homes.length).toBe(1);
    expect(JSON.parse(homes[0]?.view.private_metadata ?? '')).toEqual({ tab: 'tasks', state: {} });
  });

  it('tells a guest why there is nothing', async () => {
    const { send, homes, platform } = await open(parts, { refused: { U0ANA: 'guest' } });
    await send(opened());
    await platform.inbox.idle();
    expect(JSON.stringify(homes[0]?.view)).toContain('guests can’t use it');
  });

  it('shows the words without a picture that Slack no longer has', async () => {
    const chart: HomeSection = {
      tab: 'tasks',
      order: 1,
      build: async () => [slackImage({ fileId: 'F0GONE', alt: 'A curve' }), section('The numbers')],
    };
    const { send, homes, platform, refusedFiles } = await open([chart], { refusesFiles: true });
    await send(opened());
    await platform.inbox.idle();
    expect(homes).toHaveLength(1);
    expect(JSON.stringify(homes[0]?.view)).toContain('The numbers');
    expect(refusedFiles).toEqual(['F0GONE']);
  });
});
