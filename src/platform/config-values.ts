import { z } from 'zod';

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

/** A token as Slack writes it: its prefix and at least ten more letters, digits or hyphens. */
export function slackToken(prefix: string, advice: string) {
  return z
    .string()
    .trim()
    .regex(new RegExp(`^${prefix}[A-Za-z0-9-]{10,}$`), advice);
}

/** One signing secret, or two as `new,old`. Refuses what anybody could guess: a guessed secret lets anybody in. */
export function slackSecrets(advice: string) {
  return z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine((secrets) => secrets.length <= 2 && secrets.every(isSecret), advice);
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

function isSecret(text: string): boolean {
  return text.length >= 16 && !/changeme|\s/i.test(text) && new Set(text).size > 3;
}

function isPostgresUrl(text: string): boolean {
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) return false;
  try {
    decodeURIComponent(new URL(text).password);
    return true;
  } catch {
    return false;
  }
}
