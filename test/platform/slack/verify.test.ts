import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createVerifier } from '../../../src/platform/slack/verify.ts';
import { SECRET } from './rig.ts';

const NOW_S = 1_900_000_000;
const clock = { now: () => new Date(NOW_S * 1_000) };
const BODY = Buffer.from('token=x&command=%2Ftask&text=%F0%9F%98%80');

function signature(secret: string, timestamp: number | string, body: Buffer | string = BODY): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;
}

function judge(headers: readonly string[], secrets: readonly string[] = [SECRET], body: Buffer = BODY) {
  const verifier = createVerifier(secrets, clock);
  const claim = verifier.readClaim(headers);
  return claim === null ? null : verifier.check(claim, body);
}

const headersOf = (timestamp: string | number, sign: string) => [
  'X-Slack-Request-Timestamp',
  String(timestamp),
  'X-Slack-Signature',
  sign,
];

const GOOD = signature(SECRET, NOW_S);
const hex = GOOD.slice(3);
const times = ['', ' ', '0', '-1', '+1900000000', '1900000000.0', '1.9e9', '0x713fb300', 'Infinity', 'NaN', 'null'];

describe('the verifier', () => {
  it('lets genuine requests in over the whole window and gives a replay the same key', () => {
    const offsets = [0, -1, 1, -299, 299, -300, 300];
    const keys = offsets.map((offset) => judge(headersOf(NOW_S + offset, signature(SECRET, NOW_S + offset))));
    expect(keys.every((key) => /^[0-9a-f]{64}$/.test(key ?? ''))).toBe(true);
    expect(new Set(keys).size).toBe(offsets.length);
    expect(keys[0]).toBe(createHash('sha256').update(GOOD).digest('hex'));
    expect(judge(headersOf(NOW_S, GOOD))).toBe(keys[0]);
  });

  it('lets both secrets in while one is replaced, whatever the order', () => {
    const old = headersOf(NOW_S, signature('the-old-secret-0123456789', NOW_S));
    expect(judge(old, [SECRET, 'the-old-secret-0123456789'])).not.toBeNull();
    expect(judge(headersOf(NOW_S, GOOD), ['the-old-secret-0123456789', SECRET])).not.toBeNull();
    expect(judge(old, [SECRET])).toBeNull();
  });

  it.each([
    ['five minutes and a second ago', NOW_S - 301],
    ['five minutes and a second ahead', NOW_S + 301],
    ['ten years ahead', NOW_S + 315_360_000],
    ['the year 5138', 99_999_999_999],
    ['milliseconds', NOW_S * 1_000],
    ['the beginning of time', 0],
  ])('refuses a correctly signed time of %s', (_name, at) => {
    expect(judge(headersOf(at, signature(SECRET, at)))).toBeNull();
  });

  it.each([...times, `${NOW_S} `, ` ${NOW_S}`, `0${NOW_S}`, `${NOW_S}\n`, '１９００００００００', `${NOW_S},${NOW_S}`])(
    'refuses the time %j even when the signature fits it',
    (at) => {
      expect(judge(headersOf(at, signature(SECRET, at)))).toBeNull();
    },
  );

  it.each([
    '',
    'v0=',
    hex,
    `v1=${hex}`,
    `V0=${hex}`,
    `v0:${hex}`,
    `v0 =${hex}`,
    `v0==${hex}`,
    `v0=${hex}=zz`,
    `v0=${hex}zz`,
    `v0=${hex},v0=${hex}`,
    `v0=${hex} `,
    ` v0=${hex}`,
    `v0=${hex}\n`,
    `v0=${hex.slice(0, 63)}`,
    `v0=${hex.slice(0, 62)}`,
    `v0=${hex.slice(0, 2)}`,
    `v0=${hex}00`,
    `v0=${hex.toUpperCase()}`,
    `v0=${'0'.repeat(64)}`,
    `v0=${'g'.repeat(64)}`,
    `v0=${Buffer.from(hex, 'hex').toString('base64')}`,
    `sha256=${hex}`,
    `v0=${hex.slice(0, 63)}${hex.endsWith('0') ? '1' : '0'}`,
  ])('refuses the signature %j', (sign) => {
    expect(judge(headersOf(NOW_S, sign))).toBeNull();
  });

  it.each([
    ['no headers', []],
    ['no signature', ['X-Slack-Request-Timestamp', String(NOW_S)]],
    ['no time', ['X-Slack-Signature', GOOD]],
    ['the signature twice', [...headersOf(NOW_S, GOOD), 'X-Slack-Signature', GOOD]],
    ['a second signature in other letters', [...headersOf(NOW_S, GOOD), 'x-slack-SIGNATURE', `v0=${'0'.repeat(64)}`]],
    ['the time twice', [...headersOf(NOW_S, GOOD), 'x-slack-request-timestamp', String(NOW_S)]],
  ])('refuses %s', (_name, headers) => {
    expect(judge(headers)).toBeNull();
  });

  it.each([
    ['another secret', signature('another-secret-0123456789abc', NOW_S)],
    ['an empty secret', signature('', NOW_S)],
    ['no version in the base', `v0=${createHmac('sha256', SECRET).update(`${NOW_S}:`).update(BODY).digest('hex')}`],
    ['the body alone', `v0=${createHmac('sha256', SECRET).update(BODY).digest('hex')}`],
    ['a plain hash', `v0=${createHash('sha256').update(`v0:${NOW_S}:`).update(BODY).digest('hex')}`],
    ['SHA-1', `v0=${createHmac('sha1', SECRET).update(`v0:${NOW_S}:`).update(BODY).digest('hex')}`],
    ['another time', signature(SECRET, NOW_S - 1)],
    ['other bytes', signature(SECRET, NOW_S, Buffer.concat([BODY, Buffer.from('&')]))],
    ['the decoded body', signature(SECRET, NOW_S, decodeURIComponent(BODY.toString()))],
    ['the body with a byte order mark', signature(SECRET, NOW_S, Buffer.concat([Buffer.from('\ufeff'), BODY]))],
    ['an empty body', signature(SECRET, NOW_S, '')],
  ])('refuses a signature made with %s', (_name, sign) => {
    expect(judge(headersOf(NOW_S, sign))).toBeNull();
  });

  it.each([[], [''], ['   '], ['\t'], ['changeme'], ['CHANGE-ME'], ['undefined']])(
    'lets nothing in with the secret %j, not even what is signed with it',
    (...secrets) => {
      const verifier = createVerifier(secrets, clock);
      expect(verifier.armed).toBe(false);
      const claim = verifier.readClaim(headersOf(NOW_S, signature(secrets[0] ?? '', NOW_S)));
      expect(claim === null ? null : verifier.check(claim, BODY)).toBeNull();
    },
  );

  it('leaves a blank secret beside a real one aside', () => {
    expect(judge(headersOf(NOW_S, signature('', NOW_S)), ['', SECRET])).toBeNull();
    expect(judge(headersOf(NOW_S, GOOD), ['', SECRET])).not.toBeNull();
  });
});
