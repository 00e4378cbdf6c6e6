import { describe, expect, it } from 'vitest';
import { readOrganisation, readState, writeState } from '../../../../src/features/connections/domain/connect-state.ts';
import type { WorkspaceId } from '../../../../src/kit/ids.ts';

const state = {
  workspaceId: '0190a000-0000-7000-8000-000000000001' as WorkspaceId,
  requestId: '0190a000-0000-7000-8000-000000000002',
  secret: 'aA0_-'.repeat(9).slice(0, 43),
};

describe('the state of the browser’s way', () => {
  it('is read as it was written', () => {
    expect(readState(writeState(state))).toEqual(state);
  });

  it.each([
    undefined,
    null,
    7,
    '',
    'a.b.c',
    [writeState(state)],
    `${writeState(state)}x`,
    writeState({ ...state, secret: state.secret.slice(1) }),
    writeState({ ...state, requestId: '../../etc' }),
    `${writeState(state)}\n`,
  ])('is nothing in %j', (text) => {
    expect(readState(text)).toBeNull();
  });
});

describe('an organisation', () => {
  it.each([
    ['acme', 'acme'],
    [' @acme ', 'acme'],
    ['https://github.com/acme', 'acme'],
    ['https://github.com/orgs/acme/people', 'acme'],
    ['Acme-Web-2', 'Acme-Web-2'],
    ['', null],
    ['   ', null],
  ])('typed as %j is %j', (typed, login) => {
    expect(readOrganisation(typed)).toEqual({ login });
  });

  it.each(['acme web', '-acme', 'acme-', 'a--b', 'a'.repeat(40), 'acme?x=1', 'acmé', '"><script>'])(
    'is never %j',
    (typed) => {
      expect(readOrganisation(typed)).toBeNull();
    },
  );
});
