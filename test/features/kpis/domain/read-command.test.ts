import { describe, expect, it } from 'vitest';
import { readKpiCommand } from '../../../../src/features/kpis/domain/read-command.ts';

describe('the words behind `/muster kpi`', () => {
  it.each([
    ['', null, null],
    ['me', 'me', null],
    ['TEAM 12w', 'team', '12w'],
    ['  4w   team ', 'team', '4w'],
    ['workspace sprint', 'workspace', 'sprint'],
  ])('are read in any order and case: %j', (text, whose, range) => {
    expect(readKpiCommand(text)).toEqual({ kind: 'asked', whose, range });
  });

  it.each([
    ['everybody', 'everybody'],
    ['team 5w', '5w'],
    ['me team', 'team'],
    ['4w 12w', '12w'],
    ['team constructor', 'constructor'],
  ])('are named where they mean nothing or contradict each other: %j', (text, word) => {
    expect(readKpiCommand(text)).toEqual({ kind: 'unknown', word });
  });
});
