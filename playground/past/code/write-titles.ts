import type { Dice } from '../dice.ts';
import { asides, type ByTeam, changes, checks, type PullKind, whys } from './pull-words.ts';

export type Named = {
  readonly title: string;
  readonly kind: PullKind;
  readonly team: string;
  readonly author: string;
  readonly task: number | null;
  readonly points: number;
};

/** As each team writes its titles: with a word in front, with the task behind, with the task in front. */
export function titleOf({ title, kind, team, task }: Named): string {
  switch (team) {
    case 'Platform': {
      const scope = scopes.find(([words]) => words.test(title))?.[1];
      return `${PREFIXES[kind]}${scope === undefined ? '' : `(${scope})`}: ${small(title)}`;
    }
    case 'Web':
      return task === null ? title : `${title} (T-${task})`;
    default:
      return task === null ? title : `T-${task} ${title}`;
  }
}

const PREFIXES = { fault: 'fix', feature: 'feat', chore: 'chore' } as const satisfies Record<PullKind, string>;

const scopes: readonly (readonly [words: RegExp, scope: string])[] = [
  [/price|season|VAT|currency|money/i, 'prices'],
  [/payout|refund|invoice|IBAN|payment|bank/i, 'payments'],
  [/queue|cron|job|mail|webhook|export|import/i, 'jobs'],
  [/harbour|berth|boat|booking|availab|overbook|reservation/i, 'bookings'],
  [/deploy|staging|database|cache|disk|log|certificate/i, 'ops'],
];

/** With a small first letter, where it isn't a name or an abbreviation. */
function small(title: string): string {
  return /^[A-Z][a-z’]+ (?!Pay\b)/.test(title) && !/^(Apple|Danish|Baltic)\b/.test(title)
    ? `${title.slice(0, 1).toLowerCase()}${title.slice(1)}`
    : title;
}

/** `ana/T-12-hold-a-berth`, `fix/map-jumps-to-africa`. */
export function branchOf({ title, kind, team, author, task }: Named): string {
  const words = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .split('-')
    .slice(0, 6)
    .join('-');
  const named = task === null ? words : `T-${task}-${words}`;
  if (team === 'Platform') return `${author}/${named}`;
  return team === 'Web' ? `${kind === 'fault' ? 'fix' : 'feature'}/${named}` : named;
}

/** What fits a team. */
function linesOf(words: ByTeam, team: string): readonly string[] {
  return team === 'Platform' || team === 'Web' || team === 'Mobile' ? [...words.all, ...words[team]] : words.all;
}

/** Short for small things, with a list for large ones, and sometimes nothing at all. */
export function bodyOf({ kind, task, points, team }: Named, dice: Dice): string {
  if (points < 2 && dice.chance(0.4)) return task === null ? '' : `T-${task}`;
  const count = points > 2 ? dice.int(2, 4) : 0;
  const list = dice.shuffled(linesOf(changes, team)).slice(0, count);
  const closing = task === null || !dice.chance(0.7) ? '' : `${dice.pick(['Closes', 'For', 'Part of'])} T-${task}.`;
  return [
    dice.pick(linesOf(whys[kind], team)),
    list.map((line) => `- ${line}`).join('\n'),
    dice.chance(0.6) ? dice.pick(linesOf(checks, team)) : '',
    dice.chance(0.12) ? dice.pick(asides) : '',
    closing,
  ]
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}
