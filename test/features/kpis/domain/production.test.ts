import { describe, expect, it } from 'vitest';
import { LENSES, type Lens } from '../../../../src/features/kpis/domain/measures.ts';
import { incidentsOf } from '../../../../src/features/kpis/domain/production/incidents-of.ts';
import type {
  Deployment,
  Incident,
  ProductionFacts,
  ProductionFigure,
} from '../../../../src/features/kpis/domain/production/production.ts';
import { readProduction } from '../../../../src/features/kpis/domain/production/read-production.ts';
import type { RepositoryId } from '../../../../src/kit/ids.ts';
import { aSubject, deployed, on } from './a-subject.ts';

const web = 'web' as RepositoryId;
const app = 'app' as RepositoryId;
const deployment = (id: string, at: string, rest: Partial<Deployment> = {}): Deployment => ({
  ...{ id, repositoryId: web, finishedAt: on(at), outcome: 'success', isFix: false },
  ...rest,
});
const incident = (id: string, kind: Incident['kind'], [from, to]: readonly [string, string | null]): Incident => ({
  ...{ id, repositoryId: web, kind, startedAt: on(from) },
  ...{ resolvedAt: to === null ? null : on(to), mendedAt: to === null ? null : on(to) },
});

/** Two weeks, 2 to 15 November, in UTC. */
const FACTS: ProductionFacts = {
  deployments: [
    deployment('before', '1 12:00'),
    deployment('d1', '2 10:00'),
    deployment('d2', '2 16:00'),
    deployment('d3', '3 10:00'),
    deployment('d4', '4 10:00', { outcome: 'failure' }),
    deployment('d5', '4 10:40', { isFix: true }),
    deployment('other', '4 09:00', { repositoryId: app }),
    deployment('d6', '10 10:00'),
    deployment('after', '16 10:00'),
  ],
  incidents: [
    // Begins with d3 to the second: Middleware's, whose stretch it opens; DevLake's is d2.
    incident('i1', 'incident', ['3 10:00', '3 12:30']),
    incident('r1', 'revert', ['2 11:00', '2 12:00']),
    incident('h1', 'hotfix', ['10 11:00', null]),
    // Before anything was deployed.
    incident('i0', 'incident', ['1 11:00', '1 13:00']),
  ],
  ...{ hasIncidentTool: true, own: null },
};
const PERIOD = { range: { from: on('2 00:00'), to: on('16 00:00') }, timeZone: 'UTC' };
const read = (lens: Lens, facts = FACTS) => readProduction(facts, { lens, ...PERIOD });

const short = (figure: ProductionFigure) =>
  figure.kind === 'unknown' ? figure.gap : [figure.value, figure.unit, figure.n, figure.leftOut.map(({ id }) => id)];

describe('production under each lens, worked out by hand', () => {
  it.each([
    // 6 successes in 2 weeks. Of 7: d1 (r1), d3 (i1), d4 (its end), d6 (h1) failed.
    // d1 10:00→12:00 = 120, d3 10:00→12:30 = 150, d4 10:00→d5 10:40 = 40: median 120; d6 isn't mended.
    // Rework: d5 of 6 successes.
    ['muster', [3, 'per-week', 6, []], [4 / 7, 'share', 7, []], [120, 'minutes', 3, ['d6']], [1 / 6, 'share', 6, []]],
    // Days: week one 2, 3, 4; week two 10: of 3 and 1 the lower. Of 6 successes d2 has i1: 16:00→12:30 = 1230.
    ['devlake', [1, 'days-per-week', 2, []], [1 / 6, 'share', 6, []], [1230, 'minutes', 1, []], 'not-verified'],
    // 6 successes; d1 has r1, d3 has i1. From begin to end: r1 60, i1 150.
    ['middleware', [6, 'deployments', 6, []], [2 / 6, 'share', 6, []], [105, 'minutes', 2, []], 'not-verified'],
    // All 7 in 2 weeks; d4 failed; 10:00→10:40, the next success being a fix.
    ['swarmia', [3.5, 'per-week', 7, []], [1 / 7, 'share', 7, []], [40, 'minutes', 1, []], 'not-verified'],
    ['linearb', 'not-verified', 'not-verified', 'not-verified', 'not-verified'],
  ] as const)('is what %s defines', (lens, frequency, failures, recovery, rework) => {
    const figures = read(lens);
    expect(short(figures.frequency)).toEqual(frequency);
    expect(short(figures['failure-rate'])).toEqual(failures);
    expect(short(figures.recovery)).toEqual(recovery);
    expect(short(figures['rework-rate'])).toEqual(rework);
  });

  it('names the deployments that failed', () => {
    const rate = read('muster')['failure-rate'];
    expect(rate.kind === 'known' && rate.counted).toEqual(['d1', 'd3', 'd4', 'd6']);
  });

  it('is unknown without any deployment, and without a tool for incidents where the lens needs one', () => {
    for (const lens of LENSES)
      expect(Object.values(read(lens, { ...FACTS, deployments: [] })).every(({ kind }) => kind === 'unknown')).toBe(
        true,
      );
    const blind = read('devlake', { ...FACTS, hasIncidentTool: false });
    expect(short(blind['failure-rate'])).toBe('no-incident-tool');
    expect(short(blind.recovery)).toBe('no-incident-tool');
    expect(blind.frequency.kind).toBe('known');
  });

  it('is 0 where it is known that there was none', () => {
    const quiet = { ...FACTS, incidents: [], deployments: [deployment('d1', '2 10:00')] };
    expect(short(read('muster', quiet)['failure-rate'])).toEqual([0, 'share', 1, []]);
    expect(short(read('muster', quiet).recovery)).toBe('no-failures');
    const idle = { ...FACTS, incidents: [], deployments: [deployment('before', '1 10:00')] };
    expect(short(read('muster', idle).frequency)).toEqual([0, 'per-week', 0, []]);
    expect(short(read('muster', idle)['failure-rate'])).toBe('no-deployments');
  });

  it('is of a team only what its own deployments did, whatever others caused in between', () => {
    const own = { ...FACTS, own: new Set(['d1', 'd5']) };
    // r1 came after d1; i1 after d3, which isn't theirs. d5 mends.
    expect(short(read('muster', own).frequency)).toEqual([1, 'per-week', 2, []]);
    expect(short(read('muster', own)['failure-rate'])).toEqual([0.5, 'share', 2, []]);
    expect(short(read('muster', own).recovery)).toEqual([120, 'minutes', 1, []]);
    expect(short(read('muster', own)['rework-rate'])).toEqual([0.5, 'share', 2, []]);
    expect(short(read('middleware', own).recovery)).toEqual([60, 'minutes', 1, []]);
    expect(short(read('devlake', own).recovery)).toBe('no-failures');
    expect(short(read('swarmia', own)['failure-rate'])).toEqual([0, 'share', 2, []]);
  });

  it('reads days on the wall of the team', () => {
    const late = { ...FACTS, incidents: [], deployments: [deployment('a', '2 23:30'), deployment('b', '3 00:30')] };
    const range = { from: on('2 00:00'), to: on('9 00:00') };
    const days = (timeZone: string) => short(readProduction(late, { lens: 'devlake', range, timeZone }).frequency);
    expect(days('UTC')).toEqual([2, 'days-per-week', 1, []]);
    const berlin = { from: on('1 23:00'), to: on('8 23:00') };
    expect(
      short(readProduction(late, { lens: 'devlake', range: berlin, timeZone: 'Europe/Berlin' }).frequency),
    ).toEqual([1, 'days-per-week', 1, []]);
  });
});

describe('what pull requests tell of incidents', () => {
  const revert = { nature: { revert: { of: 1 }, hotfix: false }, createdAt: on('2 09:00') };

  it('is a revert or a hotfix, mended once it is in production', () => {
    const subject = aSubject({
      ...{ number: 2, ...revert, mergedAt: on('2 10:00'), deployments: [deployed('2 10:10-2 10:20')] },
    });
    expect(incidentsOf([subject, aSubject({ number: 3, mergedAt: on('2 10:00') })])).toEqual([
      {
        ...{ id: subject.id, repositoryId: subject.repositoryId, kind: 'revert', startedAt: on('2 09:00') },
        ...{ resolvedAt: on('2 10:00'), mendedAt: on('2 10:20') },
      },
    ]);
  });

  it('is nothing where it was closed without a merge, and unmended while it is open', () => {
    expect(incidentsOf([aSubject({ number: 2, ...revert, state: 'closed' })])).toEqual([]);
    expect(incidentsOf([aSubject({ number: 2, ...revert })])).toMatchObject([{ resolvedAt: null, mendedAt: null }]);
  });
});
