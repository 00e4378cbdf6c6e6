import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/adapters/system/random.ts';
import { isSuspended } from '../../../../src/features/overrides/index.ts';
import { overrides } from '../../../../src/features/overrides/schema.ts';
import { testDatabase, WORKSPACE } from '../../../support/database.ts';

const random = createRandom();
const at = (time: string) => new Date(`2026-03-04T${time}Z`);

describe('a suspended rule', () => {
  const db = testDatabase();
  const subject = { kind: 'task', id: random.uuid() } as const;
  const ask = (asked: { rule?: 'sign-off' | 'checker'; id?: string; at: Date }) =>
    db.store.scope(WORKSPACE, (tx) =>
      isSuspended(tx, {
        rule: asked.rule ?? 'sign-off',
        subject: { ...subject, id: asked.id ?? subject.id },
        at: asked.at,
      }),
    );
  const grant = (endedAt: Date | null) =>
    db.store.scope(WORKSPACE, (tx) =>
      tx.insert(overrides).values({
        ...{ id: random.uuid(), ref: 'OVR-2026-03-04-001', type: 'process', rule: 'sign-off' },
        ...{ subjectKind: 'task', subjectId: subject.id, authoriserId: random.uuid() },
        ...{ justification: 'the client waits', risk: 'none seen' },
        ...{ grantedAt: at('10:00:00'), expiresAt: at('12:00:00'), endedAt },
      }),
    );

  it.each([
    ['before it was granted', '09:59:59.999', false],
    ['when it is granted', '10:00:00.000', true],
    ['in the last millisecond', '11:59:59.999', true],
    ['at the second of expiry', '12:00:00.000', false],
  ])('%s', async (_, time, suspended) => {
    await grant(null);
    expect(await ask({ at: at(time) })).toBe(suspended);
  });

  it('applies again once the override was ended, and always for other rules and other tasks', async () => {
    await grant(at('11:00:00'));
    expect(await ask({ at: at('10:59:59.999') })).toBe(true);
    expect(await ask({ at: at('11:00:00') })).toBe(false);
    expect(await ask({ at: at('10:30:00'), rule: 'checker' })).toBe(false);
    expect(await ask({ at: at('10:30:00'), id: random.uuid() })).toBe(false);
  });
});
