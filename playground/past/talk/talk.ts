import { directId, personId } from '../../company.ts';
import { type ChapterNeeds, isoOf } from '../chapter.ts';
import type { TaskFact } from '../ledger.ts';
import type { PlannedDeed } from '../planned-deed.ts';

/** Conversation being written: who says what when, always in their own hours. */
export type Talk = {
  readonly needs: ChapterNeeds;
  readonly deeds: PlannedDeed[];
};

export type Utterance = {
  /** Earliest; it becomes the next moment at which the speaker works. */
  readonly after: number;
  readonly by: string;
  readonly channelId: string;
  /** What is said, or how it is found when the moment is known. */
  readonly text: string | ((at: number) => string);
  /** Key of a message. */
  readonly inThreadOf?: string;
};

/** Where and when something was said; null when that would be past the present or the speaker isn't in the room. */
export type Said = { readonly at: number; readonly key: string } | null;

export function say({ needs, deeds }: Talk, { after, by, channelId, text, inThreadOf }: Utterance): Said {
  const at = momentOf(needs, by, after);
  if (at >= needs.to - LAST_MS || at < needs.from || !isIn(needs, by, channelId)) return null;
  const key = `talk ${deeds.length}`;
  const words = typeof text === 'string' ? text : text(at);
  const deed = { kind: 'say', channelId, text: words, key, ...(inThreadOf !== undefined && { inThreadOf }) } as const;
  deeds.push({ at: isoOf(at), by, deed });
  return { at, key };
}

/** The instant itself at work, else some time after work begins: nobody answers on the stroke of nine. */
export function momentOf({ calendarOf, dice }: ChapterNeeds, by: string, after: number): number {
  const next = calendarOf(by).nextWorking(after);
  return next === after ? after : next + dice.int(3 * 60, 40 * 60) * 1000;
}

/** What somebody answers, between one and so many minutes later. */
export function reply(talk: Talk, said: Said, answer: Omit<Utterance, 'after'> & { readonly within: number }): Said {
  if (said === null) return null;
  const { within, ...utterance } = answer;
  return say(talk, { ...utterance, after: said.at + talk.needs.dice.int(60, within * 60) * 1000 });
}

/** The direct messages of two people. */
export function between(one: string, other: string): string {
  return directId(personId(one), personId(other));
}

/** A phrase with what it speaks of. */
export function phrase(text: string, { number, title }: Pick<TaskFact, 'number' | 'title'>, reason = ''): string {
  return text.replaceAll('{task}', `T-${number}`).replaceAll('{title}', title).replaceAll('{reason}', reason);
}

export function teamChannel({ company }: ChapterNeeds, name: string): string {
  return company.teams.find((team) => team.name === name)?.channelId ?? '';
}

/** Handles of who is in a channel. */
export function handlesIn({ company }: ChapterNeeds, channelId: string): readonly string[] {
  const members = company.channels.find(({ id }) => id === channelId)?.members ?? [];
  return company.people.filter(({ id }) => members.includes(id)).map(({ handle }) => handle);
}

/** Direct messages are for the two whose they are. */
function isIn(needs: ChapterNeeds, by: string, channelId: string): boolean {
  return channelId.startsWith('D') || handlesIn(needs, channelId).includes(by);
}

/** Nothing is said in the last seconds: the present begins quietly. */
const LAST_MS = 60_000;
