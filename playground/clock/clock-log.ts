import { bot, people } from '../company.ts';
import type { KeptMessage } from '../slack/journal.ts';
import type { Messages } from '../slack/messages.ts';
import { rooms } from '../slack/rooms.ts';
import type { ClockLogEntry } from '../web/contract.ts';
import { plainWords } from './plain-words.ts';
import type { WorldClock } from './world-clock.ts';

export type ClockLog = {
  /** Newest first. A restart forgets them. */
  entries(): readonly ClockLogEntry[];
};

type Needs = {
  readonly clock: Pick<WorldClock, 'now' | 'state'>;
  readonly messages: Messages;
  /** False while the company's past is lived through: nobody moved the clock then. */
  readonly isWatched: () => boolean;
};

const ENTRIES_MAX = 100;

/** Remembers what Muster said and changed while the clock was moved. */
export function keepClockLog({ clock, messages, isWatched }: Needs): ClockLog {
  let entries: readonly ClockLogEntry[] = [];
  let made = 0;
  messages.listen((what, message) => {
    if (message.userId !== bot.userId || clock.state().movingTo === null || !isWatched()) return;
    made += 1;
    const entry = describe(what, message, { id: String(made), at: clock.now().toISOString() });
    // A card that changes several times at one instant is read once, as it is in the end.
    const others = entries.filter(({ at, place }) => at !== entry.at || place?.ts !== message.ts);
    entries = [entry, ...others].slice(0, ENTRIES_MAX);
  });
  return { entries: () => entries };
}

type Stamp = { readonly id: string; readonly at: string };

function describe(what: 'posted' | 'edited', message: KeptMessage, stamp: Stamp): ClockLogEntry {
  const { channelId, ts, text } = message;
  const room = rooms.get(channelId);
  const person = people.find(({ id }) => room?.name === null && room.members.includes(id));
  const where =
    person === undefined ? `in #${room?.name ?? channelId}` : `${what === 'posted' ? 'to' : 'for'} ${person.name}`;
  const verb = what === 'posted' ? 'wrote' : 'changed a message';
  return { ...stamp, words: `${bot.name} ${verb} ${where}: ${plainWords(text)}`, place: { channelId, ts } };
}
