import { describe, expect, it } from 'vitest';
import { cteList, sqlText, writeSql } from '../../../src/kit/sql-text.ts';
import { testDatabase } from '../../support/database.ts';

const database = testDatabase();

describe('a composed statement', () => {
  it('numbers its values in the order they stand, through all its pieces', () => {
    const inner = (value: string | null) => sqlText`select ${value}::text as x`;
    const whole = sqlText`with a as (${inner('1')}), b as (${inner(null)}) select ${true} from ${sqlText('a')}`;
    expect(writeSql(whole)).toEqual({
      text: 'with a as (select $1::text as x), b as (select $2::text as x) select $3 from "a"',
      values: ['1', null, true],
    });
  });

  it('keeps text of people out of the statement, and quotes names', () => {
    const said = "'; drop table tasks; --";
    expect(writeSql(sqlText`select ${said}::text`)).toEqual({ text: 'select $1::text', values: [said] });
    expect(writeSql(sqlText('a"b')).text).toBe('"a""b"');
  });

  it('is never taken for another of nearly the same shape', () => {
    const texts = [sqlText`a`, sqlText`b`].map((piece) => writeSql(sqlText`x ${piece} ${1} y`).text);
    const value = writeSql(sqlText`x ${1} ${2} y`).text;
    const lists = [0, 1, 2].map((count) => writeSql(cteList(Array(count).fill(sqlText`select ${count}`))).text);
    expect([...texts, value, ...lists]).toEqual([
      'x a $1 y',
      'x b $1 y',
      'x $1 $2 y',
      '',
      ', part_0 as (select $1)',
      ', part_0 as (select $1), part_1 as (select $2)',
    ]);
  });

  it('runs in a transaction with values of every kind', async () => {
    const workspaceId = '0190a000-0000-7000-8000-000000000009' as never;
    const rows = await database.store.scope(workspaceId, (tx) =>
      tx.run(
        sqlText`select ${'a\'b\\c"'}::text as said, ${7}::int as n, ${false}::bool as no, ${null}::uuid as nobody`,
      ),
    );
    expect([...rows]).toEqual([{ said: 'a\'b\\c"', n: 7, no: false, nobody: null }]);
  });
});

describe('a scope', () => {
  it('keeps quotes and backslashes of its settings harmless', async () => {
    const odd = "x'; select 1; --\\' " as never;
    const read = database.store.scope(odd, (tx) => tx.sql`select current_setting('app.workspace_id', true) as id`);
    expect((await read)[0]?.id).toBe("x'; select 1; --' ");
  });
});
