import { Fragment, type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from '../icon-button.tsx';
import { altKeysFor, keysFor } from '../keys.ts';

const KEYS: readonly { readonly about: string; readonly keys: readonly (readonly [string, string])[] }[] = [
  {
    about: 'Everywhere',
    keys: [
      [keysFor('K'), 'Jump to a conversation or a person'],
      [altKeysFor('P'), 'Act as somebody else'],
      ['F6', 'To the next part of the page; with Shift back'],
      ['Esc', 'Close what is open'],
      ['?', 'This list'],
    ],
  },
  {
    about: 'While writing',
    keys: [
      ['Enter', 'Send'],
      ['Shift Enter', 'New line'],
      ['/ @ #', 'Commands, people, channels; arrows and Tab choose'],
      ['↑', 'In an empty line: what you said before'],
    ],
  },
  {
    about: 'In a conversation',
    keys: [
      ['↑ ↓', 'From message to message'],
      ['Tab', 'Into a message’s buttons'],
      ['End', 'To the newest'],
    ],
  },
];

/** All keys at a glance. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="key-help"
      aria-labelledby={title}
      onClose={onClose}
      onPointerDown={({ target }) => target === dialog.current && dialog.current?.close()}
    >
      <header>
        <h2 id={title}>Keys</h2>
        <IconButton name="close" label="Close" onPress={() => dialog.current?.close()} />
      </header>
      {KEYS.map(({ about, keys }) => (
        <section key={about}>
          <h3>{about}</h3>
          <dl>
            {keys.map(([key, words]) => (
              <Fragment key={key}>
                <dt>
                  {key.split(' ').map((one) => (
                    <kbd key={one}>{one}</kbd>
                  ))}
                </dt>
                <dd>{words}</dd>
              </Fragment>
            ))}
          </dl>
        </section>
      ))}
    </dialog>
  );
}
