import { afterEach, describe, expect, it } from 'vitest';
import { actionId, externalSelect, input, modal } from '../../../src/kit/blocks/index.ts';
import { MusterError } from '../../../src/kit/errors.ts';
import type { SlackListeners, SuggestionArgs } from '../../../src/ports/inbound/slack.ts';
import * as slack from '../../fakes/slack/requests.ts';
import { checkMessage, checkView } from '../../support/block-kit/check.ts';
import { testDatabase } from '../../support/database.ts';
import { openRig, type Rig, SECRET } from './rig.ts';

const db = testDatabase();
let rig: Rig | null = null;
afterEach(async () => {
  await rig?.close();
  rig = null;
});

const find = actionId('test.find');
const offering = (run: (args: SuggestionArgs) => ReturnType<NonNullable<typeof one>['run']>): SlackListeners => ({
  suggestions: { [find.name]: { run } },
});
const one: NonNullable<SlackListeners['suggestions']>[string] = { run: async () => [] };

async function ask(listeners: SlackListeners, more: object = {}, user = 'U0ANA') {
  rig = await openRig(db.store, { listeners: [listeners] });
  const payload = {
    ...{ type: 'block_suggestion', user: { id: user, team_id: 'T0MUSTER' }, team: { id: 'T0MUSTER' } },
    ...{ action_id: find.build('7'), block_id: 'issue', value: 'lo' },
    view: { id: 'V1', type: 'modal', callback_id: 'x', private_metadata: 'm', blocks: [], state: { values: {} } },
    ...more,
  };
  const { status, body } = await rig.send(slack.interaction({ secret: SECRET }, payload));
  const { options } = body as { options: readonly { value: string; text: { text: string } }[] };
  const menu = { type: 'actions', elements: [{ type: 'static_select', action_id: 'a', options }] };
  if (options.length > 0) expect(checkMessage({ text: 'a menu', blocks: [menu] })).toEqual([]);
  return { status, options };
}

describe('a menu that is filled while somebody types', () => {
  it('asks its feature with what was typed, who types and where, and shows what it says', async () => {
    const seen: Partial<SuggestionArgs>[] = [];
    const { options } = await ask(
      offering(async ({ typed, argument, source, actor }) => {
        seen.push({ typed, argument, source });
        return [{ text: `Hello ${actor.surface}`, value: 'v', description: 'd' }];
      }),
    );
    expect(seen).toEqual([
      { typed: 'lo', argument: '7', source: expect.objectContaining({ kind: 'modal', privateMetadata: 'm' }) },
    ]);
    expect(options).toMatchObject([{ text: { text: 'Hello modal' }, value: 'v' }]);
  });

  it('shows a hundred at most, each once, and cuts long words', async () => {
    const many = Array.from({ length: 250 }, (_, n) => ({ text: 'x'.repeat(200), value: String(n % 120) }));
    const { options } = await ask(offering(async () => many));
    expect(options).toHaveLength(100);
  });

  it.each([
    ['a fault', () => new Error('secret words')],
    ['something away', () => new MusterError('unavailable', 'secret words')],
    ['a refusal', () => new MusterError('forbidden', 'secret words')],
  ])('says in a line of its own that it can’t look, after %s', async (_name, fault) => {
    const { status, options } = await ask(
      offering(async () => {
        throw fault();
      }),
    );
    expect(status).toBe(200);
    expect(options).toMatchObject([{ text: { text: 'I can’t look right now. Type again in a moment.' } }]);
  });

  it('offers nothing to strangers, for menus nobody knows, and for a request without any of it', async () => {
    const never = offering(async () => {
      throw new Error('asked all the same');
    });
    expect((await ask(never, {}, 'U0NOBODY')).options).toEqual([]);
    await rig?.close();
    expect((await ask(never, { action_id: 'nobody.knows' })).options).toEqual([]);
    await rig?.close();
    expect((await ask(never, { action_id: undefined, value: undefined, view: undefined })).options).toEqual([]);
  });

  it('is drawn as Slack wants it', () => {
    const chosen = { text: 'ABC-1', value: 'ABC-1' };
    for (const element of [externalSelect({ minLetters: 2 }), externalSelect({ initial: chosen, placeholder: 'p' })])
      expect(
        checkView(
          modal({ title: 'T', callbackId: 'x', submit: 'S', blocks: [input({ name: 'n', label: 'L', element })] }),
        ),
      ).toEqual([]);
  });
});
