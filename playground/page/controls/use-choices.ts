import { useEffect, useState } from 'react';
import { useScene } from '../world/context.ts';
import { type Choices, choicesOf, fitting } from './choices.ts';
import type { ControlParts } from './control-parts.ts';

/** How long a person must pause before Muster is asked, in milliseconds. */
const PAUSE_MS = 200;
/** Letters before Slack asks at all. Source: docs.slack.dev, external select, `min_query_length`. */
const LETTERS_MIN = 3;

export type Offer = {
  readonly choices: Choices;
  /** A sentence instead of choices; null when there are some. */
  readonly words: string | null;
  readonly isLoading: boolean;
};

type Typed = {
  readonly typed: string;
  /** Only an open list asks Muster. */
  readonly isOpen: boolean;
};

/** What a menu offers for what was typed; an external one asks Muster after a short pause. */
export function useChoices(parts: ControlParts, { typed, isOpen }: Typed): Offer {
  const { element } = parts;
  const { world, me } = useScene();
  const asked = useAsked(parts, { typed, isOpen });
  if (isExternal(element.type)) return asked;
  const choices = fitting(choicesOf(element, { world, me }), typed);
  return { choices, words: choices.length === 0 ? `Nothing fits “${typed}”.` : null, isLoading: false };
}

const isExternal = (type: string): boolean => type.endsWith('external_select');

function useAsked({ element, onSuggest }: ControlParts, { typed, isOpen }: Typed): Offer {
  const [answer, setAnswer] = useState<{ readonly typed: string; readonly choices: Choices | null } | null>(null);
  const missing = (element.min_query_length ?? LETTERS_MIN) - typed.trim().length;
  const asks = isExternal(element.type) && isOpen && missing <= 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again for other letters only
  useEffect(() => {
    if (!asks || onSuggest === undefined) return;
    let isLatest = true;
    const timer = setTimeout(async () => {
      const choices = await onSuggest(typed.trim()).catch(() => null);
      if (isLatest) setAnswer({ typed, choices });
    }, PAUSE_MS);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [asks, typed]);
  if (missing > 0)
    return { choices: [], isLoading: false, words: `Type ${missing} more ${missing === 1 ? 'letter' : 'letters'}.` };
  if (answer?.typed !== typed) return { choices: [], words: 'Looking…', isLoading: true };
  if (answer.choices === null)
    return { choices: [], words: 'Muster did not answer. Type again to retry.', isLoading: false };
  const words = answer.choices.length === 0 ? 'Nothing fits these letters.' : null;
  return { choices: answer.choices, words, isLoading: false };
}
