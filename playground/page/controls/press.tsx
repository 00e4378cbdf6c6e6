import { type ReactNode, useState } from 'react';
import { isSafe } from '../blocks/read-mrkdwn.ts';
import { wordsOf } from '../blocks/text.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import type { Confirm, Element } from './element.ts';

export type Press = (element: Element, more: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** A button: shows that it works until Muster has answered, and asks first where the app wants that. */
export function PressButton({ element, onPress }: { readonly element: Element; readonly onPress: Press }): ReactNode {
  const { busy, start, dialog } = usePress(element.confirm);
  const press = () => start(() => onPress(element, { text: element.text, value: element.value }));
  const shared = {
    className: `button ${element.style ?? ''}`.trim(),
    ...(element.accessibility_label !== undefined && { 'aria-label': element.accessibility_label }),
    'aria-busy': busy,
    onClick: press,
  };
  if (element.url !== undefined && isSafe(element.url)) {
    return (
      <a {...shared} href={element.url} target="_blank" rel="noreferrer noopener">
        {wordsOf(element.text)}
      </a>
    );
  }
  // Not `disabled` while it works: whoever uses the keyboard would lose the place they are at.
  return (
    <>
      <button type="button" {...shared} aria-disabled={busy}>
        {wordsOf(element.text)}
      </button>
      {dialog}
    </>
  );
}

/** What every deed shares: one at a time, and a question before it. */
export function usePress(confirm: Confirm | undefined) {
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<(() => Promise<unknown>) | null>(null);
  const run = async (deed: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await deed();
    } finally {
      setBusy(false);
    }
  };
  const start = (deed: () => Promise<unknown>) => {
    if (busy) return;
    if (confirm === undefined) void run(deed);
    else setAsked(() => deed);
  };
  const answer = (isSure: boolean) => {
    setAsked(null);
    if (isSure && asked !== null) void run(asked);
  };
  const dialog = confirm !== undefined && asked !== null && <ConfirmDialog confirm={confirm} onAnswer={answer} />;
  return { busy, start, dialog };
}
