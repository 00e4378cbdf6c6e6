import { md } from '../mrkdwn.ts';
import { context } from './layout.ts';
import type { Block } from './types.ts';

/**
 * As many leading blocks as fit, then one line that says how many are missing: a long list is shortened, never refused.
 * @param fits asked with ever fewer blocks, the closing line included
 */
export function fitBlocks(blocks: readonly Block[], fits: (blocks: readonly Block[]) => boolean): readonly Block[] {
  if (fits(blocks)) return blocks;
  let kept = 0;
  let dropped = blocks.length;
  while (dropped - kept > 1) {
    const middle = Math.floor((kept + dropped) / 2);
    if (fits(shortened(blocks, middle))) kept = middle;
    else dropped = middle;
  }
  return shortened(blocks, kept);
}

/** @throws Error when two blocks carry the same id: Slack refuses the whole */
export function checkBlockIds(blocks: readonly Block[]): void {
  const ids = blocks.flatMap((block) => (block.block_id === undefined ? [] : [block.block_id]));
  const twice = ids.find((id, n) => ids.indexOf(id) < n);
  if (twice !== undefined) throw new Error(`two blocks have the id ${JSON.stringify(twice)}`);
}

function shortened(blocks: readonly Block[], count: number): readonly Block[] {
  const missing = blocks.slice(count).filter((block) => !QUIET.includes(block.type)).length;
  return [...withoutDangling(blocks.slice(0, count)), context(md`… and ${Math.max(missing, 1)} more`)];
}

/** Blocks a reader wouldn't count. */
const QUIET = ['header', 'divider', 'context', 'actions'];

/** A divider or a headline with nothing beneath it goes too. */
function withoutDangling(blocks: readonly Block[]): readonly Block[] {
  const last = blocks.at(-1);
  return last !== undefined && (last.type === 'divider' || last.type === 'header')
    ? withoutDangling(blocks.slice(0, -1))
    : blocks;
}
