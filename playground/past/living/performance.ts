import { personId } from '../../company.ts';
import type { Deeds } from '../../deeds/create-deeds.ts';
import type { Result } from '../../deeds/result.ts';
import type { LocalJira } from '../../jira/open-jira.ts';
import type { LocalSlack } from '../../slack/open-slack.ts';
import type { Whisper } from '../../slack/whispers.ts';

/** With what deeds of the past are done: people's hands and eyes. */
export type Stage = {
  readonly deeds: Deeds;
  readonly slack: LocalSlack;
  /** The time of a message that was given a key when it was said; null when it never was. */
  readonly saidAt: (key: string) => string | null;
  /** Only for who connects it. */
  readonly jira?: LocalJira;
  /** Resolves when Muster has nothing left to do. */
  readonly settle?: () => Promise<void>;
};

/** How a deed ended. `words` are Muster's, or those of whoever was missing. */
export type Performed =
  | { readonly kind: 'done'; readonly ts?: string }
  | { readonly kind: 'refused'; readonly words: string };

export const done: Performed = { kind: 'done' };

export function refused(words: string): Performed {
  return { kind: 'refused', words: words === '' ? 'Muster said nothing' : words };
}

type Typed = { readonly by: string; readonly channelId: string; readonly text: string };

/** Types a command and takes Muster's answer away, as nobody shall find 700 of them. */
export async function type({ deeds, slack }: Stage, { by, channelId, text }: Typed): Promise<Whisper | string> {
  const as = personId(by);
  const trouble = troubleIn(await deeds.say(as, { channelId, text }));
  const answer = slack.whispers.list(channelId, as).at(-1);
  if (answer !== undefined) slack.whispers.remove(answer.ts);
  return trouble ?? answer ?? '';
}

/** Why a deed did not reach Muster; null when it did, however long that took. */
export function troubleIn({ notice }: Result): string | null {
  return notice?.startsWith('Muster took ') === true ? null : notice;
}

/** Whether it may have been done all the same, or can be on another try: a busy machine, a form that came too late. */
export function isUnsure({ words }: Extract<Performed, { kind: 'refused' }>): boolean {
  return /could not confirm|try again|did not answer|No form came|said nothing/.test(words);
}

/** The words of an answer to a command. */
export function wordsOf(answer: Whisper | string): string {
  return typeof answer === 'string' ? answer : answer.text;
}

/** Longest wait for what Muster does after it has acknowledged, and between two looks, in milliseconds. */
const PATIENCE_MS = 5_000;
const LOOK_EVERY_MS = 3;

/** Null when it doesn't come. */
export async function waitFor<Found>(find: () => Found | null | undefined): Promise<Found | null> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = find();
    if (found !== null && found !== undefined) return found;
    if (performance.now() > until) return null;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
