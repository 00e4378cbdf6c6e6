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
    ['<!date^1795256345^{date_short}|21 Nov>', [date('{date_short}', null)]],
    ['<!date^1795256345^at {time}^https://a.example|21 Nov>', [date('at {time}', 'https://a.example')]],
    ['<!date^soon^{date}|21 Nov>', [text('21 Nov')]],
    ['<!subteam^S01WEB|@web-team>', [{ kind: 'group', id: 'S01WEB', label: '@web-team' }]],
    [
      '~gone~ _is_ *_both_*',
      [
        { kind: 'strike', inside: [text('gone')] },
        text(' '),
        italic('is'),
        text(' '),
        { kind: 'bold', inside: [italic('both')] },
      ],
    ],
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
    '<!unknown^thing|click>',
  ])('never takes %j for a mention or a link', (source) => {
    expect(readMrkdwn(source).map(({ kind }) => kind)).toEqual(['text']);
  });
});

function text(words: string): Piece {
  return { kind: 'text', text: words };
}

function italic(words: string): Piece {
  return { kind: 'italic', inside: [text(words)] };
}

function date(format: string, href: string | null): Piece {
  return { kind: 'date', seconds: 1_795_256_345, format, href, fallback: '21 Nov' };
}

function user(id: string): Piece {
  return { kind: 'user', id, label: '' };
}
