import './modal.css';
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { ShownView } from '../slack/views.ts';
import { comeBack, rememberPlace } from './modal/focus.ts';
import { ModalView, titleId } from './modal/modal-view.tsx';
import { act, look } from './world/ask.ts';
import { useScene } from './world/context.ts';
import { useLive } from './world/live.ts';

/** The modals the acting person has open, one shown at a time: those beneath keep what is typed into them. */
export function ModalStack(): ReactNode {
  const { me, notify } = useScene();
  const stack = useLive<readonly ShownView[]>(() => look('modals', { as: me.id }), {
    key: `modals/${me.id}`,
    is: (change) => change.kind === 'modals' && change.personId === me.id,
  });
  const [closed, setClosed] = useState<readonly string[]>([]);
  const views = (stack ?? []).filter(({ id }) => !closed.includes(id));
  // Gone at once, whatever Muster and the network do about it.
  const close = async (viewId: string) => {
    const at = views.findIndex(({ id }) => id === viewId);
    if (at === -1) return;
    setClosed([...closed, ...views.slice(at).map(({ id }) => id)]);
    const { notice } = await act('close', me.id, { viewId });
    if (notice !== null) notify(notice);
  };
  return views.length === 0 ? null : <Frame views={views} onClose={(viewId) => void close(viewId)} />;
}

type FrameParts = { readonly views: readonly ShownView[]; readonly onClose: (viewId: string) => void };

function Frame({ views, onClose }: FrameParts): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    const before = rememberPlace();
    if (shown?.open === false) shown.showModal();
    return () => {
      shown?.close();
      comeBack(before);
    };
  }, []);
  const root = views[0];
  const top = views.at(-1);
  if (root === undefined || top === undefined) return null;
  const leave = () => onClose(top.id);
  // Before the browser's own way, which closes the whole dialog at the second press.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    leave();
  };
  return (
    <dialog
      ref={dialog}
      className="modal"
      aria-labelledby={titleId(top)}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
    >
      {views.map((view) => (
        <ModalView
          key={view.id}
          view={view}
          isTop={view === top}
          onBack={view === root ? null : () => onClose(view.id)}
          onClose={() => onClose(root.id)}
        />
      ))}
    </dialog>
  );
}
