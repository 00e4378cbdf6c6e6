import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../../src/features/people/domain/csv.ts';
import { writeCsv } from '../../../../src/kit/csv.ts';

const people = (text: string) => readCsv(text).map(({ line, github, person }) => [line, github, person]);

describe('pasted lines', () => {
  it.each([
    ['commas', 'ana-gh,ana@x.org\nbo,nobody'],
    ['semicolons', 'ana-gh;ana@x.org\nbo;nobody'],
    ['tabs, as a spreadsheet copies them', 'ana-gh\tana@x.org\r\nbo\tnobody\r\n'],
    ['quotes and blanks', ' "ana-gh" , "ana@x.org" \nbo, nobody'],
    ['columns nobody asked for', 'ana-gh,ana@x.org,Ana,linked\nbo,nobody,,'],
  ])('are read with %s', (_, text) => {
    expect(people(text)).toEqual([
      [1, 'ana-gh', 'ana@x.org'],
      [2, 'bo', 'nobody'],
    ]);
  });

  it('follow their headings, and keep the numbers of their lines', () => {
    expect(people('name,Person,GitHub\n"Ana\nMaria",ana@x.org,ana-gh\n\n\nBo,,bo')).toEqual([
      [2, 'ana-gh', 'ana@x.org'],
      [6, 'bo', ''],
    ]);
  });

  it('are none in nothing, and a quote without its end is a sign like others', () => {
    expect(people('')).toEqual([]);
    expect(people(' \n,\n')).toEqual([]);
    expect(people('"ana,x@y.org')).toEqual([[1, '"ana', 'x@y.org']]);
  });
});

describe('written lines', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://evil.example")'])(
    'never begin a formula: %j',
    (cell) => {
      const [written = ''] = writeCsv([[cell]]).split(',');
      expect(written.replace(/^"/, '')).not.toMatch(/^[=+\-@\t\r]/);
    },
  );

  it('are read back as they were, whatever names hold', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('=1', '-x', 'a"b', 'a,b', 'a;b', "'=x", '+1'));
    const tidy = (text: string) => text.replace(/[\r\n\u2028\u2029]+/g, ' ').trim();
    const plain = cell.filter((text) => tidy(text) !== '' && !/^'|^["\t\r]|\t/.test(tidy(text)) && tidy(text) === text);
    fc.assert(
      fc.property(fc.array(fc.tuple(plain, plain), { minLength: 1 }), (rows) => {
        const read = readCsv(writeCsv([['github', 'person'], ...rows]));
        expect(read.map(({ github, person }) => [github, person])).toEqual(rows);
      }),
    );
  });
});
