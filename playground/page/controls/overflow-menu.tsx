import { type KeyboardEvent, type ReactNode, useEffect } from 'react';
import { isSafe } from '../blocks/read-mrkdwn.ts';
import { wordsOf } from '../blocks/text.tsx';
import type { Element, Option } from './element.ts';
import { type Press, usePress } from './press.tsx';
import { type Popup, usePopup } from './use-popup.ts';

/** The `…` menu. */
export function OverflowMenu({ element, onPress }: { readonly element: Element; readonly onPress: Press }): ReactNode {
  const { busy, start, dialog } = usePress(element.confirm);
  const popup = usePopup({ align: 'end' });
  const choose = (option: Option) => {
    popup.leave();
    if (option.url !== undefined && isSafe(option.url)) window.open(option.url, '_blank', 'noopener,noreferrer');
    start(() => onPress(element, { selected_option: option }));
  };
  return (
    <span className="overflow" ref={popup.anchor}>
      <button
        type="button"
        className="button icon"
        aria-label={element.accessibility_label ?? 'More actions'}
        aria-haspopup="menu"
        aria-expanded={popup.isOpen}
        aria-busy={busy}
        onClick={popup.isOpen ? popup.close : popup.open}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || popup.isOpen) return;
          event.preventDefault();
          popup.open();
        }}
      >
        <Dots />
      </button>
      {popup.isOpen && <Menu popup={popup} options={element.options ?? []} onChoose={choose} />}
      {dialog}
    </span>
  );
}

function Dots(): ReactNode {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="4.5" cy="10" r="1.6" />
      <circle cx="10" cy="10" r="1.6" />
      <circle cx="15.5" cy="10" r="1.6" />
    </svg>
  );
}

type MenuParts = {
  readonly popup: Popup;
  readonly options: readonly Option[];
  readonly onChoose: (option: Option) => void;
};

function Menu({ popup, options, onChoose }: MenuParts): ReactNode {
  const { panel, leave } = popup;
  useEffect(() => {
    panel.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, [panel]);
  return (
    <div
      ref={panel}
      popover="manual"
      className="popup menu-list"
      role="menu"
      tabIndex={-1}
      aria-label="More actions"
      onKeyDown={(event) => moveInMenu(event, leave)}
    >
      {options.map((option) => (
        <button
          type="button"
          key={option.value ?? wordsOf(option.text)}
          role="menuitem"
          tabIndex={-1}
          onClick={() => onChoose(option)}
        >
          {wordsOf(option.text)}
          {option.description !== undefined && <small>{wordsOf(option.description)}</small>}
        </button>
      ))}
    </div>
  );
}

/** Arrows, first and last, and letters; Escape and Tab leave. */
function moveInMenu(event: KeyboardEvent<HTMLElement>, leave: () => void): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const go = (to: number) => items.at(to % items.length)?.focus();
  if (event.key === 'ArrowDown') go(at + 1);
  else if (event.key === 'ArrowUp') go(at - 1);
  else if (event.key === 'Home') go(0);
  else if (event.key === 'End') go(-1);
  else if (event.key === 'Escape' || event.key === 'Tab') leave();
  else if (/^\p{L}$/u.test(event.key)) {
    const letter = event.key.toLowerCase();
    const later = [...items.slice(at + 1), ...items].find((item) => item.innerText.toLowerCase().startsWith(letter));
    later?.focus();
  } else return;
  event.preventDefault();
  event.stopPropagation();
}
