import { describe, expect, it } from 'vitest';
import {
  mayCreateTeam,
  mayDeleteTeam,
  mayEditTeam,
  mayNameRoles,
} from '../../../../src/features/people/domain/rights.ts';
import type { Role } from '../../../../src/kit/actor.ts';
import type { PersonId } from '../../../../src/kit/ids.ts';

const team = { leadId: 'lead' as PersonId, managerIds: ['manager' as PersonId] };
const cases: readonly [personId: string, role: Role, edit: boolean, admin: boolean][] = [
  ['stranger', 'developer', false, false],
  ['stranger', 'lead', false, false],
  ['stranger', 'manager', false, false],
  ['stranger', 'admin', true, true],
  ['lead', 'lead', true, false],
  ['lead', 'admin', true, true],
  ['manager', 'manager', true, false],
];

describe('who may change a team and roles', () => {
  it.each(cases)('%s acting as %s: edits the team %s, creates, deletes and names roles %s', (id, role, edit, admin) => {
    const who = { personId: id as PersonId, role };
    expect(mayEditTeam(who, team)).toBe(edit);
    expect([mayCreateTeam(who), mayDeleteTeam(who), mayNameRoles(who)]).toEqual([admin, admin, admin]);
  });

  it('leaves a team without lead and managers to the admins', () => {
    const nobody = { leadId: null, managerIds: [] };
    expect(mayEditTeam({ personId: 'lead' as PersonId, role: 'lead' }, nobody)).toBe(false);
    expect(mayEditTeam({ personId: 'pia' as PersonId, role: 'admin' }, nobody)).toBe(true);
  });
});
