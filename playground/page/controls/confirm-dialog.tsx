import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Text, wordsOf } from '../blocks/text.tsx';
import type { Confirm } from './element.ts';

type Parts = { readonly confirm: Confirm; readonly onAnswer: (isSure: boolean) => void };

/** The question before something that can't be undone. */
export function ConfirmDialog({ confirm, onAnswer }: Parts): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="modal small"
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        onAnswer(false);
      }}
    >
      <header>
        <h2 id={title}>{wordsOf(confirm.title)}</h2>
      </header>
      <div className="modal-body">
        <Text text={confirm.text} />
      </div>
      <footer>
        <button type="button" className="button" onClick={() => onAnswer(false)}>
          {wordsOf(confirm.deny)}
        </button>
        <button type="button" className={`button ${confirm.style ?? 'primary'}`} onClick={() => onAnswer(true)}>
          {wordsOf(confirm.confirm)}
        </button>
      </footer>
    </dialog>
  );
}
