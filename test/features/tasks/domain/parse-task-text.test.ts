import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTaskText } from '../../../../src/features/tasks/domain/parse-task-text.ts';
import { readSlackWords } from '../../../../src/features/tasks/domain/slack-words.ts';
import { oneLine } from '../../../../src/features/tasks/domain/text-input.ts';

/** Saturday 21 November 2026, eleven in the morning in Berlin. */
const reader = { now: new Date('2026-11-21T10:00:00Z'), timeZone: 'Europe/Berlin', locale: 'en-US' };
const parse = (text: string) => parseTaskText(text, reader);

/** What a creation says beyond its title, empty parts left out. */
function created(text: string) {
  const result = parse(text);
  if (result.kind !== 'create') return result;
  const { title, mentionedUserId, unresolvedMention, due, points, priority } = result;
  const parts = { by: mentionedUserId, at: unresolvedMention, due: due?.on ?? null, points, priority };
  return [title, Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== null))];
}

describe('a quick task', () => {
  it.each([
    ['Fix the login page', 'Fix the login page', {}],
    [
      'Fix the login page <@U123|ana> friday 3p !high',
      'Fix the login page',
      { by: 'U123', due: '2026-11-27', points: 3, priority: 'high' },
    ],
    [
      'Fix the login page !high 3p friday <@U123>',
      'Fix the login page',
      { by: 'U123', due: '2026-11-27', points: 3, priority: 'high' },
    ],
    ['Fix it <@W9AB|ana lee>', 'Fix it', { by: 'W9AB' }],
    ['Fix it @ana', 'Fix it', { at: 'ana' }],
    ['Fix it @ana.lee-2 tomorrow', 'Fix it', { at: 'ana.lee-2', due: '2026-11-22' }],
    ['Fix it 5 points', 'Fix it', { points: 5 }],
    ['Fix it 1 point', 'Fix it', { points: 1 }],
    ['Fix it 8PTS', 'Fix it', { points: 8 }],
    ['Fix it 13 pt', 'Fix it', { points: 13 }],
    ['Fix it !URGENT', 'Fix it', { priority: 'urgent' }],
    ['Fix it in 3 days', 'Fix it', { due: '2026-11-24' }],
    ['Fix it by friday', 'Fix it', { due: '2026-11-27' }],
    ['Fix it due on 1 dec', 'Fix it', { due: '2026-12-01' }],
    ['Fix it due fri 27 nov 3p', 'Fix it', { due: '2026-11-27', points: 3 }],
    ['Fix it end of the month', 'Fix it', { due: '2026-11-30' }],
    ['Fix it dec 1, 2026', 'Fix it', { due: '2026-12-01' }],
    ['Fix it 12/1', 'Fix it', { due: '2026-12-01' }],
    ['Fix it 1.12.', 'Fix it', { due: '2026-12-01' }],
    ['Fix it, <@U1|ana>, friday, 3p', 'Fix it', { by: 'U1', due: '2026-11-27', points: 3 }],
    ['Fix  the   page  today', 'Fix  the   page', { due: '2026-11-21' }],
    ['Fix this\nand that 3p', 'Fix this and that', { points: 3 }],
  ])('%s', (text, title, said) => {
    expect(created(text)).toEqual([title, said]);
  });

  it.each([
    [
      'words in the middle',
      "Deliver 3p adapters to <@U1|ana>'s team today",
      "Deliver 3p adapters to @ana's team",
      { due: '2026-11-21' },
    ],
    ['a weekday in the middle', 'Move the friday call to another slot', 'Move the friday call to another slot', {}],
    ['priority in the middle', 'Explain !high to everybody', 'Explain !high to everybody', {}],
    ['a date word alone', 'friday', 'friday', {}],
    ['a phrase alone', 'in 3 days', 'in 3 days', {}],
    ['by friday alone', 'by friday', 'by friday', {}],
    ['a date and points alone', 'friday 3p', 'friday', { points: 3 }],
    ['points alone', '3p', '3p', {}],
    ['priority alone', '!high', '!high', {}],
    ['each at most once', 'Compare monday tuesday', 'Compare monday', { due: '2026-11-24' }],
    ['points twice', 'Ask 3p 5p', 'Ask 3p', { points: 5 }],
    ['two people', 'Meet <@U1|ana> <@U2|bo>', 'Meet @ana', { by: 'U2' }],
    ['for friday', 'Prepare the agenda for friday', 'Prepare the agenda for friday', {}],
    ['since monday', 'Find out what broke since monday', 'Find out what broke since monday', {}],
    ['every friday', 'Water the plants every friday', 'Water the plants every friday', {}],
    ['until tomorrow', 'Keep the flag on until tomorrow', 'Keep the flag on until tomorrow', {}],
    ['to somebody', 'Send the report to <@U1|ana>', 'Send the report to @ana', {}],
    ['with somebody', 'Pair with <@U1|ana> friday', 'Pair with @ana', { due: '2026-11-27' }],
    ['of 3 points', 'Check 2 of 3 points', 'Check 2 of 3 points', {}],
    ['not on the scale', 'Fix it 4p', 'Fix it 4p', {}],
    ['a resolution', 'Support 1080p', 'Support 1080p', {}],
    ['a version', 'Upgrade to node 24.11', 'Upgrade to node 24.11', {}],
    ['may', 'Ask whether we may', 'Ask whether we may', {}],
    ['sun', 'Protect the devices from sun', 'Protect the devices from sun', {}],
    ['march on', 'Let the project march on', 'Let the project march on', {}],
    ['now', 'Fix it now', 'Fix it now', {}],
    ['a past day', 'Fix what broke yesterday', 'Fix what broke yesterday', {}],
    ['a package', 'Update @types/node', 'Update @types/node', {}],
    ['an address', 'Mail <mailto:ana@b.co|ana@b.co>', 'Mail ana@b.co', {}],
    ['everybody', 'Tell <!here>', 'Tell @here', {}],
    ['unknown priority', 'Fix it !important', 'Fix it !important', {}],
    ['a full stop', 'Ship on friday.', 'Ship on friday.', {}],
    ['a possessive', 'Review @ana’s plan', 'Review @ana’s plan', {}],
    ['T-12 inside', 'Document what done T-12 means', 'Document what done T-12 means', {}],
  ])('leaves in the title: %s', (_, text, title, said) => {
    expect(created(text)).toEqual([title, said]);
  });

  it.each([
    ['Send the report to <@U1|ana>', /“to @ana” stayed in the title/],
    ['Prepare the agenda for friday', /“for friday” stayed in the title.*by friday/],
    ['Check 2 of 3 points', /“of 3 points” stayed in the title/],
    ['Fix it 4p', /4 isn't on the points scale \(1, 2, 3, 5, 8, 13, 21\)/],
    ['Fix it !hgih', /“!hgih” isn't a priority.*`!high`/],
    ['Fix it 2020-01-01', /“2020-01-01” has passed already/],
  ])('says why something stayed in the title: %s', (text, warning) => {
    expect(parse(text)).toMatchObject({ kind: 'create', warnings: [expect.stringMatching(warning)] });
  });

  it.each([
    'Fix it',
    'Fix it friday 3p',
    'Fix what broke yesterday',
    'Support 1080p',
    'Upgrade to node 24.11',
    'Fix it friday monday',
  ])('says nothing where nothing is odd: %s', (text) => {
    expect(parse(text)).toMatchObject({ kind: 'create', warnings: [] });
  });

  it('tells how the date was said', () => {
    expect(parse('Fix it by 1 dec 3p')).toMatchObject({
      due: { on: '2026-12-01', said: 'by 1 dec' },
      said: ['by 1 dec', '3p'],
    });
  });

  it.each([
    ['<@U1|ana>', { mentionedUserId: 'U1', due: null }],
    ['<@U1|ana> friday', { mentionedUserId: 'U1', due: { on: '2026-11-27', said: 'friday' } }],
    ['@ana 3p', { unresolvedMention: 'ana', points: 3 }],
  ])('a person without a title asks for one: %s', (text, said) => {
    expect(parse(text)).toMatchObject({ kind: 'untitled', ...said });
  });
});

describe('a verb', () => {
  it.each([
    ['', { kind: 'empty' }],
    [' \n\t ', { kind: 'empty' }],
    ['help', { kind: 'help' }],
    ['HELP', { kind: 'help' }],
    ['?', { kind: 'help' }],
    ['list', { kind: 'list', filter: { kind: 'mine' } }],
    ['list mine', { kind: 'list', filter: { kind: 'mine' } }],
    ['List Team', { kind: 'list', filter: { kind: 'team' } }],
    ['list blocked', { kind: 'list', filter: { kind: 'blocked' } }],
    ['list overdue', { kind: 'list', filter: { kind: 'overdue' } }],
    ['list <@U1|ana>', { kind: 'list', filter: { kind: 'person', userId: 'U1' } }],
    ['list @ana', { kind: 'list', filter: { kind: 'unresolved-person', name: 'ana' } }],
    ['show T-12', { kind: 'verb', verb: 'show', number: 12, reason: '' }],
    // Nobody calls a task so: it is a question.
    ['T-12', { kind: 'verb', verb: 'show', number: 12, reason: '' }],
    ['t-012:', { kind: 'verb', verb: 'show', number: 12, reason: '' }],
    ['start t-12', { kind: 'verb', verb: 'start', number: 12, reason: '' }],
    ['Done T12', { kind: 'verb', verb: 'done', number: 12, reason: '' }],
    ['done 12', { kind: 'verb', verb: 'done', number: 12, reason: '' }],
    ['done #12', { kind: 'verb', verb: 'done', number: 12, reason: '' }],
    ['done T–12', { kind: 'verb', verb: 'done', number: 12, reason: '' }],
    ['block T-12: waiting for  the <https://x.io|x.io> key &amp; <@U1|bo> friday', {
      kind: 'verb', verb: 'block', number: 12, reason: 'waiting for  the x.io key & @bo friday' }],
    ['reopen T-012 not done', { kind: 'verb', verb: 'reopen', number: 12, reason: 'not done' }],
    ['cancel T-999999999', { kind: 'verb', verb: 'cancel', number: 999999999, reason: '' }],
  ])('%j', (text, expected) => {
    expect(parse(text)).toEqual(expected);
  }); // biome-ignore format: a table

  it.each([
    'start 3 new servers', 'Show 2 decimals in the report', 'block 12 spam accounts', 'cancel #12 upstream', 'done',
    'start', 'Start the engine', 'list all customers by region', 'list mine and yours', 'show T-0', 'show T-1234567890',
    'start T-', 'done T-12b', 'help me with the login', 'T12', '12', '#12', 'T-12 again', 'start T12 diabetes study', 'starts T-12 again today please',
  ])('is a title when it isn’t followed by a task number or a known filter: %s', (text) => {
    expect(parse(text).kind).toBe('create');
  }); // biome-ignore format: a list

  it.each([
    ['lst', '/task list'],
    ['hlep', '/task help'],
    ['done', '/task done T-12'],
    ['dnoe T-12', '/task done T-12'],
    ['blcok T-12 no key', '/task block T-12 no key'],
    ['close T-12', '/task done T-12'],
    ['unblock T-12', '/task start T-12'],
    ['delete T-12', '/task cancel T-12'],
    ['list blokced', '/task list blocked'],
    ['cancelled T-3', '/task cancel T-3'],
    ['Fix the login page', null],
    ['Show 2 decimals in the report', null],
    ['Listen to users', null],
    ['toString', null],
    ['constructor T-12', null],
    ['__proto__ T-12', null],
  ])('%s: did you mean %s', (text, suggestion) => {
    expect(parse(text)).toMatchObject({ kind: 'create', didYouMean: suggestion });
  });
});

describe('Slack’s escaped text is shown as it was typed', () => {
  it.each([
    ['a &lt;b&gt; &amp; c', 'a <b> & c'],
    ['&amp;lt;', '&lt;'],
    ['see <https://x.io/a?b=1&amp;c=2>', 'see https://x.io/a?b=1&c=2'],
    ['see <http://x.io|x.io>', 'see x.io'],
    ['see <https://evil.io|https://github.com>', 'see https://github.com (https://evil.io)'],
    ['in <#C1|general>', 'in #general'],
    ['in <#C1|>', 'in #C1'],
    ['ask <@U1> again', 'ask @U1 again'],
    ['ask <@U1|ana>/<@U2|bo> again', 'ask @ana/@bo again'],
    ['tell <!channel> and <!here|here>', 'tell @channel and @here'],
    ['tell <!subteam^S1|@devs> about it', 'tell @devs about it'],
    ['on <!date^1392734382^{date}|Feb 18> maybe', 'on Feb 18 maybe'],
    ['half <open and > closed', 'half <open and > closed'],
    ['<<@U1>>', '<@U1>'],
    ['<>', '<>'],
    ['nul\0 and half \ud83d pair', 'nul␀ and half � pair'],
  ])('%j is %j', (raw, text) => {
    expect(readSlackWords(raw).text).toBe(text);
  });
});

const word = fc.stringMatching(/^[A-Za-z]{3,8}$/).filter((w) => parse(`x ${w}`).kind === 'create');
const plainTitle = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => ['Zap', ...words, 'zed'].join(' '));

const suffixes = fc
  .record({
    person: fc.constantFrom(null, '<@U77>', '<@U77|ana lee>'),
    date: fc.constantFrom(
      null,
      'friday',
      'by tomorrow',
      'in 3 days',
      '2026-12-01',
      '1.12.',
      '12/1',
      '1 dec',
      'dec 1',
      'end of month',
      'due fri 27 nov',
    ),
    points: fc.constantFrom(null, '3p', '3pt', '3 points'),
    priority: fc.constantFrom(null, '!high', '!HIGH'),
    order: fc.shuffledSubarray(['person', 'date', 'points', 'priority'] as const, { minLength: 4 }),
  })
  .map(({ order, ...said }) => ({ said, text: order.map((kind) => said[kind]).filter((part) => part !== null) }));

describe('whatever is typed', () => {
  it('title and suffixes in any order are read back', () => {
    fc.assert(
      fc.property(plainTitle, suffixes, (title, { said, text }) => {
        const result = parse([title, ...text].join(' '));
        expect(result).toMatchObject({
          kind: 'create',
          title,
          mentionedUserId: said.person === null ? null : 'U77',
          warnings: [],
        });
        if (result.kind !== 'create') return;
        expect(result.due?.said ?? null).toBe(said.date);
        expect(result.points).toBe(said.points === null ? null : 3);
        expect(result.priority).toBe(said.priority === null ? null : 'high');
      }),
      { numRuns: 1000 },
    );
  });

  const pieces = fc.constantFrom(
    'Fix', 'friday', 'by', 'due', 'in', '3', 'days', '3p', '4p', 'points', '!high', '!x', '@ana', '<@U1|ana>', '<@U2>,', ',', ';',
    'to', 'for', 'T-12', 'list', 'done', '<', '>', '&lt;', '&amp;amp;', '<#C1|x y>', '<https://a.b|a.b>', '\n', '\0', '\ud800', '🎉', '1.12.', '12/1',
    'next', 'week', 'dec', '1', '2026', 'end', 'of', 'month', 'yesterday',
  ); // biome-ignore format: a list
  const anything = fc.oneof(
    fc.array(pieces, { maxLength: 12 }).map((all) => all.join(' ')),
    fc
      .array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 12 })
      .map((all) => all.join('')),
  );

  it('any text escaped as Slack escapes it is shown as typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[<>@|&;a-z #!U1]{0,20}$/)), (text) => {
        const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        expect(readSlackWords(escaped).text).toBe(oneLine(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('nothing is lost: title and recognised words hold every sign, in order, commas between them aside', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const result = parse(text);
        if (result.kind !== 'create') return;
        const signs = (all: readonly string[]) => all.join('').replace(/[\s,;]/g, '');
        expect(signs([result.title, ...result.said])).toBe(signs([readSlackWords(text).text]));
        expect(result.title.trim()).not.toBe('');
        expect(result.title).not.toMatch(/[\n\r\0]/);
        expect(result.title.isWellFormed()).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['commas', ','], ['spaces', ' '], ['digits', '9'], ['angle brackets', '<'], ['exclamation marks', '!'], ['at signs', '@'],
    ['emoji', '🎉'], ['words', 'a '], ['dates', 'friday '], ['mentions', '<@U1|a>'], ['line ends', '\n '],
  ])('a hundred thousand %s are read in a moment', (_, sign) => {
    for (const text of [sign.repeat(100_000), `x ${sign.repeat(100_000)}y`, `${sign.repeat(100_000)} friday 3p`]) parse(text);
  }); // biome-ignore format: a list
});
