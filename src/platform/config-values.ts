import { z } from 'zod';

/** Where vendors answer unless somebody says otherwise. */
export const API_URLS = {
  slack: 'https://slack.com/api/',
  github: 'https://api.github.com/',
  atlassian: 'https://api.atlassian.com/',
  openai: 'https://api.openai.com/v1/',
} as const;

/** A whole number within limits; the advice names both and the unit. */
export function bounded(limits: { fallback: number; min: number; max: number; unit: string }) {
  const { fallback, min, max, unit } = limits;
  const advice = `should be a whole number from ${min} to ${max} (${unit}); leave it out for ${fallback}.`;
  return z
    .string()
    .trim()
    .regex(/^\d{1,9}$/, advice)
    .transform(Number)
    .refine((value) => value >= min && value <= max, advice)
    .default(fallback);
}

/** `postgres://` address with a host or a socket folder in `?host=`. */
export const postgresUrl = z
  .string()
  .trim()
  .refine(
    isPostgresUrl,
    'should look like postgres://user:password@host:5432/database (special characters in the password %-encoded); leave it out for the embedded database.',
  );

/** http or https address, given back with a closing `/`. */
export function webAddress(advice: string) {
  return z
    .string()
    .trim()
    .refine((text) => /^https?:\/\/[^/]/.test(text) && URL.canParse(text), advice)
    .transform((text) => (text.endsWith('/') ? text : `${text}/`));
}

/** Number of proxies, or their addresses. Plain `true` would let anybody claim any address, so it is refused. */
export const trustedProxies = z
  .string()
  .trim()
  .regex(
    /^(\d{1,2}|false|[0-9a-f.:/]+(\s*,\s*[0-9a-f.:/]+)*|loopback)$/i,
    'should be the number of proxies in front of Muster (1 for a single one), or their addresses separated by commas, for example 10.0.0.0/8.',
  )
  .transform((text): number | readonly string[] => {
    if (text === 'false') return 0;
    return /^\d+$/.test(text) ? Number(text) : text.split(',').map((part) => part.trim());
  })
  .default(0);

function isPostgresUrl(text: string): boolean {
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) return false;
  try {
    decodeURIComponent(new URL(text).password);
    return true;
  } catch {
    return false;
  }
}
