import { beforeEach, describe, expect, it } from 'vitest';
import { githubAccount, linkedPeople, tellOfPeople } from '../support/identities.ts';
import type { Persona } from '../support/persona.ts';
import { testApp } from '../support/test-app.ts';

const MODAL = { kind: 'modal' } as const;

describe('people on GitHub as CSV', () => {
  const muster = testApp();
  let mira: Persona;

  beforeEach(async () => {
    mira = muster.as('U0MIRA');
    await tellOfPeople(muster, [
      githubAccount(1, 'Ana'),
      githubAccount(2, '=cmd|calc'),
      githubAccount(3, 'work', { email: 'bo@example.com' }),
      { account: null, name: 'Priya, R.', email: 'p@home.example' },
    ]);
    await mira.command('/muster', 'people');
    await mira.submit({ filter: 'all' });
    await mira.press('As CSV', MODAL);
  });

  it('go out as lines without formulas, with whom each is or may be', () => {
    const lines = mira.modalText().split('\n');
    expect(lines).toContain('github,person,name,state,proposed');
    expect(lines).toContain('Ana,,,proposed,ana@example.com');
    expect(lines).toContain('work,bo@example.com,,linked,');
    expect(lines).toContain('p@home.example,,"Priya, R.",open,');
    expect(lines).toContain(`"'=cmd|calc",,,open,`);
  });

  it('come in all together, and each can be undone', async () => {
    await mira.submit({ csv: "github,person\nana,ANA@example.com\n'=cmd|calc,nobody\np@home.example,U0PRIYA\nwork," });
    expect(mira.modalText()).toContain('3 taken over.');
    expect(await linkedPeople(muster)).toEqual({
      Ana: 'ana',
      '=cmd|calc': 'excluded',
      work: 'bo',
      'p@home.example': 'priya',
    });
    await mira.press('overflow', MODAL, 'Undo');
    expect(Object.values(await linkedPeople(muster)).filter((who) => who === null)).toHaveLength(1);
  });

  it('with a line that can’t be read change nothing, and say which and why', async () => {
    const before = await linkedPeople(muster);
    const csv = 'ana,ana@example.com\nnobody-knows,bo@example.com\nwork,otto@example.com\nAna,nobody\n,bo@example.com';
    const { errors } = await mira.submit({ csv });
    expect(errors.csv).toContain('Line 2: GitHub told of nobody called “nobody-knows”.');
    expect(errors.csv).toContain('Line 3: no active member has “otto@example.com”.');
    expect(errors.csv).toContain('Line 4: “Ana” stands here twice.');
    expect(errors.csv).toContain('Line 5: the account is missing.');
    expect(errors.csv).toContain('Nothing was changed.');
    expect(await linkedPeople(muster)).toEqual(before);
    expect((await mira.submit({ csv: ' \n ' })).errors.csv).toContain('nothing to take over');
  });
});
