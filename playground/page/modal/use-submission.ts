import { type FormEvent, useState } from 'react';
import type { ShownView } from '../../slack/views.ts';
import { type Form, useForm } from '../controls/form.ts';
import { act } from '../world/ask.ts';
import { useScene } from '../world/context.ts';

export type Submission = {
  readonly form: Form;
  readonly busy: boolean;
  /** Sentences beside fields, by block id. */
  readonly errors: Readonly<Record<string, string>>;
  /** What went wrong with the whole; null when nothing. */
  readonly trouble: string | null;
  /** Another object each time something was refused. */
  readonly refused: object;
  readonly hear: (trouble: string | null) => void;
  readonly submit: (event: FormEvent) => void;
};

/** What a modal does: checks as Slack does, sends, shows what was refused. Nothing typed is ever lost by a failure. */
export function useSubmission(view: ShownView): Submission {
  const { me } = useScene();
  const form = useForm(view);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [refused, setRefused] = useState<object>({});
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const refuse = (sentences: Readonly<Record<string, string>>) => {
    setErrors(sentences);
    if (Object.keys(sentences).length > 0) setRefused({});
  };
  const send = async () => {
    setTrouble(null);
    const refusals = form.refusals();
    refuse(refusals);
    if (Object.keys(refusals).length > 0) return;
    setBusy(true);
    const result = await act('submit', me.id, { viewId: view.id, values: form.values() });
    setBusy(false);
    setTrouble(result.notice);
    refuse(result.errors ?? {});
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) void send();
  };
  const own: Form = {
    ...form,
    set(blockId, element, value) {
      // What is being mended is no longer wrong; sending looks again.
      setErrors(({ [blockId]: _mended, ...others }) => others);
      form.set(blockId, element, value);
    },
  };
  return { form: own, busy, errors, trouble, refused, hear: setTrouble, submit };
}
