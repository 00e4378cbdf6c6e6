import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { GitAct } from '../../github/deed.ts';
import { IconButton } from '../icon-button.tsx';
import { act } from '../world/ask.ts';
import { useScene } from '../world/context.ts';

type Parts = {
  readonly title: string;
  /** What the button says. */
  readonly doIt: string;
  /** What is to be done, read when the form is sent. */
  readonly read: () => GitAct;
  readonly onDone: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A form for something on GitHub; it stays and says why when that is refused. */
export function ActDialog({ title, doIt, read, onDone, onClose, children }: Parts): ReactNode {
  const id = useId();
  const { me } = useScene();
  const dialog = useRef<HTMLDialogElement>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    if (shown?.open === false) shown.showModal();
    return () => {
      shown?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const { notice } = await act('github', me.id, { act: read() });
    setBusy(false);
    if (notice === null) onDone();
    else setTrouble(notice);
  };
  return createPortal(
    <dialog
      ref={dialog}
      className="modal"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <form noValidate onSubmit={(event) => void submit(event)}>
        <header>
          <h2 id={id}>{title}</h2>
          <IconButton name="close" label="Close" onPress={onClose} />
        </header>
        <div className="modal-body">{children}</div>
        {trouble !== null && (
          <p className="error git-trouble" role="alert">
            {trouble}
          </p>
        )}
        <footer>
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button primary" aria-busy={busy}>
            {doIt}
          </button>
        </footer>
      </form>
    </dialog>,
    document.body,
  );
}
