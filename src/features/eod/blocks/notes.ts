import { type Block, context, type Message, message, section } from '../../../kit/blocks/index.ts';
import { joinMd, md } from '../../../kit/mrkdwn.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { buildButtons } from './check-in-card.ts';
import { bullets, type ForReader, nameDay, sayDay } from './words.ts';

/** The one reminder. */
export function buildReminder(
  checkIn: CheckIn,
  { canSend }: { readonly canSend: boolean },
  reader: ForReader,
): Message {
  const text = `${sayDayOwner(checkIn, reader)} check-in is still open.`;
  const blocks: Block[] = [section(text), buildButtons({ ...checkIn, snoozedUntil: reader.now }, { canSend, reader })];
  return message({ text, blocks });
}

/** What the reminder says once it is answered. */
export function buildReminded(checkIn: CheckIn, reader: ForReader): Message {
  const text = `${sayDayOwner(checkIn, reader)} check-in is sent. Thank you.`;
  return message({ text, blocks: [context(text)] });
}

export type WaitingView = {
  readonly name: string;
  readonly ref: string;
  readonly title: string;
  readonly text: string;
};

/** To the responsible of a task somebody waits for. */
export function buildWaiting({ name, ref, title, text }: WaitingView): Message {
  const said = `${name} waits for ${ref} ${title}.`;
  return message({ text: said, blocks: [section(md`${said}`), context(text)] });
}

export type SilentView = {
  readonly team: string;
  readonly on: string;
  readonly people: readonly { readonly name: string; readonly blockers: readonly string[] }[];
};

/** To a team's lead alone. */
export function buildSilent({ team, on, people }: SilentView, reader: ForReader): Message {
  const title = `${team}, ${nameDay(on, reader)}: no check-in, and something is open`;
  const lines = people.map(({ name, blockers }) =>
    joinMd([md`*${name}*`, bullets(blockers.map((text) => ({ text })))], '\n'),
  );
  return message({
    text: title,
    blocks: [section(md`*${title}*`), ...lines.map((line) => section(line)), context('Only you see these names.')],
  });
}

function sayDayOwner({ on }: CheckIn, reader: ForReader): string {
  const day = sayDay(on, reader);
  if (day === 'today') return 'Today’s';
  return day === 'yesterday' ? 'Yesterday’s' : `Your ${day}`;
}
