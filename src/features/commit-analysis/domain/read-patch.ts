/** Lines taken out and the ones put in at the same place. */
export type ChangeBlock = { readonly removed: readonly string[]; readonly added: readonly string[] };

/** The blocks of one file's unified diff, in order. What isn't a diff has none. */
export function readPatch(patch: string): readonly ChangeBlock[] {
  const blocks: { removed: string[]; added: string[] }[] = [];
  let block: (typeof blocks)[number] | null = null;
  let inHunk = false;
  for (const line of patch.split('\n')) {
    const sign = line[0];
    if (line.startsWith('@@ ')) inHunk = true;
    if (!inHunk || (sign !== '+' && sign !== '-')) {
      // “\ No newline at end of file” stands inside a block.
      if (sign !== '\\') block = null;
      continue;
    }
    // Lines are taken out before others are put in: a removal after an addition opens the next block.
    if (block === null || (sign === '-' && block.added.length > 0)) {
      block = { removed: [], added: [] };
      blocks.push(block);
    }
    (sign === '+' ? block.added : block.removed).push(line.slice(1).replace(/\r$/, ''));
  }
  return blocks;
}
