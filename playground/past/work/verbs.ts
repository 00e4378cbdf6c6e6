import { isoOf } from '../chapter.ts';
import type { BlockFact, RealBlocker, TaskFact } from '../ledger.ts';
import type { Deed } from '../planned-deed.ts';
import type { Pen, Story } from './story.ts';

export type Act = {
  readonly at: number;
  readonly by: string;
  readonly reason?: string;
  readonly how?: 'command' | 'card';
};

/** Also *Unblock*, where it was blocked. */
export function start(pen: Pen, story: Story, act: Act): void {
  const { fact } = story;
  const at = move(pen, story, 'start', act);
  endBlock(fact, at);
  fact.status = 'in_progress';
  fact.startedAt ??= at;
}

export function finish(pen: Pen, story: Story, act: Act): void {
  const { fact } = story;
  const at = move(pen, story, 'done', act);
  endBlock(fact, at);
  Object.assign(fact, { status: 'completed', completedAt: at });
  fact.reallyDoneAt ??= at;
  closeParent(pen, fact);
}

export function cancel(pen: Pen, story: Story, act: Act): void {
  const at = move(pen, story, 'cancel', act);
  endBlock(story.fact, at);
  Object.assign(story.fact, { status: 'cancelled', cancelledAt: at });
}

export function reopen(pen: Pen, story: Story, act: Act): void {
  const at = move(pen, story, 'reopen', { ...act, how: 'command' });
  const { fact } = story;
  Object.assign(fact, {
    status: 'assigned',
    startedAt: null,
    completedAt: null,
    cancelledAt: null,
    reallyDoneAt: null,
  });
  fact.reopenings.push({ at, by: act.by, reason: act.reason ?? '' });
}

/** What is said of a block; `waitingOn` null where it is only typed as a reason. */
export type Saying = {
  readonly reason: string;
  readonly tried: string;
  readonly waitingOn: RealBlocker | null;
  readonly expectedOn: string | null;
  readonly byForm: boolean;
};

/** @param block what really is the matter, among the task's facts already */
export function block(
  pen: Pen,
  story: Story,
  told: Act & { readonly block: BlockFact; readonly saying: Saying },
): void {
  const { reason, tried, waitingOn, expectedOn, byForm } = told.saying;
  const { number: task } = story.fact;
  const at = tell(pen, story, {
    act: told,
    deed: byForm
      ? { kind: 'block', task, reason, tried, waitingOn, expectedOn }
      : { kind: 'move', task, verb: 'block', reason, how: 'command' },
  });
  told.block.said = {
    ...{ at, reason, until: null },
    ...(byForm ? { waitingOn, expectedOn } : { waitingOn: null, expectedOn: null }),
  };
  story.fact.status = 'blocked';
}

export function handOver(pen: Pen, story: Story, { to, ...act }: Act & { readonly to: string }): void {
  const { fact } = story;
  const reason = act.reason ?? '';
  const at = tell(pen, story, { act, deed: { kind: 'hand-over', task: fact.number, to, reason } });
  fact.handOvers.push({ at, from: fact.responsible, to, reason, kind: 'hand-over' });
  Object.assign(fact, { responsible: to, doneBy: to });
}

/** It goes back to the accountable. */
export function decline(pen: Pen, story: Story, act: Act): void {
  const { fact } = story;
  const reason = act.reason ?? '';
  const at = tell(pen, story, { act, deed: { kind: 'not-me', task: fact.number, reason } });
  fact.handOvers.push({ at, from: fact.responsible, to: fact.accountable, reason, kind: 'not-me' });
  Object.assign(fact, { responsible: fact.accountable, doneBy: fact.accountable });
}

export function postpone(pen: Pen, story: Story, { dueOn, ...act }: Act & { readonly dueOn: string }): void {
  tell(pen, story, { act, deed: { kind: 'postpone', task: story.fact.number, dueOn } });
  story.fact.dueOn = dueOn;
}

type Verb = Extract<Deed, { kind: 'move' }>['verb'];

function move(pen: Pen, story: Story, verb: Verb, act: Act): string {
  const { reason = '', how = 'command' } = act;
  // A button takes no reason.
  const deed = { kind: 'move', task: story.fact.number, verb, reason, how: reason === '' ? how : 'command' } as const;
  return tell(pen, story, { act, deed });
}

/** At least a minute after what was done to the same task before. @returns the instant */
function tell(pen: Pen, story: Story, { act, deed }: { readonly act: Act; readonly deed: Deed }): string {
  story.lastAt = Math.max(act.at, story.lastAt + 60_000);
  const at = isoOf(story.lastAt);
  pen.deeds.push({ at, by: act.by, deed });
  return at;
}

function endBlock(fact: TaskFact, at: string): void {
  const open = fact.blocks.findLast(({ said }) => said !== null && said.until === null);
  if (open?.said) open.said.until = at;
}

/** A task of parts closes with the last of them. */
function closeParent(pen: Pen, { parent, completedAt }: TaskFact): void {
  if (parent === null) return;
  const parts = pen.stories.filter(({ fact }) => fact.parent === parent);
  const whole = pen.stories.find(({ fact }) => fact.number === parent);
  if (whole === undefined || parts.some(({ fact }) => fact.status !== 'completed')) return;
  Object.assign(whole.fact, { status: 'completed', completedAt, reallyDoneAt: completedAt });
}
