import { describe, expect, it } from 'vitest';
import { teamOfRepository } from '../../../../src/features/escalations/domain/team-of-repository.ts';
import type { PersonId, TeamId } from '../../../../src/kit/ids.ts';

const by = (letter: string, pullRequests: number) => ({ personId: letter as PersonId, pullRequests });
const member = (letter: string, team: string) => ({ personId: letter as PersonId, team: { id: team as TeamId } });

describe('the team of a repository', () => {
  it('is the one that opened most pull requests there', () => {
    const teams = [member('a', 'Ops'), member('b', 'Web'), member('c', 'Web')];
    expect(teamOfRepository([by('a', 5), by('b', 3), by('c', 3)], teams)).toBe('Web');
  });

  it('counts a person for their first team alone, and the first of equal teams', () => {
    const teams = [member('a', 'Ops'), member('a', 'Web'), member('b', 'Web')];
    expect(teamOfRepository([by('a', 2), by('b', 2)], teams)).toBe('Ops');
  });

  it('is nobody’s where no team works', () => {
    expect(teamOfRepository([], [])).toBeNull();
    expect(teamOfRepository([by('z', 9)], [member('a', 'Ops')])).toBeNull();
  });
});
