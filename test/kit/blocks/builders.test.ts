import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actions,
  type Block,
  button,
  checkboxes,
  context,
  datePicker,
  divider,
  fields,
  fitsTextInput,
  header,
  home,
  image,
  input,
  message,
  modal,
  multiUsersSelect,
  numberInput,
  overflow,
  radioButtons,
  section,
  staticSelect,
  table,
  textInput,
  timePicker,
  usersSelect,
} from '../../../src/kit/blocks/index.ts';
import { md } from '../../../src/kit/mrkdwn.ts';
import { checkMessage, checkView } from '../../support/block-kit/check.ts';

const times = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));
const choices = (count: number) => times(count, (n) => ({ text: `choice ${n}`, value: `v${n}` }));
const shownIn = (...blocks: Block[]) => checkMessage(message({ text: 'x', blocks }));
const inForm = (element: Parameters<typeof input>[0]['element']) =>
  checkView(modal({ callbackId: 'x', title: 'x', blocks: [input({ name: 'field', label: 'x', element })] }));

/** Texts of exactly `length` UTF-16 units whose last sign is hard to cut. */
const ends = ['x', '😀', '👩‍👩‍👧‍👦', '👍🏽', 'ש', '&', '<', '&amp;', 'e\u0301', '\u202e', '🇩🇪', '*', '\n'];
const around = (max: number) =>
  fc
    .tuple(fc.constantFrom(...ends), fc.constantFrom(...ends), fc.integer({ min: max - 1, max: max + 1 }))
    .map(([end, filler, length]) => {
      const body = filler.repeat(Math.ceil(length / filler.length)).slice(0, Math.max(length - end.length, 0));
      return (body + end).toWellFormed();
    });

type Place = readonly [name: string, max: number, violations: (text: string) => string[]];
const places: readonly Place[] = [
  ['a header', 150, (text) => shownIn(header(text))],
  ['a section', 3000, (text) => shownIn(section(text))],
  ['a section of markup', 3000, (text) => shownIn(section(md`${text}`))],
  ['a field', 2000, (text) => shownIn(fields([text, md`${text}`]))],
  ['a context', 3000, (text) => shownIn(context(md`${text}`))],
  ['a message text', 4000, (text) => checkMessage(message({ text, blocks: [] }))],
  ['a button', 75, (text) => shownIn(actions([button({ id: 'a.b', text, label: text })]))],
  [
    'a title of a modal',
    24,
    (text) => checkView(modal({ callbackId: 'x', title: text, submit: text, close: text, blocks: [divider()] })),
  ],
  ['an option', 75, (text) => inForm(staticSelect({ choices: [{ text, value: 'a', description: text }] }))],
  ['a placeholder', 150, (text) => inForm(usersSelect({ placeholder: text }))],
  [
    'a confirmation',
    30,
    (text) =>
      shownIn(
        actions([button({ id: 'a.b', text: 'x', confirm: { title: 'x', text: 'x', confirm: text, deny: text } })]),
      ),
  ],
  [
    'a confirmation text',
    300,
    (text) =>
      shownIn(
        actions([
          button({ id: 'a.b', text: 'x', confirm: { title: text, text: md`${text}`, confirm: 'x', deny: 'x' } }),
        ]),
      ),
  ],
  [
    'a label',
    2000,
    (text) =>
      checkView(
        modal({
          callbackId: 'x',
          title: 'x',
          blocks: [input({ name: 'a', label: text, hint: text, element: textInput({}) })],
        }),
      ),
  ],
  ['an image', 2000, (text) => shownIn(image({ url: 'https://x.example/a.png', alt: text, title: text }))],
  ['a table cell', 2000, (text) => shownIn(table({ columns: [{ title: 'x' }], rows: [[text]] }))],
];

describe('a text one shorter, exact and one longer than Slack takes', () => {
  it.each(places)('fits into %s (%i)', (_, max, violations) => {
    fc.assert(
      fc.property(around(max), (text) => {
        expect(violations(text)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('is only shortened where it has to be', () => {
    expect(header('x'.repeat(150)).text.text).toBe('x'.repeat(150));
    expect(header('x'.repeat(151)).text.text).toBe(`${'x'.repeat(149)}…`);
  });
});

describe('a string', () => {
  it('is never markup, and markup is never linked by Slack itself', () => {
    expect(section('*x*').text).toEqual({ type: 'plain_text', text: '*x*', emoji: true });
    expect(section(md`*x* @here`).text).toEqual({ type: 'mrkdwn', text: '*x* @here', verbatim: true });
  });

  it('nobody could see becomes a word', () => {
    expect(header('\u200b').text.text).toBe('(blank)');
  });
});

describe('a mistake in our own code', () => {
  it.each([
    ['no buttons', () => actions([])],
    ['26 buttons', () => actions(times(26, (n) => button({ id: `a.b:${n}`, text: 'x' })))],
    ['two buttons with one id', () => actions([button({ id: 'a.b', text: 'x' }), button({ id: 'a.b', text: 'y' })])],
    ['an empty id', () => button({ id: '', text: 'x' })],
    ['an id of 256 characters', () => button({ id: 'x'.repeat(256), text: 'x' })],
    ['a value of 2,001 characters', () => button({ id: 'a.b', text: 'x', value: 'x'.repeat(2001) })],
    ['a button to nowhere', () => button({ id: 'a.b', text: 'x', url: 'javascript:alert(1)' })],
    ['11 fields', () => fields(times(11, () => 'x'))],
    ['11 context texts', () => context(...times(11, () => 'x'))],
    ['no context text', () => context()],
    ['101 options', () => staticSelect({ choices: choices(101) })],
    ['no options', () => staticSelect({ choices: [] })],
    ['two options with one value', () => staticSelect({ choices: [...choices(1), ...choices(1)] })],
    ['a choice without value', () => staticSelect({ choices: [{ text: 'x', value: '' }] })],
    ['a value of 76 characters', () => staticSelect({ choices: [{ text: 'x', value: 'x'.repeat(76) }] })],
    ['an initial choice that is none', () => staticSelect({ choices: choices(2), initial: 'other' })],
    ['11 boxes', () => checkboxes({ choices: choices(11) })],
    ['11 radio buttons', () => radioButtons({ choices: choices(11) })],
    ['6 overflow options', () => overflow({ id: 'a.b', options: choices(6) })],
    ['most of none', () => multiUsersSelect({ most: 0 })],
    ['a user that is none', () => usersSelect({ initial: 'ana' })],
    ['a day that is none', () => datePicker({ initial: '1.12.2026' })],
    ['a time that is none', () => timePicker({ initial: '24:00' })],
    ['more than the most', () => numberInput({ min: 2, max: 1 })],
    ['an input of 3,001 characters', () => textInput({ maxLength: 3001 })],
    ['an initial text that would be cut', () => textInput({ maxLength: 5, initial: 'sixsix' })],
    ['a ragged table', () => table({ columns: [{ title: 'a' }], rows: [['a', 'b']] })],
    ['21 columns', () => table({ columns: times(21, () => ({ title: 'a' })), rows: [] })],
    [
      'two tables',
      () => message({ text: 'x', blocks: times(2, () => table({ columns: [{ title: 'a' }], rows: [] })) }),
    ],
    ['two blocks with one id', () => home({ blocks: times(2, () => section('x', { blockId: 'same' })) })],
    ['metadata of 3,001 characters', () => home({ blocks: [], privateMetadata: 'x'.repeat(3001) })],
    [
      'a form of 101 fields',
      () =>
        modal({
          callbackId: 'x',
          title: 'x',
          blocks: times(101, (n) => input({ name: `f${n}`, label: 'x', element: textInput({}) })),
        }),
    ],
  ])('%s is an error at once', (_, build) => {
    expect(build).toThrow(Error);
  });

  it('is not text that is exactly as long as an input takes', () => {
    expect(fitsTextInput('😀'.repeat(1500))).toBe(true);
    expect(fitsTextInput('😀'.repeat(1501))).toBe(false);
    expect(textInput({ initial: '😀'.repeat(1500) }).initial_value).toHaveLength(3000);
  });
});

describe('a long list', () => {
  it('of 50 blocks is sent as it is, of 51 is shortened with a line that counts the rest', () => {
    expect(message({ text: 'x', blocks: times(50, () => section('x')) }).blocks).toHaveLength(50);
    const { blocks } = message({ text: 'x', blocks: times(80, () => section('x')) });
    expect(blocks).toHaveLength(50);
    expect(blocks.at(-1)).toEqual(context(md`… and 31 more`));
  });

  it('is shortened to 12,000 characters together', () => {
    const built = message({ text: 'x', blocks: times(10, () => section('x'.repeat(2900))) });
    expect(built.blocks.at(-1)).toEqual(context(md`… and 6 more`));
    expect(checkMessage(built)).toEqual([]);
  });

  it('leaves no divider or headline hanging, and counts only what a reader would count as missing', () => {
    const row = (n: number) => [header(`part ${n}`), section('x'), divider()];
    const { blocks } = message({ text: 'x', blocks: times(30, row).flat() });
    expect(blocks.at(-2)?.type).toBe('section');
    const shown = blocks.filter((block) => block.type === 'section').length;
    expect(blocks.at(-1)).toEqual(context(md`… and ${30 - shown} more`));
  });

  it('of exactly 12,000 characters is sent as it is, of one more shortened', () => {
    const sized = (last: number) => [...times(4, () => section('x'.repeat(2900))), section('x'.repeat(last))];
    expect(message({ text: 'x', blocks: sized(399) }).blocks).toEqual(sized(399));
    expect(message({ text: 'x', blocks: sized(400) }).blocks).not.toEqual(sized(400));
  });

  it('of exactly 250 kB is a Home tab as it is, of one more byte shortened', () => {
    const sized = (last: number) => [...times(84, () => section('x'.repeat(2890))), section('x'.repeat(last))];
    const rest = 250_000 - Buffer.byteLength(JSON.stringify({ type: 'home', blocks: sized(0) })) + '(blank)'.length;
    expect(home({ blocks: sized(rest) }).blocks).toEqual(sized(rest));
    expect(home({ blocks: sized(rest + 1) }).blocks).not.toEqual(sized(rest + 1));
  });

  it('on a Home tab ends at 100 blocks or 250 kB', () => {
    expect(home({ blocks: times(300, () => section('x')) }).blocks).toHaveLength(100);
    const heavy = home({ blocks: times(100, () => section('שלום'.repeat(700))) });
    expect(heavy.blocks.length).toBeLessThan(50);
    expect(checkView(heavy)).toEqual([]);
  });

  it('of table rows ends in a row that counts the rest', () => {
    const { rows } = table({ columns: [{ title: 'a' }, { title: 'b' }], rows: times(120, () => ['x', '']) });
    expect(rows).toHaveLength(100);
    expect(rows.at(-1)).toEqual([
      { type: 'raw_text', text: '… and 22 more' },
      { type: 'raw_text', text: '–' },
    ]);
  });

  it('of any blocks passes the oracle', () => {
    const block = fc.oneof(
      fc.integer({ min: 0, max: 3500 }).map((size) => section('😀'.repeat(size / 2))),
      fc.integer({ min: 0, max: 3500 }).map((size) => section(md`${'&'.repeat(size)}`)),
      fc.constant(divider()),
      fc.constant(header('part')),
      fc.constant(actions([button({ id: 'a.b', text: 'Go', value: 'x'.repeat(300) })])),
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 130 }), fc.string({ maxLength: 5000 }), (blocks, text) => {
        expect(checkMessage(message({ text, blocks }))).toEqual([]);
        expect(checkView(home({ blocks }))).toEqual([]);
        expect(checkView(modal({ callbackId: 'x', title: 'x', blocks }))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a modal', () => {
  it('with inputs has a button to send them', () => {
    expect(
      modal({ callbackId: 'x', title: 'x', blocks: [input({ name: 'a', label: 'x', element: textInput({}) })] }).submit
        ?.text,
    ).toBe('Save');
    expect(modal({ callbackId: 'x', title: 'x', blocks: [divider()] }).submit).toBeUndefined();
  });

  it('names each field by its block id', () => {
    expect(input({ name: 'title', label: 'Title', element: textInput({}) })).toMatchObject({
      block_id: 'title',
      element: { action_id: 'title' },
    });
  });
});
