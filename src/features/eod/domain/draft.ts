import type { TaskId } from '../../../kit/ids.ts';
import type { DayFact } from '../../../ports/inbound/day-facts.ts';
import type { Blocker, Said } from './check-in.ts';
import { bySubject, goesOn, isStuck, nameOfThing, type SubjectFacts, tellVerbs } from './facts.ts';

/** One sentence of a draft. It is written from at least one fact and links to what the newest of them links to. */
export type DraftSentence = Said & { readonly private: boolean };

/** A blocker of a draft: from a fact of the day, or carried over from the check-in before. */
export type DraftBlocker = {
  readonly text: string;
  readonly taskId: TaskId | null;
  readonly factIds: readonly string[];
  readonly private: boolean;
};

export type Draft = {
  readonly done: readonly DraftSentence[];
  readonly plan: readonly DraftSentence[];
  readonly blockers: readonly DraftBlocker[];
};

/** The check-in before, as far as a draft takes it up. */
export type Before = { readonly id: string; readonly blockers: readonly Blocker[] };

/**
 * Writes a check-in from what happened: facts about one thing become one sentence, and nothing is said that no fact says.
 * @param stillBlocked whether a blocker of the check-in before still holds: its task is blocked, or it names none
 */
export function composeDraft(
  facts: readonly DayFact[],
  { before, stillBlocked }: { readonly before: Before | null; readonly stillBlocked: (blocker: Blocker) => boolean },
): Draft {
  const things = bySubject(facts);
  const carried = (before?.blockers ?? []).filter(stillBlocked).map(
    (blocker): DraftBlocker => ({
      text: blocker.text,
      taskId: blocker.taskId,
      factIds: [`check-in:${before?.id ?? ''}:${blocker.id}`],
      private: blocker.private,
    }),
  );
  const known = new Set(carried.flatMap(({ taskId }) => taskId ?? []));
  const stuck = things.filter(isStuck).map(toBlocker);
  return {
    done: things.flatMap((thing) => tell(thing, tellVerbs(thing))),
    plan: things.filter(goesOn).flatMap((thing) => tell(thing, 'Go on with')),
    blockers: [...carried, ...stuck.filter(({ taskId }) => taskId === null || !known.has(taskId))],
  };
}

/** What of a draft goes to the team unless the person ticks the rest. */
export function openPart({ done, plan, blockers }: Draft): Draft {
  const isOpen = (part: { readonly private: boolean }) => !part.private;
  return { done: done.filter(isOpen), plan: plan.filter(isOpen), blockers: blockers.filter(isOpen) };
}

export function isEmptyDraft({ done, blockers }: Draft): boolean {
  return done.length + blockers.length === 0;
}

/** Private things a draft tells of, each once. */
export function countPrivate(draft: Draft): number {
  return new Set([...draft.done, ...draft.blockers].filter((one) => one.private).map(({ text }) => text)).size;
}

function tell(thing: SubjectFacts, verbs: string | null): readonly DraftSentence[] {
  if (verbs === null) return [];
  const { facts, latest } = thing;
  const factIds = facts.map(({ id }) => id);
  return [{ text: `${verbs} ${nameOfThing(latest)}`, factIds, url: latest.url, private: facts.some(isPrivate) }];
}

function toBlocker({ subject, facts, latest }: SubjectFacts): DraftBlocker {
  const taskId = subject.startsWith('task:') ? (subject.slice('task:'.length) as TaskId) : null;
  return { text: nameOfThing(latest), taskId, factIds: facts.map(({ id }) => id), private: facts.some(isPrivate) };
}

function isPrivate(fact: DayFact): boolean {
  return fact.private;
}
