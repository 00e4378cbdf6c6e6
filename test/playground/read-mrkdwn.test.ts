import { describe, expect, it } from 'vitest';
import { type Piece, readMrkdwn } from '../../playground/page/blocks/read-mrkdwn.ts';

describe('Slack’s markup on the page', () => {
  it.each<[string, Piece[]]>([
    ['plain &amp; simple', [text('plain & simple')]],
    ['*bold* move', [{ kind: 'bold', inside: [text('bold')] }, text(' move')]],
    ['2*3*4 and snake_case_name', [text('2*3*4 and snake_case_name')]],
    ['`a *b* c`', [{ kind: 'code', text: 'a *b* c' }]],
    ['```\n<x>\n```', [{ kind: 'pre', text: '<x>' }]],
    ['<@U01ANA> in <#C01WEB|web>', [user('U01ANA'), text(' in '), { kind: 'channel', id: 'C01WEB', label: 'web' }]],
    ['<!here>', [{ kind: 'everybody', word: 'here' }]],
    ['<https://a.example|A &amp; B>', [{ kind: 'link', href: 'https://a.example', label: 'A & B' }]],
    ['&gt; quoted\nnot', [{ kind: 'quote', inside: [text('quoted')] }, text('not')]],
    ['<!date^1795256345^{date_short}|21 Nov>', [text('21 Nov')]],
  ])('reads %j', (source, pieces) => {
    expect(readMrkdwn(source)).toEqual(pieces);
  });

  it.each([
    '&lt;!channel&gt;',
    '&lt;@U01ANA&gt;',
    '&amp;lt;!here&amp;gt;',
    '&lt;https://evil.example|click&gt;',
    'http://evil.example',
    '<javascript:alert(1)|click>',
  ])('never takes %j for a mention or a link', (source) => {
    expect(readMrkdwn(source).map(({ kind }) => kind)).toEqual(['text']);
  });
});

function text(words: string): Piece {
  return { kind: 'text', text: words };
}

function user(id: string): Piece {
  return { kind: 'user', id, label: '' };
}
