import { z } from 'zod';

/** `2026-11-20T10:00:00.000+0100` as Jira writes it, without the colon that ISO wants. */
export const instant = z.string().transform((text, context) => {
  const at = readInstant(text);
  if (at === null) context.addIssue('not an instant');
  return at ?? new Date(0);
});

/** Null for anything that isn't one. */
export function readInstant(value: unknown): Date | null {
  if (typeof value === 'number') return isPlausible(value) ? new Date(value) : null;
  if (typeof value !== 'string') return null;
  const ms = Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return isPlausible(ms) ? new Date(ms) : null;
}

/** What PostgreSQL can keep and somebody may have meant: from 1970 to 9999. */
function isPlausible(ms: number): boolean {
  return Number.isFinite(ms) && ms >= 0 && ms < 253_402_300_800_000;
}
