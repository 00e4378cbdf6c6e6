import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callRaw } from './call.ts';
import { type LocalSlack, startLocalSlack } from './local-slack.ts';
import type { ShownView } from './model.ts';

let slack: LocalSlack;
beforeEach(async () => {
  slack = await startLocalSlack();
});
afterEach(() => slack.close());

const section = (text = 'Hello') => ({ type: 'section', text: { type: 'mrkdwn', text } });
const modal = { type: 'modal', title: { type: 'plain_text', text: 'A task' }, blocks: [section()] };
const open = (trigger_id: string, view: unknown = modal) =>
  callRaw(slack, 'views.open', { args: { trigger_id, view } });
const push = (view: unknown = modal) =>
  callRaw(slack, 'views.push', { args: { trigger_id: slack.newTrigger('U0ANA'), view } });
const viewOf = (answer: Record<string, unknown>) => answer.view as ShownView;

describe('a trigger', () => {
  it('opens one modal within three seconds', async () => {
    const trigger = slack.newTrigger('U0ANA');
    expect(await open(trigger)).toMatchObject({ ok: true });
    expect(await open(trigger)).toMatchObject({ error: 'exchanged_trigger_id' });

    const late = slack.newTrigger('U0ANA');
    slack.advanceClock(3001);
    expect(await open(late)).toMatchObject({ error: 'expired_trigger_id' });
    expect(await open('made.up')).toMatchObject({ error: 'invalid_trigger_id' });
  });

  it('of another workspace opens nothing', async () => {
    slack.addWorkspace({ teamId: 'T0OTHER', botToken: 'xoxb-other', appToken: 'xapp-other' });
    expect(await open(slack.newTrigger('U0ANA', 'T0OTHER'))).toMatchObject({ error: 'invalid_trigger_id' });
  });
});

describe('modals', () => {
  it('stack three deep', async () => {
    await open(slack.newTrigger('U0ANA'));
    expect(await push()).toMatchObject({ ok: true });
    expect(await push()).toMatchObject({ ok: true });
    expect(await push()).toMatchObject({ error: 'push_limit_reached' });
    const [root, second] = slack.openModals('U0ANA');
    expect(second).toMatchObject({ root_view_id: root?.id, previous_view_id: root?.id });
  });

  it('refuse a change made from an old look at them', async () => {
    const { id, hash } = viewOf(await open(slack.newTrigger('U0ANA')));
    const update = (view_hash: string) =>
      callRaw(slack, 'views.update', { args: { view_id: id, hash: view_hash, view: modal } });
    const next = viewOf(await update(hash));
    expect(await update(hash)).toMatchObject({ error: 'hash_conflict' });
    expect(await update(next.hash)).toMatchObject({ ok: true });
  });

  it('over 250 kB, of the wrong kind, or without a title are refused', async () => {
    const huge = { ...modal, private_metadata: 'x'.repeat(250_000) };
    expect(await open(slack.newTrigger('U0ANA'), huge)).toMatchObject({ error: 'view_too_large' });
    expect(await open(slack.newTrigger('U0ANA'), { type: 'home', blocks: [section()] })).toMatchObject({
      error: 'invalid_arguments',
    });
    const { title, ...untitled } = modal;
    expect(title).toBeDefined();
    expect(await open(slack.newTrigger('U0ANA'), untitled)).toMatchObject({ error: 'invalid_arguments' });
    expect(slack.violations()).toHaveLength(2);
    expect(slack.openModals('U0ANA')).toEqual([]);
  });

  it('do what the answer to a submission says', async () => {
    const first = viewOf(await open(slack.newTrigger('U0ANA')));
    slack.applySubmissionAnswer(first.id, { response_action: 'push', view: { ...modal, callback_id: 'second' } });
    const [, second] = slack.openModals('U0ANA');
    expect(
      slack.applySubmissionAnswer(second?.id ?? '', { response_action: 'errors', errors: { a: 'b' } }),
    ).toMatchObject({
      errors: { a: 'b' },
    });
    slack.applySubmissionAnswer(second?.id ?? '', {
      response_action: 'update',
      view: { ...modal, callback_id: 'third' },
    });
    expect(slack.openModals('U0ANA').map((view) => view.callback_id)).toEqual(['', 'third']);
    slack.applySubmissionAnswer(second?.id ?? '', '');
    expect(slack.openModals('U0ANA')).toHaveLength(1);
    slack.applySubmissionAnswer(first.id, { response_action: 'clear' });
    expect(slack.openModals('U0ANA')).toEqual([]);
  });
});

describe('a Home tab', () => {
  it('is one per person, keeps its id, and refuses an old hash', async () => {
    const publish = (more: Record<string, unknown> = {}) =>
      callRaw(slack, 'views.publish', {
        args: { user_id: 'U0ANA', view: { type: 'home', blocks: [section()] }, ...more },
      });
    const first = viewOf(await publish());
    const second = viewOf(await publish({ hash: first.hash }));
    expect(second.id).toBe(first.id);
    expect(await publish({ hash: first.hash })).toMatchObject({ error: 'hash_conflict' });
    expect(await publish({ user_id: 'U0NOBODY' })).toMatchObject({ error: 'user_not_found' });
    expect(slack.home('U0ANA')?.id).toBe(first.id);
    expect(slack.home('U0BO')).toBeNull();
  });
});
