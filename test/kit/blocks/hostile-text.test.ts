import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileTexts, injections, oddities } from '../../fixtures/hostile-text.ts';
import { checkMessage, checkView } from '../../support/block-kit/check.ts';
import { GALLERY_URL, galleryMessages, galleryViews } from '../../support/block-kit/gallery.ts';
import { findLiveMarkup } from '../../support/block-kit/live-markup.ts';

// `link(text, text)` is the one builder that takes an address from outside: what passes must be an honest http(s) one.
const judge = (text: string) => ({ allowLink: (url: string) => url === GALLERY_URL || isSameAddress(url, text) });

function isSameAddress(url: string, text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && plain(url) === plain(new URL(text).href);
}

/** Signs that mean something in Slack's markup travel in an address by their number, and name the same page. */
function plain(url: string): string {
  return url.replace(/%(?:3C|3E|7C|60|2A|5F|7E)/gi, decodeURIComponent);
}

function violations(text: string): string[] {
  return [
    ...galleryMessages(text).flatMap((one) => checkMessage(one, judge(text))),
    ...galleryViews(text).flatMap((one) => checkView(one, judge(text))),
  ];
}

describe('hostile text', () => {
  it('comes in more than 120 injections and more than 100 oddities', () => {
    expect(new Set(injections).size).toBeGreaterThanOrEqual(120);
    expect(new Set(oddities).size).toBeGreaterThanOrEqual(100);
  });

  it.each(hostileTexts.map((text) => [JSON.stringify(text.slice(0, 60)), text]))(
    '%s stays text in every place of every builder',
    (_, text) => {
      expect(violations(text)).toEqual([]);
    },
  );

  it('is live when nobody escapes it, so that the check above could fail', () => {
    const raw = injections.filter((text) => findLiveMarkup(text, { bare: true }).length > 0);
    expect(raw.length).toBeGreaterThan(90);
  });

  it('stays text however its pieces are put together', () => {
    const piece = fc.oneof(
      fc.constantFrom(...hostileTexts.filter((text) => text.length < 200)),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        expect(violations(pieces.join(''))).toEqual([]);
      }),
      { numRuns: 150, examples: [[['https://evil.example/login', '<file:///etc/passwd|x>']]] },
    );
  });
});
