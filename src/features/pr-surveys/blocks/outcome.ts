import type { Unchanged } from '../domain/answer.ts';

/** What a click came to, to be said on Home or in an answer; null for what shows by itself. */
export type Outcome = Unchanged | 'recorded' | 'changed' | 'revealed';

/** Each way in which a click changes nothing has a sentence of its own; so has what it changed, where no card shows it. */
export function sayOutcome(outcome: Outcome): string {
  switch (outcome) {
    case 'recorded':
      return 'Kept. Nobody sees it before the reveal.';
    case 'changed':
      return 'Changed. The new answer counts.';
    case 'already-answered':
      return 'You answered this already, and your answer stands. “Change” opens it again.';
    case 'locked':
      return 'This was revealed by now, so the answer stays as it was.';
    case 'closed':
      return 'This survey is closed. Nothing to do.';
    case 'not-yours':
      return 'These questions were asked of somebody else. Where you took part yourself, yours stand in your own messages.';
    case 'opted-out':
      return 'You stopped surveys, so I kept nothing. “Detective” in my Home starts them again.';
    case 'guess-first':
      return 'First the guess, yes or no; then how sure you are of it.';
    case 'revealed':
      return 'Kept, and revealed: what the author said stands below.';
    default:
      return outcome satisfies never;
  }
}

/** What a Home tab remembers of a click for a while: Slack shows the same view again when somebody comes back. */
export function writeSaid(outcome: Outcome, now: Date): string {
  return `${outcome}@${now.getTime()}`;
}

/** The sentence of it; null for anything else, and once it is old. */
export function readSaid(text: string | undefined, now: Date): string | null {
  const [outcome, at] = (text ?? '').split('@');
  const fresh = Math.abs(now.getTime() - Number(at)) < SAID_MS;
  return fresh && OUTCOMES.includes(outcome as Outcome) ? sayOutcome(outcome as Outcome) : null;
}

/** How long a sentence about a click stands on Home, in milliseconds. */
const SAID_MS = 60_000;

const OUTCOMES: readonly Outcome[] = [
  'recorded',
  'changed',
  'already-answered',
  'locked',
  'closed',
  'not-yours',
  'opted-out',
  'guess-first',
  'revealed',
];
