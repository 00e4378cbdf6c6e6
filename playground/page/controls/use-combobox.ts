import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import type { Choice } from './choices.ts';
import type { ControlParts } from './control-parts.ts';
import { type Offer, useChoices } from './use-choices.ts';
import { type Popup, usePopup } from './use-popup.ts';

export type Combobox = {
  readonly popup: Popup;
  readonly listId: string;
  readonly offer: Offer;
  /** The one the arrows are at; -1 for none. */
  readonly active: number;
  /** Null while nothing is being typed. */
  readonly typed: string | null;
  readonly optionId: (at: number) => string;
  readonly type: (typed: string) => void;
  readonly open: () => void;
  readonly leave: () => void;
  readonly take: (choice: Choice) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
};

type Wishes = {
  readonly picked: readonly string[];
  readonly onTake: (choice: Choice) => void;
  /** Several are chosen one after the other: the list stays open. */
  readonly staysOpen: boolean;
};

/** A line to type into with a list below it, by the pattern "editable combobox with list autocomplete". */
export function useCombobox(parts: ControlParts, { picked, onTake, staysOpen }: Wishes): Combobox {
  const listId = useId();
  const popup = usePopup({ width: 'anchor' });
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(-1);
  const offer = useChoices(parts, { typed: typed ?? '', isOpen: popup.isOpen });
  const { choices } = offer;
  const optionId = (at: number) => `${listId}-${at}`;
  useEffect(() => {
    if (active >= 0) document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active, listId]);
  const open = () => {
    if (popup.isOpen) return;
    popup.open();
    setActive(choices.findIndex(({ key }) => picked.includes(key)));
  };
  const leave = () => {
    popup.close();
    setTyped(null);
    setActive(-1);
  };
  const type = (next: string) => {
    setTyped(next);
    popup.open();
    setActive(next.trim() === '' ? -1 : 0);
  };
  const take = (choice: Choice) => {
    onTake(choice);
    if (!staysOpen) leave();
    else setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const to = target(event.key, { active, count: choices.length });
    const chosen = choices[active];
    if (event.key === 'Escape' && popup.isOpen) leave();
    else if (event.key === 'Enter' && popup.isOpen) chosen === undefined ? leave() : take(chosen);
    else if (!popup.isOpen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) open();
    else if (popup.isOpen && to !== null) setActive(to);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { popup, listId, offer, active, typed, optionId, type, open, leave, take, onKeyDown };
}

/** Where an arrow leads; null for any other key. */
function target(key: string, { active, count }: { readonly active: number; readonly count: number }): number | null {
  if (count === 0) return null;
  if (key === 'ArrowDown') return (active + 1) % count;
  if (key === 'ArrowUp') return active <= 0 ? count - 1 : active - 1;
  if (key === 'PageDown') return Math.min(active + 8, count - 1);
  if (key === 'PageUp') return Math.max(active - 8, 0);
  return null;
}
