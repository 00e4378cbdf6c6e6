import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { localOf } from '../controls/local-time.ts';
import { PopupPanel } from '../controls/popup-panel.tsx';
import { usePopup } from '../controls/use-popup.ts';
import { cityOf } from '../time/local-time.tsx';
import { useScene } from '../world/context.ts';
import { worldNow } from '../world/now.ts';

type Parts = {
  readonly isOff: boolean;
  /** @param local date and time on the wall of whoever asks @returns false when it was refused */
  readonly onMove: (local: string) => Promise<boolean>;
};

/** *To a date…*: asks which, and says what is wrong with it. */
export function DateMove({ isOff, onMove }: Parts): ReactNode {
  const popup = usePopup({ align: 'end' });
  const { isOpen, open, leave, anchor } = popup;
  const toggle = () => {
    if (isOpen) leave();
    else if (!isOff) open();
  };
  return (
    <span ref={anchor}>
      <button
        type="button"
        className="stage-button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-disabled={isOff}
        onClick={toggle}
      >
        To a date…
      </button>
      <PopupPanel popup={popup} label="To a date" className="date-move">
        <DateForm {...{ isOff, onMove }} onLeave={leave} />
      </PopupPanel>
    </span>
  );
}

function DateForm({ isOff, onMove, onLeave }: Parts & { readonly onLeave: () => void }): ReactNode {
  const id = useId();
  const { timeZone } = useScene().me;
  const field = useRef<HTMLInputElement>(null);
  const [local, setLocal] = useState(() => tomorrowAtNine(timeZone));
  const [error, setError] = useState<string | null>(null);
  const go = async () => {
    const wrong = refuseDate(local, timeZone);
    setError(wrong);
    if (wrong === null && (await onMove(local))) onLeave();
    else field.current?.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void go();
  };
  return (
    <form noValidate onSubmit={submit}>
      <label htmlFor={id}>Move the clock to</label>
      <input
        ref={field}
        id={id}
        type="datetime-local"
        className="field"
        value={local}
        min={localOf(worldNow().getTime() / 1000, timeZone)}
        {...(error !== null && { 'aria-invalid': true })}
        aria-describedby={`${id}-about`}
        onChange={({ target }) => setLocal(target.value)}
      />
      <p id={`${id}-about`} className={error === null ? 'hint' : 'error'} role={error === null ? undefined : 'alert'}>
        {error ?? `As a clock in ${cityOf(timeZone)} shows it. Everything due until then happens in order.`}
      </p>
      <div className="date-move-deeds">
        <button type="button" className="button" onClick={onLeave}>
          Cancel
        </button>
        <button type="submit" className="button primary" aria-disabled={isOff}>
          Move
        </button>
      </div>
    </form>
  );
}

/** What is wrong with a date to move to; null when nothing. */
export function refuseDate(local: string, timeZone: string): string | null {
  const now = localOf(worldNow().getTime() / 1000, timeZone);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local)) return 'Choose a date and a time.';
  // Written alike, so the letters compare as the instants do.
  return local > now ? null : 'The clock only moves forward. Choose something later than now.';
}

function tomorrowAtNine(timeZone: string): string {
  const tomorrow = localOf(worldNow().getTime() / 1000 + DAY_SECONDS, timeZone);
  return `${tomorrow.slice(0, 10)}T09:00`;
}

const DAY_SECONDS = 86_400;
