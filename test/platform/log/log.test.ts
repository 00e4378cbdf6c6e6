import { describe, expect, it } from 'vitest';
import { MusterError } from '../../../src/kit/errors.ts';
import { createLog } from '../../../src/platform/log.ts';
import { createRedactor } from '../../../src/platform/redact.ts';

const CANARY = 'canary"42\\value';

function open(level: 'debug' | 'info' = 'debug') {
  const lines: string[] = [];
  const log = createLog({ level, secrets: [CANARY], write: (line) => lines.push(line) });
  const entry = () => JSON.parse(lines.at(-1) ?? '');
  return { log, lines, entry };
}

describe('the log', () => {
  it('writes one line of JSON with the event, the level and the fields of its parents', () => {
    const { log, lines, entry } = open();
    log
      .child({ requestId: 'r-1' })
      .child({ workspaceId: 'w-1' })
      .warn({ event: 'tasks.odd', count: 2 }, 'first\nsecond');
    expect(lines[0]?.endsWith('}\n')).toBe(true);
    expect(lines[0]?.trimEnd()).not.toContain('\n');
    expect(entry()).toMatchObject({
      level: 'warn',
      event: 'tasks.odd',
      requestId: 'r-1',
      workspaceId: 'w-1',
      count: 2,
      message: 'first\nsecond',
    });
  });

  it('leaves out what is below its level', () => {
    const { log, lines } = open('info');
    log.debug({ event: 'x' }, 'x');
    expect(lines).toEqual([]);
  });

  it('shows an error with its causes, also when they go in a circle', () => {
    const { log, entry } = open();
    const cause: Error & { cause?: unknown } = Object.assign(new Error('connect refused'), { code: 'ECONNREFUSED' });
    const error = new MusterError('unavailable', 'Try again.', { cause });
    cause.cause = error;
    log.error({ event: 'x', error }, 'x');
    expect(entry().error).toMatchObject({
      type: 'MusterError',
      fault: 'unavailable',
      cause: { message: 'connect refused', code: 'ECONNREFUSED' },
    });
  });

  it('takes from errors neither drivers’ parameters nor a failed query’s values', () => {
    const { log, lines } = open();
    const error = new Error('Failed query: insert into answers values ($1)\nparams: private words');
    log.error(
      { event: 'x', error: Object.assign(error, { parameters: ['private words'], detail: 'private words' }) },
      'x',
    );
    expect(lines.join()).toContain('insert into answers');
    expect(lines.join()).not.toContain('private words');
  });

  it.each([
    ['a message', (s: string) => ({ text: `it is ${s}.` })],
    ['a deep field', (s: string) => ({ a: { b: [{ c: s }] } })],
    ['an error', (s: string) => ({ error: new Error(`bad: ${s}`) })],
    ['a cause', (s: string) => ({ error: new Error('x', { cause: new Error(s) }) })],
    ['a joined error', (s: string) => ({ error: new AggregateError([new Error(s)], 'x') })],
    ['a key', (s: string) => ({ [s]: 1 })],
    ['JSON in a string', (s: string) => ({ body: JSON.stringify({ value: s }) })],
    ['an address', (s: string) => ({ url: `https://example.org/?q=${encodeURIComponent(s)}` })],
    ['base64', (s: string) => ({ header: Buffer.from(s).toString('base64') })],
  ])('removes a known secret from %s and stays JSON', (_, fields) => {
    const { log, lines, entry } = open();
    log.error({ event: 'x', ...fields(CANARY) }, `said ${CANARY}`);
    expect(() => entry()).not.toThrow();
    for (const spelling of [
      'canary"42',
      'canary\\"42',
      'canary%2242',
      Buffer.from(CANARY).toString('base64').slice(0, 16),
    ])
      expect(lines.join()).not.toContain(spelling);
    expect(lines.join()).toContain('[removed]');
  });
});

describe('text that looks like a credential', () => {
  const redact = createRedactor([]);
  it.each([
    ['xoxb-123-456-abcDEF', 'a bot token'],
    ['xoxe.xoxp-1-Mi0yLTEyMzQ', 'a rotated token'],
    ['xapp-1-A01-234-abcdef', 'an app token'],
    ['Bearer abc.def-ghi_123==', 'a bearer token'],
    ['postgres://muster:s3cr3t@db:5432/x', 'a password in an address'],
    ['postgres://muster:p@ss:w0rd@db/x', 'a password with odd characters'],
    ['https://hooks.slack.com/commands/T1/2/abc', 'a response address'],
  ])('is removed: %s', (text) => {
    const clean = JSON.parse(redact(JSON.stringify({ message: `before ${text} after` }))).message;
    expect(clean).toMatch(/^before .*\[removed\].* after$/);
    for (const part of ['123-456', 'Mi0y', 'A01-234', 'abc.def', 's3cr3t', 'w0rd', 'T1/2'])
      expect(clean).not.toContain(part);
  });

  it('is removed by the name of its field, at any depth and inside JSON in a string', () => {
    const secrets = { token: 'alpha-1', nested: [{ client_secret: 'bravo"2', responseUrl: 'charlie-3' }] };
    const line = redact(
      JSON.stringify({ ...secrets, body: JSON.stringify(secrets), 'x-slack-signature': 'delta-4', plain: 'stays' }),
    );
    for (const secret of ['alpha-1', 'bravo', 'charlie-3', 'delta-4']) expect(line).not.toContain(secret);
    expect(JSON.parse(line).plain).toBe('stays');
    expect(JSON.parse(JSON.parse(line).body).nested[0].responseUrl).toBe('[removed]');
  });

  it('is all that is removed', () => {
    const line = JSON.stringify({
      message: 'task T-12: meet at https://example.org/a:b, bearer of news',
      tokens: 12,
      at: '17:00',
    });
    expect(redact(line)).toBe(line.replace('bearer of', 'Bearer [removed]'));
  });
});
