import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkExpiry,
  isActive,
  nextRef,
  type Override,
  type OverrideType,
} from '../../../../src/features/overrides/domain/override.ts';
import {
  monthEnd,
  monthOf,
  PATTERN_MIN,
  reportableAt,
  reportMonth,
} from '../../../../src/features/overrides/domain/report.ts';
import { mayAnswer, mayEnd, maySayOutcome, mayStart } from '../../../../src/features/overrides/domain/rights.ts';
import { readOverrideText, readRule } from '../../../../src/features/overrides/domain/words.ts';
import type { PersonId, TeamId } from '../../../../src/kit/ids.ts';

const at = (text: string) => new Date(`2026-11-${text}Z`);
const person = (id: string) => id as PersonId;

const granted: Override = {
  ...{ id: '1', ref: 'OVR-2026-11-21-001', type: 'process', rule: 'sign-off', taskId: 't', risk: 'none' },
  ...{ justification: 'why', reviewOn: '2026-11-23', authoriserId: person('lead'), requestedById: null },
  ...{ team: { id: 'web' as TeamId, name: 'Web' }, grantedAt: at('21T10:00'), expiresAt: at('22T10:00') },
  ...{ endedAt: null, endedById: null, outcome: null },
};

describe('an override', () => {
  it.each([
    ['21T09:59:59.999', null, false],
    ['21T10:00:00.000', null, true],
    ['22T09:59:59.999', null, true],
    ['22T10:00:00.000', null, false],
    ['21T11:59:59.999', '21T12:00', true],
    ['21T12:00:00.000', '21T12:00', false],
  ])('at %s, ended by hand at %s: active %s', (now, endedAt, active) => {
    expect(isActive({ ...granted, endedAt: endedAt === null ? null : at(endedAt) }, at(now))).toBe(active);
  });

  it.each([
    ['process', '2026-12-05T10:00:00Z', null],
    ['process', '2026-12-05T10:00:01Z', '14 days'],
    ['emergency', '2026-12-05T10:00:01Z', '14 days'],
    ['automation', '2026-12-05T10:00:01Z', null],
    ['automation', '2027-02-19T10:00:01Z', '90 days'],
    ['process', '2026-11-21T10:00:00Z', 'passed'],
  ] as const)('of kind %s until %s: %s', (type, until, words) => {
    const said = checkExpiry(type, new Date(until), at('21T10:00'));
    if (words === null) expect(said).toBeNull();
    else expect(said).toContain(words);
  });

  it('gets a reference nobody has that day', () => {
    const day = '2026-11-21';
    expect(nextRef(day, [])).toBe('OVR-2026-11-21-001');
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 1_500 })), (numbers) => {
        const taken = numbers.map((n) => `OVR-${day}-${String(n).padStart(3, '0')}`);
        expect(taken).not.toContain(nextRef(day, taken));
      }),
    );
  });
});

describe('who may', () => {
  const who = (role: 'developer' | 'lead' | 'manager' | 'admin', id = 'somebody') => ({ role, personId: person(id) });
  const task = { accountableId: person('a'), leadIds: [person('lead-of-r')] };

  it.each([
    ['developer', 'emergency', 'somebody', false],
    ['lead', 'emergency', 'somebody', true],
    ['manager', 'process', 'somebody', true],
    ['admin', 'process', 'somebody', true],
    ['developer', 'process', 'a', false],
    ['developer', 'automation', 'a', true],
    ['admin', 'automation', 'somebody', false],
  ] as const)('a %s start %s as %s: %s', (role, type: OverrideType, id, may) => {
    expect(mayStart(who(role, id), type, task)).toBe(may);
  });

  it('answer a request: any lead, never whoever asks', () => {
    const request = { requestedById: person('a') };
    expect([who('lead'), who('developer'), who('admin', 'a')].map((one) => mayAnswer(one, request))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it.each([
    ['lead', true],
    ['a', true],
    ['lead-of-r', true],
    ['r', false],
  ])('end it as %s: %s', (id, may) => {
    expect(mayEnd(who('developer', id), granted, task)).toBe(may);
  });

  it('end it as an admin, and say what came of it as its authoriser alone', () => {
    expect(mayEnd(who('admin'), granted, task)).toBe(true);
    expect([who('admin'), who('developer', 'lead')].map((one) => maySayOutcome(one, granted))).toEqual([false, true]);
  });
});

describe('what somebody types after /muster override', () => {
  it.each([
    ['', { kind: 'list' }],
    ['List', { kind: 'list' }],
    ['t-12', { kind: 'new', ref: 't-12', rule: null, reason: '' }],
    ['T12 signoff the client waits', { kind: 'new', ref: 'T12', rule: 'sign-off', reason: 'the client waits' }],
    ['T-12 escalation the night job', { kind: 'new', ref: 'T-12', rule: 'escalation-clock', reason: 'the night job' }],
    ['T-12 because of the client', { kind: 'new', ref: 'T-12', rule: null, reason: 'because of the client' }],
    ['login page', { kind: 'unclear' }],
  ])('“%s”', (text, read) => {
    expect(readOverrideText(text)).toEqual(read);
  });

  it.each([
    ['consulted', null],
    ['consult', 'consult-wait'],
    ['Dependency-Wait', 'dependency-wait'],
    ['checker', 'checker'],
    ['sig', null],
  ])('rule “%s” is %s', (typed, rule) => {
    expect(readRule(typed)).toBe(rule);
  });
});

describe('the report of a month', () => {
  it('says nothing where nothing was', () => {
    expect(reportMonth([])).toBeNull();
  });

  it('counts by rule, kind, team and authoriser, and finds the longest by what it really lasted', () => {
    const long = { ...granted, ref: 'OVR-2026-11-22-001', expiresAt: at('30T10:00'), endedAt: at('21T11:00') };
    const report = reportMonth([granted, { ...long, rule: 'checker', type: 'emergency', team: null }]);
    expect(report).toEqual({
      total: 2,
      byRule: [
        { key: 'sign-off', count: 1 },
        { key: 'checker', count: 1 },
      ],
      byType: [
        { key: 'process', count: 1 },
        { key: 'emergency', count: 1 },
      ],
      byTeam: [
        { key: 'Web', count: 1 },
        { key: null, count: 1 },
      ],
      byAuthoriser: [{ key: 'lead', count: 2 }],
      longest: { ref: 'OVR-2026-11-21-001', rule: 'sign-off', hours: 24 },
      proposals: [],
    });
  });

  it.each([
    [PATTERN_MIN - 1, 0],
    [PATTERN_MIN, 1],
  ])('with %i of one rule for one team proposes %i changes', (count, proposals) => {
    const same = Array.from({ length: count }, () => granted);
    const elsewhere = { ...granted, team: { id: 'ops' as TeamId, name: 'Ops' } };
    expect(reportMonth([...same, elsewhere, { ...granted, rule: 'checker' }])?.proposals).toHaveLength(proposals);
  });

  it('covers a month of UTC, and can be planned before anybody’s next month begins', () => {
    expect(monthOf(new Date('2026-11-30T23:59:59Z'))).toBe('2026-11');
    expect(monthEnd('2026-12').toISOString()).toBe('2027-01-01T00:00:00.000Z');
    expect(reportableAt('2026-11').toISOString()).toBe('2026-11-30T10:00:00.000Z');
  });
});
