import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inAscii } from '../../../scripts/in-ascii.ts';

const mean = (code: string): unknown => new Function(`return ${code}`)();

describe('code in ASCII', () => {
  it.each([
    '"Ana’s 🌊"',
    '`it doesn’t …`',
    String.raw`"a\\’b"`,
    String.raw`"a\’b"`,
    String.raw`'\\\’'`,
    '((parts) => parts.join())`won’t 🤖 climb`',
    '"a✨🤖💘 )".replace(/[\\s✨🤖💘🌊)]*$/u, "")',
    '/^[’“]+$/.test("“’")',
    '/* – */ 1 // …',
  ])('means the same: %s', (code) => {
    expect(inAscii(code)).toMatch(/^[\0-\x7f]*$/);
    expect(mean(inAscii(code))).toEqual(mean(code));
  });

  it('means the same in any text of a person', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
        const text = String.fromCharCode(...units);
        const code = `\`${text.replace(/[\\`$]/g, '\\$&')}\``;
        expect(mean(inAscii(code))).toBe(mean(code));
      }),
    );
  });
});
