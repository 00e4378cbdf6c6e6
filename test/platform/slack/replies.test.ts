import { afterEach, describe, expect, it } from 'vitest';
import {
  actionId,
  button,
  input,
  type ModalView,
  message,
  modal,
  actions as row,
  section,
  textInput,
} from '../../../src/kit/blocks/index.ts';
import { MusterError, RepeatedRequest, UnknownOutcome } from '../../../src/kit/errors.ts';
import type { PersonId } from '../../../src/kit/ids.ts';
import type { ActionArgs, Reply, SlackListeners } from '../../../src/ports/inbound/slack.ts';
import * as slack from '../../fakes/slack/requests.ts';
import { checkMessage, checkView } from '../../support/block-kit/check.ts';
import { testDatabase } from '../../support/database.ts';
import { openRig, type Rig, type RigOptions, SECRET } from './rig.ts';

const db = testDatabase();
const signer = { secret: SECRET };
let rig: Rig | null = null;

const note = (text: string): Reply => ({ kind: 'message', message: message({ text, blocks: [section(text)] }) });
const sheet = (title: string): ModalView => modal({ title, callbackId: 'test.form', blocks: [section(title)] });
const form = modal({
  title: 'Form',
  callbackId: 'test.form',
  blocks: [
    section('What is it?'),
    input({ name: 'title', label: 'Title', element: textInput({}) }),
    input({ name: 'due', label: 'Due', element: textInput({}) }),
  ],
});

async function open(listeners: SlackListeners, options: RigOptions = {}): Promise<Rig> {
  rig = await openRig(db.store, { listeners: [listeners], ...options });
  return rig;
}

afterEach(async () => {
  await rig?.close();
  rig = null;
});

const help = [{ usage: '/task', does: 'makes a task' }];
const commandThat = (run: () => Promise<Reply>): SlackListeners => ({ commands: { '/task': { help, run } } });
const typed = (text = 'x', command = '/task') => slack.slashCommand(signer, { command, text });
const RESPONSE_URL = 'https://hooks.slack.com/actions/T1/2/3';
const onMessage = (id: string, more: object = {}) =>
  slack.blockAction(signer, {
    action: { actionId: id, value: 'v', ...more },
    message: { channelId: 'C0GENERAL', ts: '1.2' },
    responseUrl: RESPONSE_URL,
  });
const inModal = (id: string) =>
  slack.blockAction(signer, {
    action: { actionId: id },
    modal: { id: 'V0', callback_id: 'test.form', private_metadata: 'm' },
  });
const submitted = (values: Record<string, unknown> = {}) =>
  slack.viewSubmission(signer, { view: { id: 'V0', ...form, callback_id: 'test.form' }, values });

describe('a command', () => {
  it('is answered on the acknowledgement, to the person alone', async () => {
    const { send, answers } = await open(commandThat(async () => note('Made T-1 & more')));
    const { status, body } = await send(typed());
    expect([status, body.response_type, body.text]).toEqual([200, 'ephemeral', 'Made T-1 &amp; more']);
    expect(checkMessage({ text: body.text, blocks: body.blocks })).toEqual([]);
    expect(answers).toEqual([]);
  });

  it('hands over who typed what, where, and the key of the request', async () => {
    const seen: unknown[] = [];
    const { send } = await open({
      commands: {
        '/task': {
          help,
          run: async ({ actor, text, channelId }) => {
            seen.push([actor.name, actor.surface, actor.workspaceId, text, channelId, actor.requestKey]);
            return { kind: 'nothing' };
          },
        },
      },
    });
    const request = typed('  Fix *it* <@U0BO>  ');
    await send(request);
    await send(request);
    await send(typed('  Fix *it* <@U0BO>  '));
    expect(seen[0]).toEqual([
      'Ana',
      'command',
      '0190a000-0000-7000-8000-000000000001',
      '  Fix *it* <@U0BO>  ',
      'C0GENERAL',
      expect.stringMatching(/^[0-9a-f]{64}$/),
    ]);
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).not.toEqual(seen[0]);
  });

  it('opens its form before anybody looks into the store, and fills it afterwards', async () => {
    const { send, calls, order } = await open({
      commands: {
        '/task': {
          help,
          opens: ({ text }) => (text === '' ? sheet('One moment') : null),
          run: async ({ text }) => (text === '' ? { kind: 'view', view: sheet('Full') } : note('quick')),
        },
      },
    });
    const { body, status } = await send(typed(''));
    expect([status, body]).toEqual([200, null]);
    await expect.poll(() => calls.length).toBe(2);
    expect(order.filter((step) => step !== 'views.update')).toEqual(['views.open', 'people']);
    expect(calls.map((call) => [call.how, call.view.title.text])).toEqual([
      ['open', 'One moment'],
      ['update', 'Full'],
    ]);
    expect((await send(typed('now'))).body.text).toBe('quick');
  });

  it.each([
    ['a message', note('All done'), 'All done'],
    ['nothing', { kind: 'nothing' }, 'Done. You can close this.'],
    ['closing', { kind: 'close' }, 'Done. You can close this.'],
    ['field errors', { kind: 'field-errors', errors: { title: 'Say what.' } }, 'Say what.'],
  ] as [string, Reply, string][])('never leaves an opened form loading: %s', async (_name, reply, words) => {
    const { send, calls } = await open({
      commands: { '/task': { help, opens: () => sheet('One moment'), run: async () => reply } },
    });
    await send(typed(''));
    await expect.poll(() => calls.length).toBe(2);
    expect(JSON.stringify(calls[1]?.view)).toContain(words);
    expect(checkView(calls[1]?.view)).toEqual([]);
  });

  it.each(['expired_trigger_id', 'exchanged_trigger_id'])(
    'turns a form that came too late (%s) into a button that opens it',
    async (code) => {
      const { send, calls, answers, trouble } = await open({
        commands: {
          '/task': {
            help,
            opens: () => sheet('One moment'),
            run: async ({ text }) => ({ kind: 'view', view: sheet(text) }),
          },
        },
      });
      trouble.views = { kind: 'permanent', code, scope: 'target' };
      await send(typed('Fix "it" & co'));
      await expect.poll(() => answers.length).toBe(1);
      const said = answers[0]?.message ?? { text: '', blocks: [] };
      expect(checkMessage({ ...said, blocks: [...said.blocks] })).toEqual([]);
      const again = JSON.parse(JSON.stringify(said.blocks)).flatMap(
        (block: { elements?: object[] }) => block.elements ?? [],
      )[0];
      trouble.views = null;
      await send(
        slack.blockAction(signer, {
          action: { actionId: again.action_id, value: again.value },
          message: { channelId: 'C0GENERAL', ts: '1.2', ephemeral: true },
        }),
      );
      await expect.poll(() => calls.length).toBe(2);
      expect(calls.map((call) => call.view.title.text)).toEqual(['One moment', 'Fix "it" & co']);
    },
  );

  it('says so without a button when what was typed is too long for one', async () => {
    const { send, answers, trouble } = await open({
      commands: { '/task': { help, opens: () => sheet('x'), run: async () => ({ kind: 'nothing' }) } },
    });
    trouble.views = { kind: 'permanent', code: 'expired_trigger_id', scope: 'target' };
    await send(typed('😀'.repeat(1_500)));
    await expect.poll(() => answers.length).toBe(1);
    expect(answers[0]?.message.text).toContain('once more');
    expect(checkMessage({ text: answers[0]?.message.text, blocks: [...(answers[0]?.message.blocks ?? [])] })).toEqual(
      [],
    );
  });

  it('may open a form after it has looked, and says so when that was too late', async () => {
    const late: SlackListeners = {
      commands: {
        '/task': {
          help,
          run: async ({ openModal }) => {
            await openModal(sheet('Chosen later'));
            return { kind: 'nothing' };
          },
        },
      },
    };
    const { send, calls, trouble } = await open(late);
    expect((await send(typed())).body).toBeNull();
    expect(calls.map((call) => call.view.title.text)).toEqual(['Chosen later']);
    trouble.views = { kind: 'permanent', code: 'expired_trigger_id', scope: 'target' };
    expect((await send(typed())).body.text).toContain('could not open');
  });
});

describe('a click', () => {
  const click = (run: (args: ActionArgs) => Promise<Reply>, opens?: () => ModalView): SlackListeners => ({
    actions: { 'test.go': { ...(opens !== undefined && { opens }), run } },
  });

  it('is acknowledged empty and answered beside it, at most once', async () => {
    const seen: unknown[] = [];
    const { send, answers } = await open(
      click(async ({ argument, value, source, actor }) => {
        seen.push([argument, value, source, actor.surface]);
        return { ...note('Noted'), replace: true } as Reply;
      }),
    );
    expect((await send(onMessage('test.go:T-12:x'))).body).toBeNull();
    expect(seen).toEqual([
      ['T-12:x', 'v', { kind: 'message', channelId: 'C0GENERAL', ts: '1.2', ephemeral: false }, 'button'],
    ]);
    expect(answers).toEqual([
      { url: RESPONSE_URL, message: expect.objectContaining({ text: 'Noted' }), replace: true },
    ]);
  });

  it('commits before it is acknowledged', async () => {
    const { send, order } = await open(
      click(async () => {
        order.push('committed');
        return { kind: 'nothing' };
      }),
    );
    await send(onMessage('test.go')).then(() => order.push('acknowledged'));
    expect(order.slice(-2)).toEqual(['committed', 'acknowledged']);
  });

  it('pushes a form onto the modal it was made in, and opens one elsewhere', async () => {
    const { send, calls } = await open(
      click(
        async () => ({ kind: 'view', view: sheet('Full') }),
        () => sheet('Shell'),
      ),
    );
    await send(inModal('test.go'));
    await expect.poll(() => calls.length).toBe(2);
    await send(onMessage('test.go'));
    await expect.poll(() => calls.length).toBe(4);
    expect(calls.map((call) => call.how)).toEqual(['push', 'update', 'open', 'update']);
  });

  it('redraws the modal it was made in', async () => {
    const { send, calls } = await open(
      click(async ({ source }) => ({
        kind: 'view',
        view: sheet(source.kind === 'modal' ? source.privateMetadata : ''),
      })),
    );
    await send(inModal('test.go'));
    expect(calls).toEqual([{ how: 'update', at: 'V0', view: sheet('m') }]);
  });

  it('speaks on top of a modal, so that nothing typed in it is lost', async () => {
    const { send, calls } = await open(click(async () => note('Careful')));
    await send(inModal('test.go'));
    expect(calls.map((call) => call.how)).toEqual(['push']);
  });

  it('hands over what was chosen, whatever the control', async () => {
    const seen: unknown[] = [];
    const { send } = await open(
      click(async ({ value }) => {
        seen.push(value);
        return { kind: 'nothing' };
      }),
    );
    const controls = [
      { type: 'static_select', more: { selected_option: { text: {}, value: 'one' } } },
      { type: 'multi_static_select', more: { selected_options: [{ value: 'a' }, { value: 'b' }] } },
      { type: 'datepicker', more: { selected_date: '2026-12-01' } },
      { type: 'users_select', more: { selected_user: 'U0BO' } },
      { type: 'static_select', more: { selected_option: null } },
    ];
    for (const control of controls) await send(onMessage('test.go', { ...control, value: undefined }));
    expect(seen).toEqual(['one', ['a', 'b'], '2026-12-01', 'U0BO', null]);
  });

  it('on something unknown is answered in words', async () => {
    const { send, answers, calls } = await open({});
    expect((await send(onMessage('gone.away:1'))).status).toBe(200);
    expect(answers[0]?.message.text).toContain('older version');
    await send(inModal('gone.away'));
    expect(JSON.stringify(calls[0]?.view)).toContain('older version');
  });

  it('on a link needs no listener and says nothing', async () => {
    const { send, answers } = await open({});
    const blocks = [row([button({ id: 'somewhere.open', text: 'Open', url: 'https://example.com' })])];
    const request = slack.blockAction(signer, {
      action: { actionId: 'somewhere.open' },
      message: { channelId: 'C1', ts: '1.1', blocks: JSON.parse(JSON.stringify(blocks)) },
      responseUrl: RESPONSE_URL,
    });
    expect((await send(request)).status).toBe(200);
    expect(answers).toEqual([]);
  });
});

describe('a submitted form', () => {
  const submit = (run: () => Promise<Reply>): SlackListeners => ({ submissions: { 'test.form': { run } } });

  it.each([
    ['nothing', { kind: 'nothing' }, null],
    ['close', { kind: 'close' }, { response_action: 'clear' }],
    ['a view', { kind: 'view', view: sheet('Next') }, { response_action: 'update', view: sheet('Next') }],
    [
      'field errors',
      { kind: 'field-errors', errors: { due: 'Say when.' } },
      { response_action: 'errors', errors: { due: 'Say when.' } },
    ],
    [
      'errors of no field',
      { kind: 'field-errors', errors: { other: 'No.' } },
      { response_action: 'errors', errors: { title: 'No.' } },
    ],
  ] as [string, Reply, unknown][])('answers with %s on the acknowledgement', async (_name, reply, expected) => {
    const { send } = await open(submit(async () => reply));
    expect((await send(submitted())).body).toEqual(expected);
  });

  it('shows a message as a small view', async () => {
    const { send } = await open(submit(async () => note('Made T-1')));
    const { body } = await send(submitted());
    expect([body.response_action, JSON.stringify(body.view)]).toEqual(['update', expect.stringContaining('Made T-1')]);
    expect(checkView(body.view)).toEqual([]);
  });

  it('hands over what was typed, flat', async () => {
    let seen: unknown = null;
    const { send } = await open({
      submissions: {
        'test.form': {
          run: async ({ form: values, viewId }) => {
            seen = [viewId, values];
            return { kind: 'nothing' };
          },
        },
      },
    });
    const values = {
      title: { title: { type: 'plain_text_input', value: 'Fix <!channel>' } },
      due: { due: { type: 'datepicker', selected_date: null } },
    };
    await send(submitted(values));
    expect(seen).toEqual(['V0', { title: 'Fix <!channel>', due: null }]);
  });

  it.each([
    ['a refusal', new MusterError('conflict', 'Bo changed it meanwhile.'), { title: 'Bo changed it meanwhile.' }],
    [
      'a field',
      new MusterError('invalid', 'Please look again.', { fields: { due: 'Say when.' } }),
      { due: 'Say when.' },
    ],
    [
      'a field and another',
      new MusterError('invalid', 'Please look again.', { fields: { due: 'Say when.', ghost: 'Too many.' } }),
      { due: 'Say when.', title: 'Please look again. Too many.' },
    ],
  ])('stays open with what was typed after %s', async (_name, error, errors) => {
    const { send } = await open(
      submit(async () => {
        throw error;
      }),
    );
    expect((await send(submitted())).body).toEqual({ response_action: 'errors', errors });
  });

  it('that nobody knows any more keeps what was typed', async () => {
    const { send } = await open({});
    const { body } = await send(submitted());
    expect(body).toEqual({
      response_action: 'errors',
      errors: { title: expect.stringContaining('Copy what you typed') },
    });
  });
});

describe('a shortcut', () => {
  it('opens its form first, with the message it was used on', async () => {
    const { send, calls, order } = await open({
      messageShortcuts: {
        make_task: {
          opens: () => sheet('One moment'),
          run: async ({ message: used }) => ({ kind: 'view', view: sheet(used?.text ?? 'none') }),
        },
      },
      shortcuts: { new_task: { opens: () => sheet('Shell'), run: async () => ({ kind: 'view', view: sheet('New') }) } },
    });
    const on = { channelId: 'C1', ts: '1.2', text: 'The login is broken' };
    await send(slack.messageAction(signer, { callbackId: 'make_task', message: on }));
    await expect.poll(() => calls.length).toBe(2);
    await send(slack.shortcut(signer, { callbackId: 'new_task' }));
    await expect.poll(() => calls.length).toBe(4);
    expect(calls.map((call) => call.view.title.text)).toEqual(['One moment', 'The login is broken', 'Shell', 'New']);
    expect(order.indexOf('views.open')).toBeLessThan(order.indexOf('people'));
  });

  it('that nobody knows is answered in words', async () => {
    const { send, calls, answers } = await open({});
    await send(slack.shortcut(signer, { callbackId: 'gone' }));
    expect(JSON.stringify(calls[0]?.view)).toContain('older version');
    const on = { channelId: 'C1', ts: '1.2', text: 'x' };
    await send(slack.messageAction(signer, { callbackId: 'gone', message: on, responseUrl: RESPONSE_URL }));
    expect(answers[0]?.message.text).toContain('older version');
  });
});

describe('the guard', () => {
  it.each([
    ['guest', 'guests'],
    ['deactivated', 'switched off'],
    ['bot', 'bots'],
    ['other-organisation', 'another organisation'],
  ] as const)('tells a %s politely why not', async (reason, words) => {
    let ran = false;
    const { send } = await open(
      commandThat(async () => {
        ran = true;
        return { kind: 'nothing' };
      }),
      { refused: { U0ANA: reason } },
    );
    const { status, body } = await send(typed());
    expect([status, body.text, ran]).toEqual([200, expect.stringContaining(words), false]);
  });

  it('tells somebody unknown what to do', async () => {
    const { send } = await open(commandThat(async () => note('never')));
    const request = slack.slashCommand(signer, { command: '/task', text: 'x' }, { userId: 'U0NOBODY' });
    expect((await send(request)).body.text).toContain('doesn’t know you yet');
  });

  it('refuses clicks of people from other organisations without asking about them', async () => {
    const { send, order, answers } = await open({ actions: { 'test.go': { run: async () => note('never') } } });
    const request = onMessage('test.go');
    const payload = JSON.parse(new URLSearchParams(request.body).get('payload') ?? '{}');
    payload.user.team_id = 'T0ELSEWHERE';
    expect((await send(slack.interaction(signer, payload))).status).toBe(200);
    expect(order).toEqual([]);
    expect(answers[0]?.message.text).toContain('another organisation');
  });

  it.each([
    ['a refusal', new MusterError('conflict', 'Reopen it first with `/task reopen T-12`.'), /^Reopen it first/],
    ['something away', new MusterError('unavailable', 'Try again in a moment.'), /^Try again/],
    ['an unknown outcome', new UnknownOutcome(new Error('gone')), /could not confirm this; look in `\/task list`/],
    ['a bug', new Error('select secret from table'), /^Something broke on our side.*[A-Z0-9]{3}-[A-Z0-9]{3}\.$/],
    ['something that is no error', 'oops', /^Something broke/],
  ])('turns %s into a sentence', async (_name, error, words) => {
    const { send } = await open(
      commandThat(async () => {
        throw error;
      }),
    );
    const { status, body } = await send(typed());
    expect([status, body.text]).toEqual([200, expect.stringMatching(words)]);
    expect(body.text).not.toContain('secret');
    expect(checkMessage({ text: body.text, blocks: body.blocks })).toEqual([]);
  });

  it('answers a repeated request with nothing at all', async () => {
    const { send } = await open(
      commandThat(async () => {
        throw new RepeatedRequest();
      }),
    );
    const { status, text } = await send(typed());
    expect([status, text]).toEqual([200, '']);
  });

  it('keeps the words of people from becoming markup', async () => {
    const { send } = await open(
      commandThat(async () => {
        throw new MusterError('invalid', 'I can’t read <!channel> *bold* <https://evil|x> as a date.');
      }),
    );
    const { body } = await send(typed());
    expect(checkMessage({ text: body.text, blocks: body.blocks })).toEqual([]);
    expect(JSON.stringify(body)).not.toContain('<!channel>');
  });

  it('answers within its budget when a listener hangs, without claiming that nothing happened', async () => {
    let release = () => {};
    const hang = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = {
      ...commandThat(async () => hang.then(() => note('late'))),
      submissions: { 'test.form': { run: async () => hang.then((): Reply => ({ kind: 'close' })) } },
    };
    const { send } = await open(slow, { config: { budgetMs: 150 } });
    expect((await send(typed())).body.text).toContain('could not confirm this');
    expect((await send(submitted())).body.errors.title).toContain('could not confirm this');
    release();
  });

  it('says "try again" when nothing had begun yet, and begins nothing afterwards', async () => {
    let release = () => {};
    const hang = new Promise<void>((resolve) => {
      release = resolve;
    });
    const ana = {
      personId: '0190a000-0000-7000-8000-0000000000aa' as PersonId,
      name: 'Ana',
      role: 'developer',
    } as const;
    const findActor: RigOptions['findActor'] = async (_workspaceId, slackUserId) => {
      await hang;
      return { kind: 'member', member: { ...ana, slackUserId, timeZone: 'Europe/Berlin', locale: 'en-US' } };
    };
    let ran = false;
    const listener = commandThat(async () => {
      ran = true;
      return note('never');
    });
    const { send, platform } = await open(listener, { config: { budgetMs: 150 }, findActor });
    expect((await send(typed())).body.text).toContain('nothing was changed. Try again in a moment');
    release();
    await platform.stop();
    expect(ran).toBe(false);
  });
});

describe('names nobody knows', () => {
  const words: SlackListeners = {
    commands: {
      '/task': { help: [{ usage: '/task <title>', does: 'makes a task' }], run: async () => note('task') },
      '/muster': {
        setup: {
          help: [{ usage: '/muster setup', does: 'edits teams' }],
          run: async ({ text }) => note(`setup ${text}`),
        },
        away: {
          help: [{ usage: '/muster away until friday', does: 'says you are away' }],
          run: async () => note('away'),
        },
      },
    },
  };

  it.each([
    ['/muster', 'stup', '/muster setup'],
    ['/muster', 'AWAI tomorrow', '/muster away'],
    ['/muster', 'help awy', '/muster away'],
    ['/taks', 'x', '/task'],
  ])('get the closest known one: %s %s', async (command, text, nearest) => {
    const { send } = await open(words);
    const { body } = await send(typed(text, command));
    expect(JSON.stringify(body.blocks)).toContain(`Did you mean \`${nearest}\`?`);
    expect(JSON.stringify(body.blocks)).toContain('/muster help');
  });

  it.each([
    ['/muster', ''],
    ['/muster', '  help '],
    ['/muster', 'HELP'],
  ])('are all listed by %s %s', async (command, text) => {
    const { send } = await open(words);
    const { body } = await send(typed(text, command));
    const all = JSON.stringify(body.blocks);
    for (const usage of ['/task &lt;title&gt;', '/muster setup', '/muster away until friday'])
      expect(all).toContain(usage);
    expect(checkMessage({ text: body.text, blocks: body.blocks })).toEqual([]);
  });

  it.each([
    ['/muster', 'setup teams now', 'setup teams now'],
    ['/muster', 'SetUp', 'setup '],
    ['/muster', 'setup help', '/muster setup'],
    ['/muster', 'help setup', '/muster setup'],
    ['/task', 'help', 'makes a task'],
    ['/task', 'help me', 'task'],
  ])('are none: %s %s', async (command, text, expected) => {
    const { send } = await open(words);
    expect(JSON.stringify((await send(typed(text, command))).body)).toContain(expected);
  });

  it('may be as long and as hostile as Slack lets them be', async () => {
    const { send } = await open(words);
    for (const text of [
      'x'.repeat(8_000),
      '<!channel> `code` *b*',
      '```',
      '\u202e\u0000',
      'constructor',
      '__proto__',
    ]) {
      const { status, body } = await send(typed(text, '/muster'));
      expect(status).toBe(200);
      expect(checkMessage({ text: body.text, blocks: body.blocks })).toEqual([]);
    }
  });
});

describe('the rest of Slack', () => {
  it('is acknowledged at once', async () => {
    const { send } = await open({});
    expect((await send(slack.viewClosed(signer, { view: { id: 'V1', callback_id: 'x' } }))).status).toBe(200);
    const suggestion = {
      type: 'block_suggestion',
      user: { id: 'U0ANA', team_id: 'T0MUSTER' },
      team: { id: 'T0MUSTER' },
    };
    expect((await send(slack.interaction(signer, suggestion))).body).toEqual({ options: [] });
    const legacy = { type: 'interactive_message', actions: [{ name: 'x' }], user: { id: 'U1' }, callback_id: 'x' };
    expect((await send(slack.interaction(signer, legacy))).status).toBe(200);
  });

  it('refuses two features that claim the same name at the start', async () => {
    const one: SlackListeners = { actions: { [actionId('a.b').name]: { run: async () => note('x') } } };
    await expect(openRig(db.store, { listeners: [one, one] })).rejects.toThrow('two features claim the action a.b');
  });
});
