import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, cutText, isBlank, isolateDirection } from '../../src/kit/text.ts';
import { hostileTexts } from '../fixtures/hostile-text.ts';

const family = '👩‍👩‍👧‍👦';
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.constantFrom(family, '👍🏽', '🇩🇪', 'e\u0301', '&amp;', '&lt;', 'שלום', 'x', '\ud83d', '\0'))
    .map((parts) => parts.join('')),
);

describe('cleaned text', () => {
  it('shows NUL and lone surrogates instead of losing them, and leaves everything else alone', () => {
    expect(cleanText('a\0b\ud83dc😀\u202e\u200b\r\n')).toBe('a␀b�c😀\u202e\u200b\r\n');
  });

  it('can be stored by PostgreSQL, whatever came in, and is not changed by cleaning again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clean = cleanText(text);
        expect(clean).not.toContain('\0');
        expect(Buffer.from(clean, 'utf8').toString('utf8')).toBe(clean);
        expect(cleanText(clean)).toBe(clean);
        expect(clean).toHaveLength(text.length);
      }),
    );
  });
});

describe('cut text', () => {
  it.each([
    ['hello', 5, 'hello'],
    ['hello!', 5, 'hell…'],
    ['hello', 1, '…'],
    ['abc😀', 4, 'abc…'],
    ['abc😀d', 5, 'abc…'],
    [`ab${family}cd`, 8, 'ab…'],
    [`ab${family}cd`, 14, `ab${family}…`],
    ['a👍🏽b', 4, 'a…'],
    ['🇩🇪🇫🇷', 6, '🇩🇪…'],
    ['ab&amp;cd', 6, 'ab…'],
    ['ab&amp;cd', 8, 'ab&amp;…'],
    ['AT&T and more', 4, 'AT&…'],
  ])('%j to %i is %j', (text, max, expected) => {
    expect(cutText(text, max)).toBe(expected);
  });

  it('never has more characters than asked for by either count, and is a beginning of the text', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 60 }), (text, max) => {
        const cut = cutText(text, max);
        expect(cut.length).toBeLessThanOrEqual(max);
        expect([...cut].length).toBeLessThanOrEqual(max);
        if (cut !== text) expect(text.startsWith(cut.slice(0, -1))).toBe(true);
      }),
    );
  });

  it('never cuts a grapheme', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(family, '👍🏽', '🇩🇪', 'e\u0301', 'x', 'क्षि')),
        fc.integer({ min: 1, max: 60 }),
        (parts, max) => {
          const text = parts.join('');
          const starts = new Set([...segmenter.segment(text)].map((one) => one.index).concat(text.length));
          const cut = cutText(text, max);
          if (cut !== text) expect(starts).toContain(cut.length - 1);
        },
      ),
    );
  });

  it('shows something of a letter with a thousand accents', () => {
    expect(cutText(`Z${'\u0335'.repeat(1000)}`, 150)).toMatch(/^Z\u0335+…$/);
  });
});

describe('blank text', () => {
  it.each(['', ' \t\n', '\u200b\u2060', '\u3164', '\u2800', '\ufe0f'])('%j shows nothing', (text) => {
    expect(isBlank(text)).toBe(true);
  });

  it.each(['x', '0', '😀', 'é', '.', 'ש'])('%j shows something', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});

describe('text with a direction', () => {
  it('stays as it is without right-to-left letters or controls', () => {
    expect(isolateDirection('plain text 😀')).toBe('plain text 😀');
  });

  it.each([
    ['שלום', '\u2068שלום\u2069'],
    ['\u202eevil', '\u2068\u202eevil\u2069'],
    ['a\u2067b', '\u2068a\u2067b\u2069\u2069'],
    ['\u2069\u202eout', '\u2068\u202eout\u2069'],
    ['one\n\u202etwo', 'one\n\u2068\u202etwo\u2069'],
  ])('%j is closed into itself', (text, isolated) => {
    expect(isolateDirection(text)).toBe(isolated);
  });

  it('opens and closes the same number of isolates in every line', () => {
    for (const text of hostileTexts) {
      for (const line of isolateDirection(text).split(/\r\n|[\n\r\u0085\u2028\u2029]/)) {
        expect(line.replace(/[^\u2066-\u2068]/g, '').length).toBe(line.replace(/[^\u2069]/g, '').length);
      }
    }
  });
});
