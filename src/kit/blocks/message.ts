import { notificationText } from '../mrkdwn.ts';
import { checkBlockIds, fitBlocks } from './fit.ts';
import { MESSAGE_BLOCKS_MAX, MESSAGE_CHARACTERS_MAX, MESSAGE_CHARTS_MAX, MESSAGE_TEXT_MAX } from './limits.ts';
import type { Text } from './text-objects.ts';
import type { Block, Message } from './types.ts';

/**
 * A message Slack takes: at most 50 blocks and 12,000 characters, the rest replaced by one line that counts it.
 * @param parts.text what notifications and screen readers say; a string is escaped. Blank text becomes `Muster`
 * @throws Error when two blocks share an id, or there are more than one table or two charts
 */
export function message(parts: { text: Text; blocks?: readonly Block[] }): Message {
  const { blocks = [] } = parts;
  checkBlockIds(blocks);
  if (blocks.filter(({ type }) => type === 'table' || type === 'data_table').length > 1)
    throw new Error('a message carries one table');
  if (blocks.filter(({ type }) => type === 'data_visualization').length > MESSAGE_CHARTS_MAX)
    throw new Error('a message carries two charts');
  const text = notificationText(parts.text, MESSAGE_TEXT_MAX) || 'Muster';
  const room = MESSAGE_CHARACTERS_MAX - text.length;
  return {
    text,
    blocks: fitBlocks(blocks, (some) => some.length <= MESSAGE_BLOCKS_MAX && hasRoom(some, room)),
  };
}

/** As JSON all of it is longer than its strings, and that is told sooner than their sum: mostly nothing need be counted. */
function hasRoom(blocks: readonly Block[], room: number): boolean {
  return JSON.stringify(blocks).length <= room || countCharacters(blocks) <= room;
}

/** Every string inside, but for names only machines read: more than Slack counts rather than less. */
function countCharacters(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  let sum = 0;
  for (const key in value) if (!UNCOUNTED.has(key)) sum += countCharacters(value[key as keyof typeof value]);
  return sum;
}

const UNCOUNTED = new Set(['type', 'style', 'block_id', 'action_id']);
