import { type Message, message, section } from '../../../kit/blocks/index.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { ConnectionId } from '../../../kit/ids.ts';
import type { ActionInput, Reply } from '../../../ports/inbound/slack.ts';
import { parseConnectionId } from '../blocks/ids.ts';

/** @throws MusterError 'not-found' a button that isn't of now */
export function requireId(argument: string): ConnectionId {
  const id = parseConnectionId(argument);
  if (id === null) throw new MusterError('not-found', 'That button is too old. Home, tab Settings, has the new ones.');
  return id;
}

/** Home is drawn again with the change in it; elsewhere words say what was done. */
export function answer({ source }: Pick<ActionInput, 'source'>, words: Message | string): Reply {
  if (source.kind === 'home') return { kind: 'home', tab: 'settings', state: source.state };
  const said = typeof words === 'string' ? message({ text: words, blocks: [section(words)] }) : words;
  return { kind: 'message', message: said };
}
