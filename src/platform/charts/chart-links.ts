import { createHmac, hkdfSync } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type Chart, chartShape } from '../../kit/charts/chart.ts';
import { sameSecret } from '../../kit/same-secret.ts';
import type { VaultKey } from '../vault/create-vault.ts';

/** Addresses at which a chart can be fetched without logging in, by whoever was given one, for 7 to 14 days. */
export interface ChartLinks {
  /** The last part of the path. The same chart gives the same one for a week. Null without a key, or too large for Slack. */
  write(chart: Chart, now: Date): string | null;
  /** Null when we never wrote it, somebody changed it, or its time is over. */
  read(name: string, now: Date): Chart | null;
}

/**
 * The address holds the chart itself, signed: nothing is stored, any replica answers, and nobody can make up another
 * one. Signed with the newest encryption key, through a key of its own; older ones still open theirs.
 */
export function createChartLinks(keys: readonly VaultKey[]): ChartLinks {
  const signers = keys.map(({ key }) => Buffer.from(hkdfSync('sha256', key, '', 'muster chart links v1', 32)));
  return {
    write(chart, now) {
      const [newest] = signers;
      if (newest === undefined) return null;
      const content = `${pack(chart)}.${endOf(now).toString(36)}`;
      const name = `${content}.${sign(newest, content)}.png`;
      return name.length > NAME_MAX ? null : name;
    },
    read(name, now) {
      const [data, end, signature] = PATTERN.exec(name)?.slice(1) ?? [];
      if (data === undefined || end === undefined || signature === undefined) return null;
      const genuine = signers.some((key) => sameSecret(sign(key, `${data}.${end}`), signature));
      if (!genuine || Number.parseInt(end, 36) * DAY_MS <= now.getTime()) return null;
      return unpack(data);
    },
  };
}

const PATTERN = /^([\w-]{1,2600})\.([0-9a-z]{1,6})\.([\w-]{43})\.png$/;
/** With the rest of the address below Slack's 3,000 characters of an `image_url`. */
const NAME_MAX = 2_600;
const DAY_MS = 86_400_000;

/** Whole weeks since 1970, so that an address stays the same, and what Slack keeps of it is used, for a week. In days. */
function endOf(now: Date): number {
  return (Math.floor(now.getTime() / (7 * DAY_MS)) + 2) * 7;
}

function sign(key: Buffer, content: string): string {
  return createHmac('sha256', key).update(content).digest('base64url');
}

function pack(chart: Chart): string {
  return deflateRawSync(JSON.stringify(chart), { level: 9 }).toString('base64url');
}

/** Only what carries our signature comes here; a chart of an older release may still not be one any more. */
function unpack(data: string): Chart | null {
  try {
    const text = inflateRawSync(Buffer.from(data, 'base64url'), { maxOutputLength: 100_000 }).toString('utf8');
    return chartShape.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
