import { createHash } from 'node:crypto';
import type { GitFile } from './model.ts';

/**
 * Which files a change touches, and how: made up, but the same whenever it is asked with the same words.
 * @param lines about how many it adds; a handful where nobody says so
 */
export function inventFiles(repository: string, words: string, lines?: number): readonly GitFile[] {
  const dice = createHash('sha256').update(`${repository}/${words}`).digest();
  const places = trees[repository] ?? [];
  const count = Math.min(places.length, lines === undefined ? 1 + at(dice, 0, 3) : filesFor(lines));
  return Array.from({ length: count }, (_, step) => {
    const path = places[(at(dice, 1, places.length) + step * 3) % places.length] ?? 'README.md';
    if (lines === undefined)
      return inventFile(path, { added: 2 + at(dice, 2 + step, 24), removed: at(dice, 8 + step, 9) });
    const added = Math.max(1, Math.round((lines / count) * (0.6 + at(dice, 2 + step, 9) / 10)));
    return inventFile(path, { added, removed: Math.round((added * at(dice, 8 + step, 6)) / 10) });
  }).filter(({ path }, place, all) => all.findIndex((one) => one.path === path) === place);
}

const filesFor = (lines: number): number => Math.min(5, 1 + Math.floor(lines / 35));

function inventFile(path: string, { added, removed }: { readonly added: number; readonly removed: number }): GitFile {
  const line = 12 + (path.length % 40);
  const lines = [
    `@@ -${line},${removed + 1} +${line},${added + 1} @@`,
    ' ',
    ...Array.from({ length: removed }, (_, n) => `-${codeOf(path, n + 5)}`),
    ...Array.from({ length: added }, (_, n) => `+${codeOf(path, n)}`),
  ];
  return { path, status: 'modified', additions: added, deletions: removed, patch: lines.join('\n') };
}

/** Lines that look like code of their language. */
function codeOf(path: string, n: number): string {
  const name = names[n % names.length] ?? 'berth';
  if (path.endsWith('.md')) return `The ${name} is kept for ${n + 2} days.`;
  if (path.endsWith('.kt')) return `    val ${name}${n} = ${name}s.firstOrNull { it.length > ${n + 8} }`;
  return `  const ${name}${n} = ${name}s.find((one) => one.length > ${n + 8});`;
}

const names = ['berth', 'season', 'price', 'deposit', 'guest', 'harbour', 'receipt'];

const trees: Readonly<Record<string, readonly string[]>> = {
  'tidewater/api': [
    ...['src/bookings/find-berth.ts', 'src/bookings/hold-berth.ts', 'src/bookings/cancel.ts', 'src/prices/season.ts'],
    ...['src/prices/discount.ts', 'src/payments/refund.ts', 'src/payments/receipt.ts', 'src/harbours/list.ts'],
    ...['test/bookings/hold-berth.test.ts', 'test/prices/season.test.ts', 'docs/booking.md'],
  ],
  'tidewater/web': [
    ...['src/pages/search.tsx', 'src/pages/checkout.tsx', 'src/map/pins.tsx', 'src/map/legend.tsx'],
    ...['src/forms/date-field.tsx', 'src/forms/guests.tsx', 'src/styles/tokens.ts', 'test/checkout.test.tsx'],
    ...['test/map.test.tsx', 'docs/words.md'],
  ],
  'tidewater/pontoon': [
    ...['app/src/main/kotlin/Berth.kt', 'app/src/main/kotlin/Arrival.kt', 'app/src/main/kotlin/Receipt.kt'],
    ...['app/src/main/kotlin/Offline.kt', 'app/src/main/kotlin/HarbourMap.kt', 'app/src/test/kotlin/ArrivalTest.kt'],
    ...['app/src/test/kotlin/OfflineTest.kt', 'docs/release.md'],
  ],
};

/** From 0 to below the limit. */
function at(dice: Buffer, place: number, limit: number): number {
  return (dice[place % dice.length] ?? 0) % Math.max(1, limit);
}
