import type { SlackChannelId, SlackUserId, WorkspaceId } from '../../src/kit/ids.ts';
import { type Messenger, type Post, SlackCallError, type SlackFailure } from '../../src/ports/outbound/slack.ts';

export type Call = {
  readonly method: 'openDm' | 'post' | 'edit' | 'findByKey';
  readonly workspaceId: WorkspaceId;
  readonly channelId: string;
  readonly key: string;
  readonly text: string;
  /** By the clock given to the fake. */
  readonly at: number;
};

/**
 * What Slack does with one call: `ok`; `lost`: done, but the answer never comes back; `hang`: done or not, and no answer
 * until `release`; a failure: not done.
 */
export type Fate = 'ok' | 'lost' | { readonly hang: Promise<void>; readonly done: boolean } | SlackFailure;

export type Said = { ts: string; workspaceId: string; channelId: string; key: string; text: string };

/** A Slack that keeps messages and does to each call what the script says; for what a real HTTP server can't be told. */
export function createFakeMessenger(script: (call: Call) => Fate | undefined, now: () => number = () => 0) {
  const calls: Call[] = [];
  const said: Said[] = [];
  let nextTs = 1;

  async function play<T>(call: Call, act: () => T): Promise<T> {
    calls.push(call);
    const fate = script(call) ?? 'ok';
    if (fate === 'ok') return act();
    if (fate === 'lost') {
      act();
      throw new SlackCallError(call.method, { kind: 'unknown' });
    }
    if ('hang' in fate) {
      const result = fate.done ? act() : null;
      await fate.hang;
      return result ?? act();
    }
    throw new SlackCallError(call.method, fate);
  }

  const callOf = (
    method: Call['method'],
    workspaceId: WorkspaceId,
    post: Partial<Post> & { channelId: string },
  ): Call => ({
    method,
    workspaceId,
    channelId: post.channelId,
    key: post.key ?? '',
    text: post.message?.text ?? '',
    at: now(),
  });

  const messenger: Messenger = {
    openDm: (workspaceId, userId: SlackUserId) =>
      play(
        callOf('openDm', workspaceId, { channelId: `D_${userId}` as SlackChannelId }),
        () => `D_${userId}` as SlackChannelId,
      ),
    post: (workspaceId, post) =>
      play(callOf('post', workspaceId, post), () => {
        const message = {
          ts: `${nextTs++}.000`,
          workspaceId,
          channelId: post.channelId,
          key: post.key,
          text: post.message.text,
        };
        said.push(message);
        return { ts: message.ts };
      }),
    edit: (workspaceId, edit) =>
      play(callOf('edit', workspaceId, edit), () => {
        const message = said.find(({ ts, channelId }) => ts === edit.ts && channelId === edit.channelId);
        if (message === undefined)
          throw new SlackCallError('edit', { kind: 'permanent', code: 'message_not_found', scope: 'target' });
        message.text = edit.message.text;
      }),
    findByKey: (workspaceId, look) =>
      play(callOf('findByKey', workspaceId, look), () => {
        const found = said
          .filter(({ channelId }) => channelId === look.channelId)
          .slice(-15)
          .find(({ key }) => key === look.key);
        return found === undefined ? null : { ts: found.ts };
      }),
  };

  return { messenger, calls, said, texts: () => said.map(({ text }) => text) };
}
