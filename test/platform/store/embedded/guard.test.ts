import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { withGuard } from '../../../../src/platform/store/embedded/guard.ts';
import { findProcess } from '../../../../src/platform/store/embedded/processes.ts';

const root = mkdtempSync(join(tmpdir(), 'muster guard '));
afterAll(() => rmSync(root, { recursive: true }));

describe('the guard', () => {
  it('lets in one at a time and all in the end, and leaves nothing behind', async () => {
    const folder = join(root, 'crowd');
    let inside = 0;
    const seen: number[] = [];
    const enter = () =>
      withGuard(folder, async () => {
        inside += 1;
        await new Promise(setImmediate);
        seen.push(inside);
        inside -= 1;
      });

    await Promise.all(Array.from({ length: 12 }, enter));
    expect(seen).toEqual(Array.from({ length: 12 }, () => 1));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('passes over claims of dead processes, also when their number lives on in another', async () => {
    const folder = join(root, 'stale');
    await withGuard(folder, async () => {
      for (const stale of ['4194999_x.1_1', `${process.pid}_another-start_1`, 'rubbish'])
        writeFileSync(join(folder, stale), '');
    });

    expect(await withGuard(folder, async () => 'in', 100)).toBe('in');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says who holds it when patience ends, and is free again after a failure inside', async () => {
    const folder = join(root, 'held');
    const held = withGuard(folder, () =>
      withGuard(folder, async () => 'in', 50).catch((error: unknown) => Promise.reject(error)),
    );

    await expect(held).rejects.toThrow(
      new RegExp(`^Another Muster \\(process ${process.pid}\\) has been starting or stopping .* start again\\.$`),
    );
    expect(await withGuard(folder, async () => 'in', 50)).toBe('in');
  });
});

describe('a process', () => {
  it('is known by the same start at each look, and unknown once gone', async () => {
    const [first, second] = [await findProcess(process.pid), await findProcess(process.pid)];

    expect(first?.startedAt).toBe(second?.startedAt);
    expect(await findProcess(4_194_999)).toBeNull();
  });
});
