import { type ReactNode, useState } from 'react';
import { wordsOf } from '../blocks/text.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import type { Confirm, Element } from './element.ts';

export type Press = (element: Element, more: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** A button: shows that it works until Muster has answered, and asks first where the app wants that. */
export function PressButton({ element, onPress }: { readonly element: Element; readonly onPress: Press }): ReactNode {
  const { busy, start, dialog } = usePress(element.confirm);
  const press = () => start(() => onPress(element, { text: element.text, value: element.value }));
  return (
    <>
      <button
        type="button"
        className={`button ${element.style ?? ''}`}
        aria-label={element.accessibility_label}
        aria-busy={busy}
        disabled={busy}
        onClick={press}
      >
        {wordsOf(element.text)}
      </button>
      {dialog}
    </>
  );
}

/** The `…` menu. */
export function OverflowMenu({ element, onPress }: { readonly element: Element; readonly onPress: Press }): ReactNode {
  const { busy, start, dialog } = usePress(element.confirm);
  const choose = (value: string) => {
    const option = element.options?.find((one) => one.value === value);
    if (option !== undefined) start(() => onPress(element, { selected_option: option }));
  };
  return (
    <span className="overflow">
      <select
        className="button"
        aria-label={element.accessibility_label ?? 'More'}
        aria-busy={busy}
        disabled={busy}
        value=""
        onChange={({ target }) => choose(target.value)}
      >
        <option value="" hidden>
          •••
        </option>
        {(element.options ?? []).map((option) => (
          <option key={option.value} value={option.value}>
            {wordsOf(option.text)}
          </option>
        ))}
      </select>
      {dialog}
    </span>
  );
}

/** What every deed shares: one at a time, and a question before it. */
export function usePress(confirm: Confirm | undefined) {
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<(() => Promise<unknown>) | null>(null);
  const run = async (deed: () => Promise<unknown>) => {
    setBusy(true);
    await deed();
    setBusy(false);
  };
  const start = (deed: () => Promise<unknown>) => {
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
