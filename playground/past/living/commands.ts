import { bot, directId, personId, teams } from '../../company.ts';
import type { Block } from '../../slack/journal.ts';
import type { NewTask, PlannedDeed, Verb } from '../planned-deed.ts';
import {
  done,
  type Performed,
  refused,
  type Stage,
  troubleIn,
  type as typeCommand,
  waitFor,
  wordsOf,
} from './performance.ts';

/** What follows `/task` for a new task: suffixes in the order in which most people write them. */
export function commandText({ title, responsible, dueOn, points, priority }: NewTask, by: string): string {
  const words = [
    title,
    ...(responsible === by ? [] : [`@${responsible}`]),
    ...(dueOn === null ? [] : [dueOn]),
    ...(points === null ? [] : [`${points}p`]),
    ...(priority === 'normal' ? [] : [`!${priority}`]),
  ];
  return words.join(' ');
}

/** Muster's first words after each verb. */
const answers: Readonly<Record<Verb, readonly string[]>> = {
  start: ['is in progress.', 'goes on.'],
  done: ['is done.'],
  block: ['is blocked.'],
  reopen: ['is open again.'],
  cancel: ['is cancelled.'],
};

type Move = { readonly by: string; readonly task: number; readonly verb: Verb; readonly reason: string };

/** `/task done T-12 reason`, typed in the channel of one's own team. */
export async function moveByCommand(stage: Stage, { by, task, verb, reason }: Move): Promise<Performed> {
  const text = `/task ${verb} T-${task} ${reason}`.trim();
  const words = wordsOf(await typeCommand(stage, { by, channelId: ownChannel(by), text }));
  return isAnswer(words, { task, verb }) ? done : refused(words);
}

/** *Start* or *Done* on the card in the direct messages with Muster. */
export async function moveByCard(stage: Stage, { by, task, verb }: Move): Promise<Performed> {
  const { slack, deeds } = stage;
  const as = personId(by);
  const channelId = directId(as, bot.userId);
  const card = findCard(stage, channelId, { task, verb });
  if (card === null) return moveByCommand(stage, { by, task, verb, reason: '' });
  const before = new Set(slack.whispers.list(channelId, as).map(({ ts }) => ts));
  const place = { kind: 'message', channelId, ts: card.ts } as const;
  const trouble = troubleIn(await deeds.use(as, { place, control: { type: 'button', ...card.control } }));
  if (trouble !== null) return refused(trouble);
  const answer = await waitFor(() => slack.whispers.list(channelId, as).find(({ ts }) => !before.has(ts)));
  if (answer !== null) slack.whispers.remove(answer.ts);
  return isAnswer(answer?.text ?? '', { task, verb }) ? done : refused(answer?.text ?? '');
}

function isAnswer(words: string, { task, verb }: Pick<Move, 'task' | 'verb'>): boolean {
  return answers[verb].some((said) => words.startsWith(`T-${task} ${said}`));
}

type Card = { readonly ts: string; readonly control: { readonly action_id: string; readonly block_id: string } };

/** Null while the card isn't there yet, or has no such button now. */
function findCard({ slack }: Stage, channelId: string, { task, verb }: Pick<Move, 'task' | 'verb'>): Card | null {
  const { messages } = slack.messages.room(channelId).page({ before: null, limit: CARDS_MAX });
  for (const { ts, text, blocks = [] } of messages.toReversed()) {
    if (!new RegExp(`\\bT-${task}\\b`).test(text)) continue;
    const control = findControl(blocks, `tasks.${verb}:`);
    if (control !== null) return { ts, control };
  }
  return null;
}

/** How far back somebody scrolls for a card. */
const CARDS_MAX = 60;

type Control = { readonly action_id?: string };

/** The first button or menu of that kind in a message. */
export function findControl(blocks: readonly Block[], prefix: string): Card['control'] | null {
  for (const [at, block] of blocks.entries()) {
    const found = ((block.elements ?? []) as readonly Control[]).find(({ action_id }) => action_id?.startsWith(prefix));
    if (found?.action_id !== undefined) {
      return { action_id: found.action_id, block_id: String(block.block_id ?? `b${at}`) };
    }
  }
  return null;
}

/** Where somebody types: the channel of their team, else where all are. */
export function ownChannel(by: string): string {
  return teams.find(({ members }) => members.includes(personId(by)))?.channelId ?? 'C01GENERAL';
}

export type By<Kind extends PlannedDeed['deed']['kind']> = {
  readonly by: string;
  readonly deed: Extract<PlannedDeed['deed'], { readonly kind: Kind }>;
};
