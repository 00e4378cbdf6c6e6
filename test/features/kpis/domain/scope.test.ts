import { describe, expect, it } from 'vitest';
import { mayRead, type Scope, type Viewer, viewerOf } from '../../../../src/features/kpis/domain/scope.ts';
import type { Role } from '../../../../src/kit/actor.ts';
import type { PersonId, TeamId } from '../../../../src/kit/ids.ts';

const id = (name: string) => name as PersonId;
const team = (name: string) => name as TeamId;

/** Dev and Lea are in Web, which Lea leads and Max manages; Ops is somebody else's, and Oz is in it. */
const TEAMS = [
  { id: team('web'), leadId: id('lea'), managerIds: [id('max')], memberIds: [id('dev'), id('mate')] },
  { id: team('app'), leadId: id('pia'), managerIds: [id('max')], memberIds: [id('una')] },
  { id: team('ops'), leadId: id('kim'), managerIds: [], memberIds: [id('oz')] },
];

const person = (name: string): Scope => ({ kind: 'person', personId: id(name) });
const inTeam = (name: string): Scope => ({ kind: 'team', teamId: team(name) });
const workspace: Scope = { kind: 'workspace' };
const EVERYTHING = {
  ...{ dev: person('dev'), mate: person('mate'), lea: person('lea'), max: person('max'), una: person('una') },
  ...{ oz: person('oz'), web: inTeam('web'), app: inTeam('app'), ops: inTeam('ops'), workspace },
};

const seenBy = (viewer: Viewer) =>
  Object.entries(EVERYTHING)
    .filter(([, scope]) => mayRead(scope, viewer))
    .map(([name]) => name);

describe('numbers', () => {
  it.each([
    // Own data, own team, workspace.
    ['dev', 'developer', ['dev', 'web', 'workspace']],
    // Own team, and everybody in it.
    ['lea', 'lead', ['dev', 'mate', 'lea', 'web', 'workspace']],
    // The teams managed, and everybody in them.
    ['max', 'manager', ['dev', 'mate', 'lea', 'max', 'una', 'web', 'app', 'workspace']],
    ['boss', 'admin', Object.keys(EVERYTHING)],
    // A role's name alone opens nothing: it counts through the teams it is for.
    ['oz', 'lead', ['oz', 'ops', 'workspace']],
    ['oz', 'manager', ['oz', 'ops', 'workspace']],
    ['nobody', 'developer', ['workspace']],
  ] as const)('are shown to %s, a %s, as the product page has it', (name, role, seen) => {
    expect(seenBy(viewerOf({ personId: id(name), role: role as Role }, TEAMS))).toEqual(seen);
  });

  it('of nobody in particular are shown to programs', () => {
    expect(seenBy({ kind: 'api-key' })).toEqual(['web', 'app', 'ops', 'workspace']);
  });

  it('of somebody who left the team aren’t its lead’s to see any more', () => {
    const after = TEAMS.map((one) => ({ ...one, memberIds: one.memberIds.filter((who) => who !== id('dev')) }));
    expect(mayRead(person('dev'), viewerOf({ personId: id('lea'), role: 'lead' }, after))).toBe(false);
  });
});
