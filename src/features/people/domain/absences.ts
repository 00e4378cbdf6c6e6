import type { Absence } from '../../../kit/dates/working-life.ts';

/** `told`: said to Muster · `slack-status`: read from the status in Slack, and gone with it. */
export type KnownAbsence = Absence & { readonly source: 'told' | 'slack-status' };

/** Those that overlap or touch as one, in order of their start. */
export function joinAbsences<T extends Absence>(absences: readonly T[]): readonly T[] {
  const joined: T[] = [];
  for (const absence of [...absences].sort((a, b) => a.from.getTime() - b.from.getTime())) {
    const last = joined.at(-1);
    if (last === undefined || absence.from > last.until) joined.push(absence);
    else if (absence.until > last.until) joined[joined.length - 1] = { ...last, until: absence.until };
  }
  return joined;
}

/** With one more that was told; what it overlaps becomes one with it. */
export function addAbsence(known: readonly KnownAbsence[], told: Absence): readonly KnownAbsence[] {
  const byHand = known.filter(({ source }) => source === 'told');
  return [...joinAbsences([...byHand, { ...told, source: 'told' as const }]), ...statusOf(known)];
}

/** Whoever is away now is back; what is still to come stays. */
export function endAbsences(known: readonly KnownAbsence[], now: Date): readonly KnownAbsence[] {
  return known.flatMap((absence) => {
    if (absence.from > now || absence.until <= now) return [absence];
    return absence.from < now ? [{ ...absence, until: now }] : [];
  });
}

/** Without the one that begins at this instant, joined with those it overlaps, and is still to come. */
export function cancelAbsence(known: readonly KnownAbsence[], from: Date, now: Date): readonly KnownAbsence[] {
  const whole = joinAbsences(known).find((one) => one.from.getTime() === from.getTime() && one.from > now);
  if (whole === undefined) return known;
  return known.filter((one) => one.from < whole.from || one.from >= whole.until);
}

/** The status in Slack says this much: in place of what it said before. Null: it says nothing of being away. */
export function followStatus(
  known: readonly KnownAbsence[],
  status: Absence | null,
  now: Date,
): readonly KnownAbsence[] {
  const others = known.filter(({ source }) => source === 'told');
  const [before] = statusOf(known).filter(({ from }) => from <= now);
  if (status === null || status.until <= now) return [...others, ...endAbsences(statusOf(known), now)];
  return [...others, { source: 'slack-status', from: before?.from ?? status.from, until: status.until }];
}

export function sameAbsences(a: readonly KnownAbsence[], b: readonly KnownAbsence[]): boolean {
  const key = (list: readonly KnownAbsence[]) =>
    list.map(({ from, until, source }) => `${from.toISOString()} ${until.toISOString()} ${source}`).sort();
  return key(a).join() === key(b).join();
}

/** The next instant at which somebody leaves or comes back; null when nothing of it lies ahead. */
export function nextTurn(known: readonly Absence[], now: Date): Date | null {
  const ahead = joinAbsences(known).flatMap(({ from, until }) => [from, until]);
  return ahead.filter((at) => at > now).sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

function statusOf(known: readonly KnownAbsence[]): readonly KnownAbsence[] {
  return known.filter(({ source }) => source === 'slack-status');
}
