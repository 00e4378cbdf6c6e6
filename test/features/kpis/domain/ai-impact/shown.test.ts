import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attribute } from '../../../../../src/features/kpis/domain/ai-impact/assistance.ts';
import { measureImpact } from '../../../../../src/features/kpis/domain/ai-impact/impact.ts';
import { LEFT_OUT, leaveOut } from '../../../../../src/features/kpis/domain/ai-impact/leave-out.ts';
import { chooseRelease, partsOf } from '../../../../../src/features/kpis/domain/ai-impact/release.ts';
import { findCameBack, isBackWithin, reworkOf } from '../../../../../src/features/kpis/domain/ai-impact/rework.ts';
import { showImpact } from '../../../../../src/features/kpis/domain/ai-impact/shown-impact.ts';
import { showShare } from '../../../../../src/features/kpis/domain/ai-impact/shown-share.ts';
import type { AiSubject } from '../../../../../src/features/kpis/domain/ai-impact/subject.ts';
import { verdictOf } from '../../../../../src/features/kpis/domain/ai-impact/verdict.ts';
import type { PersonId, PullRequestId, RepositoryId } from '../../../../../src/kit/ids.ts';

const sign = { tool: 'cursor', source: 'trailer' } as const;

const subject = fc.record({
  authorId: fc.integer({ min: 0, max: 9 }).map((n) => `person ${n}` as PersonId),
  pullRequestId: fc.uuid().map((id) => id as PullRequestId),
  mergedAt: fc.integer({ min: 0, max: 180 }).map((day) => new Date(Date.UTC(2026, 0, 1 + day))),
  byAgent: fc.boolean(),
  teamIds: fc.constant([]),
  assistance: fc.constantFrom('assisted', 'not-assisted', 'disagree', 'unknown'),
  lines: fc.option(fc.integer({ min: 0, max: 900 })),
  cycleMinutes: fc.option(fc.integer({ min: 0, max: 9_000 })),
  quality: fc.option(fc.constantFrom(1, 2, 3)),
  rework: fc.option(fc.integer({ min: 0, max: 6 })),
}) satisfies fc.Arbitrary<AiSubject>;
const subjects = fc.array(subject, { maxLength: 120 });

describe('what a pull request counts as', () => {
  it.each([
    ['yes', [], 'assisted'],
    ['yes', [sign], 'assisted'],
    ['no', [], 'not-assisted'],
    ['no', [sign], 'disagree'],
    [null, [], 'unknown'],
    [null, [sign], 'assisted'],
  ] as const)('with the word %s and the marks %j is %s', (word, signs, assistance) => {
    expect(attribute({ word, signs }).assistance).toBe(assistance);
  });
});

describe('rework', () => {
  const mergedAt = new Date('2026-11-01T00:00:00Z');
  const now = new Date('2026-11-30T00:00:00Z');

  it('counts further rounds and what came back, and is not known before three weeks are over', () => {
    expect(reworkOf({ reRequests: 2, cameBack: true, mergedAt, now })).toBe(3);
    expect(reworkOf({ reRequests: 40, cameBack: false, mergedAt, now })).toBe(5);
    expect(reworkOf({ reRequests: 0, cameBack: false, mergedAt, now: new Date('2026-11-21T23:00:00Z') })).toBeNull();
  });

  it('finds what reverts name and what hotfixes refer to, in the same repository', () => {
    const repositoryId = 'r' as RepositoryId;
    const one = { repositoryId, title: 'Mend', body: 'see acme/api#9 and (#31), closes #7', mergedAt: now };
    const found = findCameBack([
      { ...one, revertOf: 30, hotfix: false },
      { ...one, revertOf: null, hotfix: true },
      { ...one, mergedAt: null, revertOf: 99, hotfix: true },
    ]);
    expect([...found.keys()]).toEqual(['r 30', 'r 31', 'r 7']);
    expect(isBackWithin(new Date('2026-11-09T00:00:00Z'), now)).toBe(true);
    expect(isBackWithin(new Date('2026-11-08T00:00:00Z'), now)).toBe(false);
    expect(isBackWithin(new Date('2026-12-01T00:00:00Z'), now)).toBe(false);
  });
});

describe('a comparison', () => {
  it('counts every pull request once: compared, or left out for a reason', () => {
    fc.assert(
      fc.property(subjects, (all) => {
        for (const { counts, leftOut } of measureImpact(all).comparisons) {
          const out = LEFT_OUT.reduce((sum, reason) => sum + leftOut[reason], 0);
          expect(out + counts.assisted + counts.notAssisted).toBe(all.length);
        }
      }),
    );
  });

  it('never takes what is not known, or what sources disagree about, for work without AI', () => {
    fc.assert(
      fc.property(subjects, (all) => {
        const { kept } = leaveOut(all, { of: () => 1 });
        expect(kept.every(({ assistance }) => assistance === 'assisted' || assistance === 'not-assisted')).toBe(true);
      }),
    );
  });
});

describe('what is shown', () => {
  it('counts nothing that fewer than five people stand behind', () => {
    fc.assert(
      fc.property(subjects, (all) => {
        const known = all.filter(({ assistance }) => assistance === 'assisted' || assistance === 'not-assisted');
        const authors = new Set(known.map(({ authorId }) => authorId)).size;
        const disagreeing = new Set(all.filter((one) => one.assistance === 'disagree').map((one) => one.authorId)).size;
        const [impact, share] = [showImpact(all), showShare(all)];
        expect(impact === null).toBe(authors < 5);
        expect(share === null).toBe(authors < 5);
        if (disagreeing < 5) expect([impact?.counts.disagree ?? 0, share?.counts.disagree ?? 0]).toEqual([0, 0]);
        for (const { counts, leftOut, missing } of impact?.comparisons ?? [])
          if (counts === null || counts.authors < 5) expect([counts, leftOut, missing]).toEqual([null, null, null]);
      }),
    );
  });

  it('stays as it was when it differs by fewer than five people’s work, whoever’s figure it is', () => {
    fc.assert(
      fc.property(subjects, subjects, (seen, fresh) => {
        const [before, now] = [partsOf(seen), partsOf([...seen, ...fresh])];
        const choice = chooseRelease(now, { own: before, others: [before] });
        const apart = new Set(fresh.map(({ authorId }) => authorId)).size;
        if (apart > 0 && apart < 5) expect(choice).toBe('kept');
        if (apart >= 5) expect(choice).toBe('fresh');
      }),
    );
  });
});

describe('a verdict', () => {
  it.each([
    [['better', 'unclear', 'unclear'], { kind: 'better' }],
    [['unclear', 'worse', 'unclear'], { kind: 'worse' }],
    [['better', 'better', 'worse'], { kind: 'cant-tell', because: 'mixed' }],
    [['better', 'too-few', 'unclear'], { kind: 'cant-tell', because: 'too-few' }],
    [['better', 'placebo', 'unclear'], { kind: 'cant-tell', because: 'placebo' }],
    [['unclear', 'unclear', 'unclear'], { kind: 'cant-tell', because: 'no-difference' }],
  ] as const)('of %j is %j', (findings, verdict) => {
    expect(verdictOf(findings.map((finding) => ({ finding })))).toEqual(verdict);
  });
});
