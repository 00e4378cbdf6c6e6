import { describe, expect, it } from 'vitest';
import { createGroup } from '../../../src/platform/inbox/group.ts';

/** Writes that end when the test says so. */
function heldWrites() {
  const batches: string[][] = [];
  const ends: (() => void)[] = [];
  const write = async (all: readonly string[]) => {
    batches.push([...all]);
    await new Promise<void>((resolve) => ends.push(resolve));
    if (all.includes('bad')) throw new Error('refused');
    return all.map((one) => one.toUpperCase());
  };
  const endNext = async () => {
    await expect.poll(() => ends.length).toBeGreaterThan(0);
    ends.shift()?.();
  };
  return { batches, write, endNext };
}

describe('a group of writes', () => {
  it('writes the first at once and whatever came meanwhile together, each with its own answer', async () => {
    const { batches, write, endNext } = heldWrites();
    const group = createGroup(write, 10);
    const first = group.add('a');
    await expect.poll(() => batches.length).toBe(1);
    const rest = Promise.all(['b', 'c', 'd'].map((one) => group.add(one)));
    await endNext();
    await endNext();
    expect([await first, ...(await rest)]).toEqual(['A', 'B', 'C', 'D']);
    expect(batches).toEqual([['a'], ['b', 'c', 'd']]);
  });

  it('writes no more at once than it may', async () => {
    const { batches, write, endNext } = heldWrites();
    const group = createGroup(write, 2);
    const all = Promise.all(['a', 'b', 'c', 'd', 'e'].map((one) => group.add(one)));
    for (let n = 0; n < 3; n += 1) await endNext();
    expect(await all).toEqual(['A', 'B', 'C', 'D', 'E']);
    expect(batches.map(({ length }) => length)).toEqual([2, 2, 1]);
  });

  it('lets one that is refused fail alone', async () => {
    const { write, endNext } = heldWrites();
    const group = createGroup(write, 10);
    const all = Promise.allSettled(['a', 'bad', 'c'].map((one) => group.add(one)));
    for (let n = 0; n < 4; n += 1) await endNext();
    expect((await all).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const after = group.add('d');
    await endNext();
    expect(await after).toBe('D');
  });
});
