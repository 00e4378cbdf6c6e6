import { type ReactNode, useId, useState } from 'react';
import { ConfirmDialog } from '../controls/confirm-dialog.tsx';
import { Control } from '../controls/control.tsx';
import { type Element, holdsValue, initialValue, isTyped, type Value } from '../controls/element.ts';
import { OverflowMenu } from '../controls/overflow-menu.tsx';
import { PressButton } from '../controls/press.tsx';
import type { Surface } from './block-list.tsx';
import { wordsOf } from './text.tsx';
import { Unknown } from './unknown.tsx';

type Use = { readonly element: Element; readonly blockId: string; readonly surface: Surface };

/** An element outside of a form's fields: using it tells Muster at once. */
export function ElementUse({ element, blockId, surface }: Use): ReactNode {
  const press = (used: Element, more: Readonly<Record<string, unknown>>) => surface.onUse(blockId, used, more);
  if (element.type === 'button') return <PressButton element={element} onPress={press} />;
  if (element.type === 'overflow') return <OverflowMenu element={element} onPress={press} />;
  if (!holdsValue(element)) return <Unknown type={element.type} />;
  return <ValueUse {...{ element, blockId, surface }} />;
}

/** A menu or picker: what is chosen is told at once, after a question where the app wants one. */
function ValueUse({ element, blockId, surface }: Use): ReactNode {
  const id = useId();
  const { form, onUse, onSuggest } = surface;
  const [loose, setLoose] = useState<Value | null>(null);
  const [asked, setAsked] = useState<Value | null>(null);
  const value = form?.valueOf(blockId, element) ?? loose ?? initialValue(element);
  const keep = (next: Value) => {
    if (form === undefined) setLoose(next);
    else form.set(blockId, element, next);
  };
  const tell = (next: Value) => {
    keep(next);
    void onUse(blockId, element, next);
  };
  const change = (next: Value) => {
    if (isTyped(element)) keep(next);
    else if (element.confirm === undefined) tell(next);
    else setAsked(next);
  };
  const answer = (isSure: boolean) => {
    setAsked(null);
    if (isSure && asked !== null) tell(asked);
  };
  return (
    <>
      <Control
        {...{ element, id, value, onChange: change, onEnter: () => tell(value) }}
        label={element.accessibility_label ?? (wordsOf(element.placeholder) || 'Choose')}
        {...(onSuggest !== undefined && { onSuggest: (typed) => onSuggest(blockId, element, typed) })}
      />
      {element.confirm !== undefined && asked !== null && <ConfirmDialog confirm={element.confirm} onAnswer={answer} />}
    </>
  );
}
