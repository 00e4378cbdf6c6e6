import { type ReactNode, useEffect, useRef } from 'react';
import type { ShownView } from '../../slack/views.ts';
import { wordsOf } from '../blocks/text.tsx';
import { Icon } from '../icon.tsx';
import { ViewBlocks } from '../view-blocks.tsx';
import { focusFirst, hasFields } from './focus.ts';
import { useSubmission } from './use-submission.ts';

type Parts = {
  readonly view: ShownView;
  readonly isTop: boolean;
  /** To the one below; null for the lowest. */
  readonly onBack: (() => void) | null;
  readonly onClose: () => void;
};

export const titleId = ({ id }: ShownView): string => `modal-title-${id}`;

/** One modal: title, fields, what went wrong, and the deeds below. */
export function ModalView({ view, isTop, onBack, onClose }: Parts): ReactNode {
  const form = useRef<HTMLFormElement>(null);
  const sending = useSubmission(view);
  const { errors, busy, trouble } = sending;
  useFocus(form, view, isTop);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at when there are new errors
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [sending.refused]);
  const loose = looseErrors(view, errors);
  return (
    <form ref={form} noValidate hidden={!isTop} aria-busy={busy || isShell(view)} onSubmit={sending.submit}>
      <header>
        {onBack !== null && (
          <button type="button" className="button icon" aria-label="Back" onClick={onBack}>
            <Icon name="back" />
          </button>
        )}
        <h2 id={titleId(view)}>{wordsOf(view.title)}</h2>
        <button type="button" className="button icon" aria-label="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div className={isShell(view) ? 'modal-body loading' : 'modal-body'} tabIndex={hasControls(view) ? undefined : 0}>
        <ViewBlocks {...{ view, errors }} form={sending.form} onTrouble={sending.hear} />
      </div>
      {[...(trouble === null ? [] : [trouble]), ...loose].map((words) => (
        <p key={words} className="modal-trouble" role="alert">
          <Icon name="warning" size={18} />
          {words}
        </p>
      ))}
      <footer>
        <button type="button" className="button" onClick={onBack ?? onClose}>
          {wordsOf(view.close) || (view.submit === null ? 'Close' : 'Cancel')}
        </button>
        {view.submit !== null && (
          <button type="submit" className="button primary" aria-disabled={busy} aria-busy={busy}>
            {wordsOf(view.submit)}
          </button>
        )}
      </footer>
    </form>
  );
}

/** Starts in the first field, when there are fields, and stays where somebody is at otherwise. */
function useFocus(form: { readonly current: HTMLFormElement | null }, { hash }: ShownView, isTop: boolean): void {
  const had = useRef(false);
  // After the dialog around it has opened, which takes the keyboard to its first button.
  // biome-ignore lint/correctness/useExhaustiveDependencies: new content may bring the field to start in
  useEffect(() => {
    const shown = form.current;
    if (shown === null || !isTop) return;
    const has = hasFields(shown);
    const isLost = !shown.contains(document.activeElement);
    if (isLost || !had.current) focusFirst(shown);
    had.current = has;
  }, [hash, isTop]);
}

/** A view that only says that more is coming: one line without anything to use. */
function isShell({ blocks, submit }: ShownView): boolean {
  const [only, ...more] = blocks;
  const isLine = only?.type === 'section' && only.accessory === undefined && wordsOf(only.text).endsWith('…');
  return submit === null && more.length === 0 && isLine;
}

function hasControls({ blocks }: ShownView): boolean {
  return blocks.some(({ type, accessory }) => type === 'input' || type === 'actions' || accessory !== undefined);
}

/** Errors of fields that aren't there, which nobody would see otherwise. */
function looseErrors({ blocks }: ShownView, errors: Readonly<Record<string, string>>): readonly string[] {
  const shown = new Set(blocks.filter(({ type }) => type === 'input').map(({ block_id: id }) => id));
  return Object.entries(errors).flatMap(([id, words]) => (shown.has(id) ? [] : [words]));
}
