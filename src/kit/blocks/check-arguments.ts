import { safeUrl } from '../mrkdwn.ts';
import { ID_MAX } from './limits.ts';

/** Programming mistakes end here, as plain errors: they are found by the first test that draws the block. */
export function checkId(id: string, kind: string): string {
  if (id === '' || id.length > ID_MAX)
    throw new Error(`${kind} must have 1 to ${ID_MAX} characters: ${JSON.stringify(id)}`);
  return id;
}

/** @throws Error unless the list has 1 to `max` members */
export function checkCount<T>(list: readonly T[], max: number, kind: string): T[] {
  if (list.length === 0 || list.length > max) throw new Error(`${kind}: 1 to ${max} allowed, got ${list.length}`);
  return [...list];
}

/** @throws Error when longer than `max` characters: values come back to us, so they are never shortened */
export function checkLength(value: string, max: number, kind: string): string {
  if (value.length > max) throw new Error(`${kind} must have at most ${max} characters, got ${value.length}`);
  return value;
}

/** @throws Error unless http(s); ask `safeUrl` first where the address comes from outside */
export function checkUrl(url: string): string {
  const safe = safeUrl(url);
  if (safe === null) throw new Error(`not an address a person may be sent to: ${JSON.stringify(url.slice(0, 200))}`);
  return safe;
}
