import { describe, expect, it } from 'vitest';
import { eventEnvelope, sortFields, sortPayload } from '../../../src/platform/slack/payloads.ts';
import { isForeign, teamIdsOf, teamIdsOfEvent } from '../../../src/platform/slack/whose.ts';
import { createWorkspaces, type Workspace } from '../../../src/platform/slack/workspaces.ts';
import * as payloads from '../../fakes/slack/payloads.ts';
import { testDatabase } from '../../support/database.ts';
import { addWorkspace } from './rig.ts';

const db = testDatabase();
const interaction = (payload: unknown) => {
  const incoming = sortPayload(payload);
  if (incoming.kind !== 'interaction') throw new Error('not an interaction');
  return incoming.payload;
};
const first = (ids: readonly (string | null | undefined)[]) => ids.find((id) => typeof id === 'string');
const click = payloads.blockActionPayload({ action: { actionId: 'a.b' }, message: { channelId: 'C1', ts: '1.1' } });
const home = { teamId: 'T1', enterpriseId: 'E1' } as Workspace;
const from = (userTeam: string | null, enterprise: string | null = null) =>
  interaction({
    ...click,
    user: { id: 'U1', team_id: userTeam },
    enterprise: enterprise === null ? null : { id: enterprise },
  });

describe('whose a payload is', () => {
  it.each([
    [
      'the team it is seen through',
      { context_team_id: 'T1', authorizations: [{ team_id: 'T2' }], team_id: 'T3' },
      'T1',
    ],
    ['the first authorisation', { authorizations: [{ team_id: 'T2' }], team_id: 'T3' }, 'T2'],
    ['the team of the envelope', { authorizations: [], team_id: 'T3' }, 'T3'],
    ['the organisation', { authorizations: [{ team_id: null, enterprise_id: 'E1' }], team_id: null }, 'E1'],
  ])('is told for an event by %s', (_name, parts, expected) => {
    const envelope = eventEnvelope.parse({ type: 'event_callback', event_id: 'Ev1', event: { type: 'x' }, ...parts });
    expect(first(teamIdsOfEvent(envelope))).toBe(expected);
  });

  it('is told for a view opened through Slack Connect by where the app is installed', () => {
    const view = { id: 'V1', app_installed_team_id: 'T9' };
    expect(first(teamIdsOf(interaction(payloads.viewSubmissionPayload({ view }))))).toBe('T9');
  });

  it('is told for an organisation-wide installation, which has no team', () => {
    expect(first(teamIdsOf(interaction({ ...click, team: null, user: { id: 'U1' }, enterprise: { id: 'E1' } })))).toBe(
      'E1',
    );
    const fields = { ...payloads.slashCommandPayload({ command: '/task' }), enterprise_id: 'E1' };
    const incoming = sortFields(Object.fromEntries(Object.entries(fields).filter(([name]) => name !== 'team_id')));
    expect(incoming.kind === 'interaction' && first(teamIdsOf(incoming.payload))).toBe('E1');
  });

  it.each([
    ['of the workspace', from('T1'), false],
    ['whose team Slack does not tell', from(null), false],
    ['of a sibling workspace', from('T2', 'E1'), false],
    ['of another organisation', from('T7'), true],
    ['of another organisation with several workspaces', from('T7', 'E7'), true],
  ])('takes a person %s for what they are', (_name, payload, foreign) => {
    expect(isForeign(payload, home)).toBe(foreign);
  });
});

describe('the workspaces', () => {
  it('are read once, and looked for again half a minute after they were unknown', async () => {
    let now = 1_800_000_000_000;
    const workspaces = createWorkspaces({ store: db.store, clock: { now: () => new Date(now) } });
    expect(await workspaces.find(['T1', null, undefined, ''])).toBeNull();
    await addWorkspace(db.store, 'T1');
    expect(await workspaces.find(['T1'])).toBeNull();
    now += 31_000;
    expect(await workspaces.find(['T0', 'T1'])).toMatchObject({ teamId: 'T1', name: 'Harbour' });
    await db.store.sql`delete from workspaces`;
    expect(await workspaces.find(['T1'])).toMatchObject({ teamId: 'T1' });
  });
});
