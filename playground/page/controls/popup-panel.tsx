import { type ReactNode, useEffect } from 'react';
import type { Popup } from './use-popup.ts';

type Parts = {
  readonly popup: Popup;
  readonly label: string;
  readonly className: string;
  readonly children: ReactNode;
};

/** A small dialog beside its button: takes the keyboard when it opens, gives it back at Escape. */
export function PopupPanel({ popup, label, className, children }: Parts): ReactNode {
  const { isOpen, leave, panel } = popup;
  useEffect(() => {
    if (isOpen) (panel.current?.querySelector<HTMLElement>('input') ?? panel.current)?.focus();
  }, [isOpen, panel]);
  if (!isOpen) return null;
  return (
    <div
      ref={panel}
      popover="manual"
      className={`popup ${className}`}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        leave();
      }}
    >
      {children}
    </div>
  );
}
