import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  code,
  cutMrkdwn,
  joinMd,
  link,
  type Mrkdwn,
  md,
  mentionChannel,
  mentionUser,
  mrkdwnSource,
  notificationText,
  safeUrl,
  slackTime,
} from '../../src/kit/mrkdwn.ts';
import { hostileTexts } from '../fixtures/hostile-text.ts';
import { findLiveMarkup } from '../support/block-kit/live-markup.ts';

const source = (mrkdwn: Mrkdwn) => mrkdwnSource(mrkdwn);
/** What a reader sees of people's text: entities decoded, the house's literals opened, invisible signs dropped. */
const seen = (text: string) =>
  text
    .replace(/<!date\^00000000\^\{_\}\|([^>]*)>/g, '$1')
    .replace(/[\u2060\u2068\u2069]/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

describe('markup', () => {
  it('escapes values and leaves its own words alone', () => {
    expect(source(md`*${'a < b & c'}* is due <!here>`)).toBe('*a &lt; b &amp; c* is due <!here>');
  });

  it('lets markup through, so pieces can be put together', () => {
    const who = mentionUser('U012AB');
    expect(source(md`${who} took ${md`*${'<T-1>'}*`}, ${3} points`)).toBe('<@U012AB> took *&lt;T-1&gt;*, 3 points');
  });

  it('cannot be imitated by an object that looks like it', () => {
    const fake = JSON.parse('{"made":"<!channel>","mrkdwn":"<!channel>"}') as string;
    expect(source(md`${fake}`)).not.toContain('<!channel>');
  });

  it('may hold an ampersand of our own', () => {
    expect(source(md`Q&A, &lt;b&gt;`)).toBe('Q&amp;A, &lt;b&gt;');
  });

  it('joins pieces and leaves empty ones out', () => {
    expect(source(joinMd([md`*a*`, '', '<b>'], ' · '))).toBe('*a* · &lt;b&gt;');
  });

  it('shows every sign of every hostile text', () => {
    for (const text of hostileTexts.filter(
      (one) => one.isWellFormed() && one.length < 12_000 && !/[\0\u2066-\u2069]/.test(one),
    )) {
      expect(seen(source(md`${text}`))).toBe(text.replaceAll('\u2060', ''));
    }
  });

  it('has nothing live in it, whatever the values', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostileTexts)), (text) => {
        expect(findLiveMarkup(source(md`_${text}_ ${text}`))).toEqual([]);
      }),
    );
  });
});

describe('formatting characters of people', () => {
  it.each([
    ['*bold*', '<!date^00000000^{_}|*>bold<!date^00000000^{_}|*>'],
    ['__init__', '<!date^00000000^{_}|__>init<!date^00000000^{_}|__>'],
    ['a`b', 'a<!date^00000000^{_}|`>b'],
    ['snake_case', 'snake_case'],
    ['2*3 and 2 * 3', '2*3 and 2 * 3'],
    [':white_check_mark:', ':white_check_mark:'],
    ['> quote', '\u2060&gt; quote'],
    ['a\n> quote', 'a\n\u2060&gt; quote'],
    ['a > b', 'a &gt; b'],
  ])('%j is written %j', (text, written) => {
    expect(source(md`${text}`)).toBe(written);
  });

  it('are left as they are when writing them as text would crowd out the words', () => {
    expect(source(md`${'*a* '.repeat(50)}`)).toBe('*a* '.repeat(50));
  });
});

describe('links', () => {
  it('have an escaped address and label', () => {
    expect(source(link('https://x.example/?a=1&b=2', 'a | <b>'))).toBe(
      '<https://x.example/?a=1&amp;b=2|a | &lt;b&gt;>',
    );
  });

  it.each([
    'javascript:alert(1)',
    'mailto:a@b.example',
    'slack://x',
    'https://github.com@evil.example',
    'no address',
    '',
    '//x.example',
  ])('to %j are only text', (address) => {
    expect(source(link(address, 'label'))).toBe('label');
    expect(safeUrl(address)).toBeNull();
  });

  it.each([
    'https://x.example/a|b>c<d',
    'https://x.example/`*_~',
    'https://x.example/\n<!here>',
    'https://ü.example/ä b',
  ])('to %j stay one link', (address) => {
    expect(findLiveMarkup(source(link(address, 'x'))).map((one) => one.kind)).toEqual(['link']);
  });

  it('show the address when the label is blank, and look-alikes for what would format', () => {
    expect(source(link('https://x.example/', ' '))).toBe('<https://x.example/|https://x.example/>');
    expect(source(link('https://x.example/', '*a* _b_'))).toBe('<https://x.example/|∗a∗ ˍbˍ>');
  });

  it('too long for Slack are text', () => {
    expect(source(link(`https://x.example/${'a'.repeat(3000)}`, 'label'))).toBe('label');
  });
});

describe('mentions', () => {
  it.each(['channel', '!here', 'U1|x', 'U1>', 'u012ab', '', 'C012AB', 'U012AB\n'])('are refused for %j', (id) => {
    expect(() => mentionUser(id)).toThrow('not a Slack user id');
  });

  it('of channels need a channel id', () => {
    expect(source(mentionChannel('C012AB'))).toBe('<#C012AB>');
    expect(() => mentionChannel('general')).toThrow('not a Slack channel id');
  });
});

describe('code', () => {
  it('holds no backtick and no line break', () => {
    expect(source(code('a`b\n<c>'))).toBe('`aˋb &lt;c&gt;`');
  });

  it('of nothing is nothing', () => {
    expect(source(code(' '))).toBe('');
  });
});

describe('a time for many readers', () => {
  it('is left to Slack, with a fallback in UTC', () => {
    const written = source(slackTime(new Date('2026-11-27T17:00:00Z'), 'day and time'));
    expect(written).toBe('<!date^1795798800^{date_short_pretty}, {time}|2026-11-27, 17:00 UTC>');
  });
});

describe('cut markup', () => {
  it.each([
    [md`${'a&b'} more`, 5, 'a…'],
    [md`${'a&b'} more`, 7, 'a&amp;…'],
    [md`see ${mentionUser('U012AB')} now`, 10, 'see …'],
    [md`see ${link('https://x.example/', 'the page')}`, 20, 'see …'],
    [md`short`, 5, 'short'],
  ])('is whole at every end (%#)', (markup, max, expected) => {
    expect(source(cutMrkdwn(markup, max))).toBe(expected);
  });

  it('never holds a half entity, a half link or more characters than asked for', () => {
    const pieces = fc.array(
      fc.oneof(fc.constantFrom('&', '<', '*x*', '😀', '👩‍👩‍👧‍👦', 'שלום', 'word '), fc.string()),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(pieces, fc.integer({ min: 1, max: 80 }), (parts, max) => {
        const cut = source(
          cutMrkdwn(md`${parts.join('')} ${link('https://x.example/?a&b', 'x')} ${parts.join('')}`, max),
        );
        expect(cut.length).toBeLessThanOrEqual(max);
        expect(cut.replace(/&(amp|lt|gt);/g, '')).not.toContain('&');
        expect(findLiveMarkup(cut).filter((one) => one.kind !== 'link')).toEqual([]);
      }),
    );
  });
});

describe('the text of a notification', () => {
  it('is escaped, without tricks, and empty when nobody could see it', () => {
    expect(notificationText('*a* <!here>', 100)).toBe('*a* &lt;!here&gt;');
    expect(notificationText(md`${'*a*'} & ${'b'}`, 100)).toBe('*a* &amp; b');
    expect(notificationText('\u200b', 100)).toBe('');
  });
});
