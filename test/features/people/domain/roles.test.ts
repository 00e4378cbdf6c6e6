import { describe, expect, it } from 'vitest';
import {
  effectiveRole,
  nameRole,
  type RoleFacts,
  type RoleHolder,
} from '../../../../src/features/people/domain/roles.ts';
import type { PersonId } from '../../../../src/kit/ids.ts';

const nothing: RoleFacts = {
  named: 'developer',
  slackAdmin: false,
  adminNamed: false,
  leadsTeam: false,
  managesTeam: false,
};

describe('the role somebody acts with', () => {
  const cases: readonly [string, Partial<RoleFacts>, string][] = [
    ['nobody special', {}, 'developer'],
    ['named lead', { named: 'lead' }, 'lead'],
    ['leads a team', { leadsTeam: true }, 'lead'],
    ['named manager', { named: 'manager' }, 'manager'],
    ['manages a team', { managesTeam: true }, 'manager'],
    ['leads one team, manages another', { leadsTeam: true, managesTeam: true }, 'manager'],
    ['named lead, manages a team', { named: 'lead', managesTeam: true }, 'manager'],
    ['named manager, leads a team', { named: 'manager', leadsTeam: true }, 'manager'],
    ['named admin', { named: 'admin', adminNamed: true }, 'admin'],
    ['Slack admin before any admin is named', { slackAdmin: true }, 'admin'],
    ['Slack admin after an admin is named', { slackAdmin: true, adminNamed: true }, 'developer'],
    ['Slack admin who leads, after an admin is named', { slackAdmin: true, adminNamed: true, leadsTeam: true }, 'lead'],
    ['named admin who leads', { named: 'admin', adminNamed: true, leadsTeam: true }, 'admin'],
  ];
  it.each(cases)('%s', (_, facts, role) => {
    expect(effectiveRole({ ...nothing, ...facts })).toBe(role);
  });
});

const id = (name: string) => name as PersonId;

function holders(...list: readonly (Partial<RoleHolder> & { name: string })[]): readonly RoleHolder[] {
  const adminNamed = list.some((one) => one.named === 'admin');
  return list.map((one) => ({
    ...nothing,
    primaryOwner: false,
    personId: id(one.name),
    ...one,
    slackAdmin: one.slackAdmin === true || one.primaryOwner === true,
    adminNamed,
  }));
}

describe('naming a role', () => {
  it('names an admin beside the one there is', () => {
    const list = holders({ name: 'pia', named: 'admin' }, { name: 'ana' });
    expect(nameRole(list, { by: id('pia'), personId: id('ana'), role: 'admin' })).toEqual({
      kind: 'named',
      roles: [{ personId: 'ana', role: 'admin' }],
    });
  });

  it('keeps whoever names the first admin, and the primary owner, as admins', () => {
    const list = holders({ name: 'pia', primaryOwner: true }, { name: 'sam', slackAdmin: true }, { name: 'ana' });
    expect(nameRole(list, { by: id('sam'), personId: id('ana'), role: 'admin' })).toEqual({
      kind: 'named',
      roles: [
        { personId: 'ana', role: 'admin' },
        { personId: 'pia', role: 'admin' },
        { personId: 'sam', role: 'admin' },
      ],
    });
  });

  it('leaves Slack’s ranks in force while only leads and managers are named', () => {
    const list = holders({ name: 'pia', primaryOwner: true }, { name: 'ana' });
    expect(nameRole(list, { by: id('pia'), personId: id('ana'), role: 'manager' })).toEqual({
      kind: 'named',
      roles: [{ personId: 'ana', role: 'manager' }],
    });
  });

  it('really takes admin away from somebody who had it by Slack’s rank', () => {
    const list = holders({ name: 'pia', primaryOwner: true }, { name: 'sam', slackAdmin: true });
    const naming = nameRole(list, { by: id('pia'), personId: id('sam'), role: 'developer' });
    expect(naming).toEqual({
      kind: 'named',
      roles: [
        { personId: 'sam', role: 'developer' },
        { personId: 'pia', role: 'admin' },
      ],
    });
  });

  it.each([
    ['a named admin', holders({ name: 'pia', named: 'admin' }, { name: 'sam', slackAdmin: true })],
    [
      'the primary owner before any naming',
      holders({ name: 'pia', primaryOwner: true }, { name: 'sam', slackAdmin: true }),
    ],
  ])('refuses to remove the last admin: %s', (_, list) => {
    expect(nameRole(list, { by: id('pia'), personId: id('pia'), role: 'lead' })).toEqual({ kind: 'last-admin' });
  });

  it('lets an admin step down when another stays', () => {
    const list = holders({ name: 'pia', named: 'admin' }, { name: 'ana', named: 'admin' });
    expect(nameRole(list, { by: id('pia'), personId: id('pia'), role: 'lead' }).kind).toBe('named');
  });

  it('changes nothing when the role is there already', () => {
    const list = holders({ name: 'pia', named: 'admin' }, { name: 'ana', named: 'lead' });
    expect(nameRole(list, { by: id('pia'), personId: id('ana'), role: 'lead' })).toEqual({ kind: 'unchanged' });
  });
});
