import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { LOG_MAX_BYTES, lastComplaint, rotateLog } from '../../../../src/platform/store/embedded/server-log.ts';

const root = mkdtempSync(join(tmpdir(), 'muster log '));
afterAll(() => rmSync(root, { recursive: true }));

describe("the server's log", () => {
  it('is begun anew when it is full, and the full one is kept once', async () => {
    const file = join(root, 'full.log');
    for (const letter of ['a', 'b']) {
      writeFileSync(file, letter.repeat(LOG_MAX_BYTES));
      await rotateLog(file);
    }

    expect(statSync(file).size).toBe(0);
    expect(readFileSync(`${file}.1`, 'utf8')).toBe('b'.repeat(LOG_MAX_BYTES));
  });

  it('is left as it is while there is room, or before it exists', async () => {
    const file = join(root, 'short.log');
    writeFileSync(file, 'short');
    await rotateLog(file);
    await rotateLog(join(root, 'missing.log'));

    expect(readFileSync(file, 'utf8')).toBe('short');
  });

  it('gives the last complaint of this start only', async () => {
    const file = join(root, 'complaints.log');
    const old = '2026-03-04 17:00:00.000 UTC [1] FATAL:  of another day\n';
    writeFileSync(file, `${old}2026-03-05 17:00:00.000 UTC [2] FATAL:  no space\n2026-03-05 [2] LOG:  shut down\n`);

    expect(await lastComplaint(file, Buffer.byteLength(old))).toBe('no space');
    expect(await lastComplaint(file, statSync(file).size)).toBeNull();
  });
});
