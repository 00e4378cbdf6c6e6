import type { TrackerHook } from '../../../ports/outbound/tracker-records.ts';
import type { KnownHook } from './tracker.ts';

/** What has to be done about a site's webhook; `remove` goes first: Jira allows few of them. */
export type HookStep = { readonly remove: readonly string[] } & (
  | { readonly kind: 'none' }
  | { readonly kind: 'keep'; readonly hook: KnownHook }
  | { readonly kind: 'renew'; readonly hook: KnownHook }
  | { readonly kind: 'register' }
);

/** Renewed when less than that is left of its 30 days, in milliseconds: two weeks of failing tries lose nothing. */
const RENEW_BEFORE_MS = 14 * 24 * 3_600_000;

/**
 * One webhook for the chosen projects, none without any. Whatever else stands there under our address was left by a try
 * that was cut short, and goes.
 */
export function chooseStep(about: {
  /** At the site, under our address. */
  readonly there: readonly TrackerHook[];
  readonly known: KnownHook | null;
  /** Keys, sorted. */
  readonly projects: readonly string[];
  readonly now: Date;
}): HookStep {
  const { there, known, projects, now } = about;
  const ours = there.find(({ id }) => id === known?.id) ?? null;
  const all = there.map(({ id }) => id);
  if (projects.length === 0) return { kind: 'none', remove: all };
  if (ours === null || known === null || !isSame(known.projects, projects)) return { kind: 'register', remove: all };
  const hook = { ...known, expiresAt: ours.expiresAt ?? known.expiresAt };
  const remove = all.filter((id) => id !== ours.id);
  const isOld = hook.expiresAt === null || hook.expiresAt.getTime() - now.getTime() < RENEW_BEFORE_MS;
  return { kind: isOld ? 'renew' : 'keep', hook, remove };
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, at) => key === b[at]);
}
