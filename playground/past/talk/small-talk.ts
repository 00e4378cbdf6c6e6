import { handlesIn, momentOf, say, type Talk } from './talk.ts';

type Script = { readonly channel: string; readonly lines: readonly ScriptLine[] };
type ScriptLine = { readonly role: string; readonly inThread: boolean; readonly text: string };

/** Each script is played once, somewhere in the past, by people who are there. */
export function playScripts(talk: Talk, texts: readonly string[]): void {
  const { dice, from, to } = talk.needs;
  const [intro, ...scripts] = texts.flatMap(readScripts).toSorted((a, b) => Number(isIntro(b)) - Number(isIntro(a)));
  // A short past has room for a part of them.
  const share = Math.ceil((scripts.length * (to - from)) / FULL_MS);
  for (const script of [...(intro === undefined ? [] : [intro]), ...dice.shuffled(scripts).slice(0, share)]) {
    for (let tries = 0; tries < TRIES && !play(talk, script); tries += 1);
  }
}

/** Said when everybody hears of Muster for the first time. */
function isIntro({ lines }: Script): boolean {
  return lines.some(({ text }) => text.includes('/task'));
}

/** A past of this length, in milliseconds, has room for all. */
const FULL_MS = 80 * 86_400_000;

/** Casts tried until everybody can answer on the same day. */
const TRIES = 12;
/** Longest time from the first line to the last, in milliseconds. */
const LONGEST_MS = 14 * 3_600_000;

function play(talk: Talk, { channel, lines }: Script): boolean {
  const { needs } = talk;
  const { dice, from, to } = needs;
  const channelId = needs.company.channels.find(({ name }) => name === channel)?.id ?? '';
  const cast = castOf(lines, dice.shuffled(handlesIn(needs, channelId)));
  const isFirst = isIntro({ channel, lines });
  const first = cast.get(lines[0]?.role ?? '') ?? '';
  const start = needs.calendarOf(first).nextWorking(isFirst ? from + HOUR_MS : dice.between(from + DAY_MS, to));
  let time = start + (isFirst ? 45 : dice.int(0, 400)) * MINUTE_MS;
  const played: { readonly after: number; readonly by: string; readonly line: ScriptLine }[] = [];
  for (const line of lines) {
    const by = cast.get(line.role);
    if (by === undefined) return false;
    time = momentOf(needs, by, time);
    played.push({ after: time, by, line });
    time += dice.int(40, 25 * 60) * 1000;
  }
  const last = played.at(-1)?.after ?? to;
  if (last > to - HOUR_MS || last - (played[0]?.after ?? 0) > LONGEST_MS) return false;
  let root: string | undefined;
  for (const { after, by, line } of played) {
    const inThread = line.inThread && root !== undefined ? { inThreadOf: root } : {};
    const said = say(talk, { after, by, channelId, text: line.text, ...inThread });
    root ??= said?.key;
  }
  return true;
}

/** A letter is anybody who isn't somebody else in it; everything longer is a handle. */
function castOf(lines: readonly ScriptLine[], free: readonly string[]): ReadonlyMap<string, string> {
  const named = new Set(lines.map(({ role }) => role).filter((role) => role.length > 1));
  const others = free.filter((handle) => !named.has(handle));
  const letters = [...new Set(lines.map(({ role }) => role))].filter((role) => role.length === 1);
  const pairs = letters.flatMap((letter, at) => (others[at] === undefined ? [] : [[letter, others[at]] as const]));
  return new Map([...[...named].map((handle) => [handle, handle] as const), ...pairs]);
}

function readScripts(text: string): readonly Script[] {
  return text
    .split(/\n(?=#)/)
    .map((part) => part.trim().split('\n'))
    .filter(([head = '']) => head.startsWith('#'))
    .map(([head = '', ...rest]) => ({ channel: head.slice(1), lines: rest.map(readLine) }));
}

/** @throws Error for a line without a speaker */
function readLine(line: string): ScriptLine {
  const [, role, sign, text] = /^([a-z]+)([:>]) (.+)$/.exec(line) ?? [];
  if (role === undefined || text === undefined) throw new Error(`nobody says: ${line}`);
  return { role, inThread: sign === '>', text };
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
