import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { channels, people, personId } from '../../playground/company.ts';
import { openPlayground, type Playground } from '../../playground/open-playground.ts';
import { createCompanyLife } from '../../playground/past/company-life.ts';
import { readLedger } from '../../playground/past/keep-ledger.ts';
import { countUnread } from '../../playground/slack/count-unread.ts';
import { ownDatabase } from './own-database.ts';
import { thePage } from './the-page.ts';

const databaseUrl = ownDatabase();
const dataDir = mkdtempSync(join(tmpdir(), 'muster-life-'));
const ledgerPath = join(dataDir, 'playground', 'ledger.json');
let running: Playground | null = null;

async function open(): Promise<Playground> {
  const life = createCompanyLife({ dataDir, days: 5 });
  running = await openPlayground({ ...{ port: 0, dataDir, databaseUrl, logLevel: 'error' }, life, page: thePage() });
  expect(await running.ready).toBe(true);
  return running;
}

afterAll(async () => {
  await running?.close();
  rmSync(dataDir, { recursive: true, force: true });
}, 20_000);

describe('a company with five days behind it', () => {
  it('stands at a present that has been, with its truth in the ledger and most of it read', async () => {
    const { world } = await open();
    const ledger = readLedger(ledgerPath);
    expect(world.clock.now().toISOString().slice(0, 16)).toBe(ledger.to.slice(0, 16));
    expect(Date.parse(ledger.to)).toBeLessThanOrEqual(Date.now());
    expect(ledger.tasks.length).toBeGreaterThan(10);
    const ana = countUnread(world.slack, personId('ana'));
    const all = messagesIn(world).length;
    expect(Object.values(ana.rooms).reduce((sum, { count }) => sum + count, 0)).toBeLessThan(all / 2);
    expect(Object.values(ana.fromMuster).some((count) => count > 0)).toBe(true);
  }, 90_000);

  it('goes on from there after a restart, and lives through nothing twice', async () => {
    const ledger = readFileSync(ledgerPath, 'utf8');
    const before = messagesIn(running?.world);
    await running?.close();
    const { world } = await open();
    expect(messagesIn(world)).toEqual(before);
    expect(readFileSync(ledgerPath, 'utf8')).toBe(ledger);
    expect(world.clock.now().toISOString() > JSON.parse(ledger).to).toBe(true);
  }, 60_000);
});

describe('a world that began without a past', () => {
  it('is left as it is', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'muster-old-'));
    const life = createCompanyLife({ dataDir: folder, days: 5 });
    const never = () => Promise.reject(new Error('nothing is to be done'));
    const world = { ...running?.world, clock: { beganAt: new Date(), set: never, pass: never, moveTo: never } };
    // Only the clock is looked at: whatever else it touched would be missing here.
    await life.live({ ...world, isOver: () => false, onDay: () => {} } as never);
    expect(existsSync(join(folder, 'playground'))).toBe(false);
    rmSync(folder, { recursive: true });
  });
});

function messagesIn(world: Playground['world'] | undefined): readonly string[] {
  const rooms = [...channels.map(({ id }) => id), ...people.map(({ id }) => `D01MUSTER${id.slice(3)}`)];
  return rooms.flatMap((id) =>
    (world?.slack.messages.room(id).between({ after: null, before: null }) ?? []).map(({ ts }) => ts),
  );
}
