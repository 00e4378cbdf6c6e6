import { offsetOf, type Year, type YearMerge, type YearTeam } from './invent-year.ts';

/** What a week's final card must say, found the long way round. */
export type Expected = {
  readonly teamId: string;
  /** Its Monday on the team's wall. */
  readonly monday: string;
  readonly postedAt: number;
  readonly sealsAt: number;
  readonly merged: number;
  /** `place person correct/scored`, by place and person. */
  readonly detectives: readonly string[];
  readonly champions: readonly string[];
  /** As shown at the end, to nine digits; null where too few authors stand behind it. */
  readonly shares: Readonly<Record<'ai-share' | 'detection' | 'quality', string | null>>;
};

type Answer = { readonly key: string; readonly author: string; readonly value: number; readonly weight: number };
type Open = { expected: Omit<Expected, 'shares'>; merges: readonly YearMerge[]; shares: Record<string, string | null> };

const DAY = 86_400_000;
const KINDS = ['ai-share', 'detection', 'quality'] as const;

/**
 * Every card of the year, one minute and one answer after the other, without any of Muster's own code: weeks by reading the
 * calendar of the wall, postings by trying minutes, shares by going through everything that was ever shown.
 */
export function recomputeYear(year: Year): readonly Expected[] {
  const cards = year.teams.flatMap((team) => postings(year, team));
  const shown: { kind: string; answers: readonly Answer[] }[] = [];
  const open = new Map<string, Open>();
  const moments = [
    ...cards.map((card) => ({ at: card.postedAt, order: 1, look: [card] })),
    ...year.merges.map((merge) => ({
      at: merge.settledAt,
      order: 0,
      look: cards.filter((card) => isIn(year, card, merge)),
    })),
    ...[...year.optOuts.values()].map((at) => ({ at, order: 0, look: cards })),
  ].sort((a, b) => a.at - b.at || a.order - b.order);
  for (const { at, order, look } of moments)
    for (const card of look.toSorted((a, b) => (`${a.teamId}${a.monday}` < `${b.teamId}${b.monday}` ? -1 : 1))) {
      const isLiving = order === 1 || (at >= card.postedAt && at < card.sealsAt && open.has(keyOf(card)));
      if (!isLiving) continue;
      const merges = year.merges.filter((merge) => isIn(year, card, merge));
      const before = open.get(keyOf(card));
      const shares: Record<string, string | null> = {};
      for (const kind of KINDS) {
        const answers = merges.filter(({ settledAt }) => settledAt <= at).flatMap((merge) => answersOf(merge, kind));
        const earlier = shown.filter(
          (one) => one.kind === kind && one.answers.some((a) => answers.some((b) => a.key === b.key)),
        );
        const mayShow = authors(answers) >= 5 && earlier.every((one) => isApart(one.answers, answers));
        const isNew =
          mayShow &&
          !earlier.some(
            (one) =>
              one.answers.length === answers.length &&
              isSame(one.answers, answers) &&
              before !== undefined &&
              before.shares[kind] === mean(answers),
          );
        shares[kind] = mayShow ? mean(answers) : (before?.shares[kind] ?? null);
        if (isNew) shown.push({ kind, answers });
      }
      open.set(keyOf(card), { expected: { ...card, ...people(year, merges, at) }, merges, shares });
    }
  return [...open.values()].map(({ expected, shares }) => ({ ...expected, shares: shares as Expected['shares'] }));
}

type Card = Pick<Expected, 'teamId' | 'monday' | 'postedAt' | 'sealsAt' | 'merged'> & {
  readonly detectives: [];
  readonly champions: [];
};

function keyOf({ teamId, monday }: Pick<Expected, 'teamId' | 'monday'>): string {
  return `${teamId} ${monday}`;
}

/** Date and time on a wall, `YYYY-MM-DD HH:MM`. */
function wall(zone: string, at: number): string {
  return new Date(at + offsetOf(zone, at)).toISOString().slice(0, 16).replace('T', ' ');
}

function mondayOf(zone: string, at: number): string {
  let day = Date.parse(`${wall(zone, at).slice(0, 10)}T00:00:00Z`);
  while (new Date(day).getUTCDay() !== 1) day -= DAY;
  return new Date(day).toISOString().slice(0, 10);
}

function postings(year: Year, team: YearTeam): readonly Card[] {
  const mondays = Array.from({ length: year.weeks }, (_, n) =>
    new Date(year.from + n * 7 * DAY).toISOString().slice(0, 10),
  );
  return mondays.map((monday) => ({
    ...{ teamId: team.id, monday, merged: 0, detectives: [], champions: [] },
    postedAt: postingOf(team, Date.parse(monday) + 7 * DAY),
    sealsAt: postingOf(team, Date.parse(monday) + 14 * DAY),
  }));
}

/** The posting in the week that begins on this Monday (as a day in UTC). */
function postingOf({ zone, weekday, at, holidays }: YearTeam, monday: number): number {
  const text = (day: number) => new Date(day).toISOString().slice(0, 10);
  let day = monday + (weekday - 1) * DAY;
  if (holidays.includes(text(day)))
    do day += DAY;
    while (holidays.includes(text(day)) || [0, 6].includes(new Date(day).getUTCDay()));
  const found = `${text(day)} ${at}`;
  const known = minutes.get(`${found} ${zone}`);
  if (known !== undefined) return known;
  // From well before: the clocks may change that day.
  let minute = Date.parse(`${found.replace(' ', 'T')}:00Z`) - offsetOf(zone, day) - 3 * 60 * 60_000;
  while (wall(zone, minute) !== found) minute += 60_000;
  minutes.set(`${found} ${zone}`, minute);
  return minute;
}

// The same years come again with every seed.
const minutes = new Map<string, number>();

const teamCache = new WeakMap<Year, Map<string, boolean>>();

/** Whether a merge belongs on a card: its author was in the team at that instant, and the team's wall showed that week. */
function isIn(year: Year, card: Pick<Expected, 'teamId' | 'monday'>, merge: YearMerge): boolean {
  const cache = teamCache.get(year) ?? new Map<string, boolean>();
  teamCache.set(year, cache);
  const key = `${card.teamId} ${card.monday} ${merge.id}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const team = year.teams.find(({ id }) => id === card.teamId);
  const wasMember = year.memberships.some(
    (one) =>
      one.teamId === card.teamId && one.personId === merge.authorId && one.from <= merge.at && merge.at < one.until,
  );
  const near = Math.abs(merge.at - Date.parse(card.monday)) < 10 * DAY;
  const result = wasMember && near && team !== undefined && mondayOf(team.zone, merge.at) === card.monday;
  cache.set(key, result);
  return result;
}

function answersOf({ id, authorId, word, guesses }: YearMerge, kind: string): readonly Answer[] {
  if (kind === 'ai-share')
    return word === null ? [] : [{ key: id, author: authorId, value: word === 'yes' ? 1 : 0, weight: 1 }];
  if (kind === 'quality')
    return guesses.map((one) => ({ key: one.id, author: authorId, value: one.quality, weight: one.weight }));
  return guesses
    .filter(({ scored }) => scored && word !== null)
    .map((one) => ({ key: one.id, author: authorId, value: one.guess === word ? 1 : 0, weight: one.weight }));
}

function people(year: Year, merges: readonly YearMerge[], at: number) {
  const settled = merges.filter(({ settledAt }) => settledAt <= at);
  const isAbsent = (person: string) => (year.optOuts.get(person) ?? Number.POSITIVE_INFINITY) <= at;
  const all = settled.flatMap(({ word, guesses }) =>
    word === null ? [] : guesses.filter(({ scored }) => scored).map((one) => ({ ...one, word })),
  );
  const players = [...new Set(all.map(({ playerId }) => playerId))]
    .filter((player) => !isAbsent(player))
    .map((player) => {
      const own = all.filter(({ playerId }) => playerId === player);
      return {
        player,
        scored: own.length,
        correct: own.filter((one) => one.guess === one.word).length,
        skill: skill(own),
      };
    })
    .filter(({ scored, correct }) => scored >= 3 && correct > 0);
  const beats = (a: (typeof players)[number], b: (typeof players)[number]) =>
    a.correct > b.correct || (a.correct === b.correct && a.skill.n * b.skill.d > b.skill.n * a.skill.d);
  const detectives = players
    .map((one) => ({ ...one, place: players.filter((other) => beats(other, one)).length + 1 }))
    .filter(({ place }) => place <= 3)
    .map(({ place, player, correct, scored }) => `${place} ${player} ${correct}/${scored}`)
    .sort();
  return { merged: merges.length, detectives, champions: championsOf(year, settled, isAbsent) };
}

/** As a fraction of whole numbers, straight from the formula: 1 − mean (p − y)² / mean over all pairs. */
function skill(own: readonly { guess: string; confidence: string; word: string; weight: number }[]) {
  const stated = { unsure: 55, likely: 75, sure: 95 } as Readonly<Record<string, number>>;
  const all = own.map(({ guess, confidence, word, weight }) => {
    const sure = stated[confidence] ?? 75;
    return { p: guess === 'yes' ? sure : 100 - sure, y: word === 'yes' ? 100 : 0, w: weight };
  });
  const total = all.reduce((sum, { w }) => sum + w, 0);
  const made = all.reduce((sum, { p, y, w }) => sum + w * (p - y) ** 2, 0);
  const chance = all.reduce((sum, a) => sum + all.reduce((inner, b) => inner + a.w * b.w * (a.p - b.y) ** 2, 0), 0);
  return { n: BigInt(chance) - BigInt(total) * BigInt(made), d: BigInt(chance) };
}

function championsOf(
  year: Year,
  settled: readonly YearMerge[],
  isAbsent: (person: string) => boolean,
): readonly string[] {
  const means = [...year.champions]
    .filter((person) => !isAbsent(person))
    .map((person) => {
      const rated = settled.filter(({ authorId, guesses }) => authorId === person && guesses.length >= 2);
      // All means as 60ths of a point, so that they are whole.
      const each = rated.map(
        ({ guesses }) => (60 * guesses.reduce((sum, { quality }) => sum + quality, 0)) / guesses.length,
      );
      return { person, count: rated.length, sum: each.reduce((sum, one) => sum + Math.round(one), 0) };
    })
    .filter(({ count }) => count >= 3);
  return means
    .filter((one) => means.every((other) => one.sum * other.count >= other.sum * one.count))
    .map(({ person, count }) => `${person} ${count}`)
    .sort();
}

function authors(answers: readonly Answer[]): number {
  return new Set(answers.map(({ author }) => author)).size;
}

function isApart(one: readonly Answer[], other: readonly Answer[]): boolean {
  const has = (all: readonly Answer[], key: string) => all.some((answer) => answer.key === key);
  const apart = [...one.filter(({ key }) => !has(other, key)), ...other.filter(({ key }) => !has(one, key))];
  return apart.length === 0 || authors(apart) >= 5;
}

function isSame(one: readonly Answer[], other: readonly Answer[]): boolean {
  return one.every(({ key }) => other.some((answer) => answer.key === key));
}

function mean(answers: readonly Answer[]): string {
  const weight = answers.reduce((sum, one) => sum + one.weight, 0);
  return (answers.reduce((sum, one) => sum + one.value * one.weight, 0) / weight).toFixed(9);
}
