import { type ReactNode, useEffect, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { Text, wordsOf } from '../blocks/text.tsx';
import type { Confirm } from './element.ts';

type Parts = { readonly confirm: Confirm; readonly onAnswer: (isSure: boolean) => void };

/** The question before something that can't be undone. */
export function ConfirmDialog({ confirm, onAnswer }: Parts): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const words = useId();
  useEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    if (shown?.open === false) shown.showModal();
    return () => {
      shown?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return createPortal(
    <dialog
      ref={dialog}
      className="modal small"
      aria-labelledby={title}
      aria-describedby={words}
      onCancel={(event) => {
        event.preventDefault();
        onAnswer(false);
      }}
    >
      <header>
        <h2 id={title}>{wordsOf(confirm.title) || 'Are you sure?'}</h2>
      </header>
      <div className="modal-body" id={words}>
        <Text text={confirm.text} />
      </div>
      <footer>
        <button type="button" className="button" onClick={() => onAnswer(false)}>
          {wordsOf(confirm.deny) || 'Cancel'}
        </button>
        <button
          type="button"
          className={confirm.style === 'danger' ? 'button danger filled' : 'button primary'}
          onClick={() => onAnswer(true)}
        >
          {wordsOf(confirm.confirm) || 'Yes'}
        </button>
      </footer>
    </dialog>,
    document.body,
  );
}
