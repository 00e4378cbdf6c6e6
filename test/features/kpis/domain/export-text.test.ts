import { describe, expect, it } from 'vitest';
import { writeExport } from '../../../../src/features/kpis/domain/export-text.ts';
import type { Weekly } from '../../../../src/features/kpis/domain/weekly.ts';

const weekly: Weekly = {
  ...{
    scope: { kind: 'workspace' },
    week: '2026-W48',
    from: '2026-11-23T00:00:00.000Z',
    to: '2026-11-30T00:00:00.000Z',
  },
  ...{ timeZone: 'UTC', lens: 'muster', repositoryId: null },
  counts: { merged: 3, reverts: 0, hotfixes: 0, leftOut: 1 },
  measures: {
    cycle: { unit: 'minutes', n: 2, missing: 1, figure: 90.5, median: 90.5, p75: 100, mean: 90 },
    deploy: { unit: 'minutes', n: 0, missing: 3, figure: null, median: null, p75: null, mean: null },
  },
  ...{ production: null, diagnosis: [] },
};

describe('an export as CSV', () => {
  it('has a line for each number, with empty cells for what is unknown', () => {
    const lines = writeExport([{ whose: 'workspace', repository: null, weekly }], 'csv')
      .trimEnd()
      .split('\n');
    const start = 'workspace,workspace,2026-W48,2026-11-23T00:00:00.000Z,2026-11-30T00:00:00.000Z,UTC,muster,all';
    expect(lines[0]).toBe(
      'whose,scope,week,from,to,time_zone,lens,repository,number,unit,n,unknown,figure,median,p75,mean',
    );
    expect(lines[1]).toBe(`${start},merged,pull requests,,,3,,,`);
    expect(lines).toContain(`${start},cycle,minutes,2,1,90.5,90.5,100,90`);
    expect(lines).toContain(`${start},deploy,minutes,0,3,,,,`);
    for (const line of lines) expect(line.split(',')).toHaveLength(16);
  });

  it.each(['=cmd|calc', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', 'a\n=1'])(
    'lets no name of a person, team or repository begin a formula: %j',
    (name) => {
      const text = writeExport([{ whose: name, repository: name, weekly }], 'csv');
      for (const line of text.split('\n')) expect(line).not.toMatch(/(^|,)"?[=+\-@\t\r]/);
    },
  );

  it('holds names as they are in JSON', () => {
    const read = JSON.parse(writeExport([{ whose: '=cmd', repository: null, weekly }], 'json'));
    expect(read).toEqual({ data: [{ whose: '=cmd', repository: null, weekly }], meta: { total: 1 } });
  });
});
