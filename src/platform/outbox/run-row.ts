import { deliver } from './deliver.ts';
import type { Kit } from './kit.ts';
import { lookForMessage } from './look.ts';
import { isPassing } from './passing.ts';
import { DrawingFailed } from './prepare.ts';
import type { Claimed } from './row.ts';
import { settle } from './settle.ts';

/** Does what a claimed row needs. Never throws: what can't even be written down is left to the end of its lease. */
export async function runRow(kit: Kit, row: Claimed): Promise<void> {
  try {
    await (row.step === 'look' ? lookForMessage(kit, row) : deliver(kit, row));
  } catch (error) {
    const fields = { outboxId: row.id, kind: row.kind, requestId: row.requestId, error };
    try {
      if (error instanceof DrawingFailed) return await noteFault(kit, row, error);
      kit.log[isPassing(error) ? 'warn' : 'error'](
        { event: 'outbox.left', ...fields },
        'a message is left to the end of its lease',
      );
    } catch (failure) {
      kit.log.warn({ event: 'outbox.not-marked', ...fields, failure }, 'a message is left to the end of its lease');
    }
  }
}

/** Tries of a renderer that throws: 1 s, 4 s and 16 s apart, as the next release may be on its way. House rule. */
const MOST_FAULTS = 4;

async function noteFault(kit: Kit, row: Claimed, error: DrawingFailed): Promise<void> {
  const faults = row.faults + 1;
  const fields = { outboxId: row.id, kind: row.kind, requestId: row.requestId, faults, error };
  if (faults >= MOST_FAULTS) {
    kit.log.error({ event: 'outbox.dead', ...fields }, 'a message could not be drawn and was given up');
    await settle(kit.store.sql, row, { from: ['leased'], to: 'dead', deadReason: 'could not be drawn', faults });
    return;
  }
  kit.log.warn({ event: 'outbox.not-drawn', ...fields }, 'a message could not be drawn; trying again');
  const dueAt = new Date(kit.clock.now().getTime() + 1_000 * 4 ** (faults - 1));
  await settle(kit.store.sql, row, { from: ['leased'], to: 'due', dueAt, faults, error: 'could not be drawn' });
}
