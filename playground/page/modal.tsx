import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { ShownView } from '../slack/views.ts';
import { wordsOf } from './blocks/text.tsx';
import { useForm } from './controls/form.ts';
import { ViewBlocks } from './view-blocks.tsx';
import { look } from './world/ask.ts';
import { useDeed, useScene } from './world/context.ts';
import { useLive } from './world/live.ts';

/** The modals the acting person has open: those beneath keep what is typed into them. */
export function ModalStack(): ReactNode {
  const { me } = useScene();
  const stack = useLive<readonly ShownView[]>(() => look('modals', { as: me.id }), {
    key: `modals/${me.id}`,
    is: (change) => change.kind === 'modals' && change.personId === me.id,
  });
  return (stack ?? []).map((view, at) => <Modal key={view.id} view={view} isTop={at === (stack?.length ?? 0) - 1} />);
}

function Modal({ view, isTop }: { readonly view: ShownView; readonly isTop: boolean }): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const { form, errors, busy, submit, close } = useModal(view);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new content may bring the field to start in
  useEffect(() => {
    if (dialog.current !== null) focusFirst(dialog.current);
  }, [view.hash]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at when there are new errors
  useEffect(() => {
    dialog.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [errors]);
  return (
    <dialog
      ref={dialog}
      className="modal"
      aria-labelledby={title}
      inert={!isTop}
      onCancel={(event) => {
        event.preventDefault();
        void close();
      }}
    >
      <form noValidate onSubmit={submit}>
        <header>
          <h2 id={title}>{wordsOf(view.title)}</h2>
          <button type="button" className="button plain" aria-label="Close" onClick={close}>
            ×
          </button>
        </header>
        <div className="modal-body">
          <ViewBlocks {...{ view, form, errors }} />
        </div>
        <footer>
          <button type="button" className="button" onClick={close}>
            {wordsOf(view.close) || 'Close'}
          </button>
          {view.submit !== null && (
            <button type="submit" className="button primary" disabled={busy} aria-busy={busy}>
              {wordsOf(view.submit)}
            </button>
          )}
        </footer>
      </form>
    </dialog>
  );
}

/** The field the app wants, else the first one, else the button that closes. */
function focusFirst(dialog: HTMLElement): void {
  const wanted = ['[data-focus]', '.modal-body :is(input, select, textarea, button)', 'footer button'];
  const [first] = wanted.flatMap((selector) => dialog.querySelector<HTMLElement>(selector) ?? []);
  first?.focus();
}

/** What a modal does: checks as Slack does, sends, shows what was refused. */
function useModal(view: ShownView) {
  const deed = useDeed();
  const form = useForm(view);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  const send = async () => {
    const refusals = form.refusals();
    setErrors(refusals);
    if (Object.keys(refusals).length > 0) return;
    setBusy(true);
    const result = await deed('submit', { viewId: view.id, values: form.values() });
    setErrors(result.errors ?? {});
    setBusy(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) void send();
  };
  return { form, errors, busy, submit, close: () => deed('close', { viewId: view.id }) };
}
