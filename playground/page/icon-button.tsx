import type { ReactNode, Ref } from 'react';
import { Icon, type IconName } from './icon.tsx';

type Parts = {
  readonly name: IconName;
  /** Said by screen readers, and shown on hovering and on focus. */
  readonly label: string;
  readonly onPress: () => void;
  /** Shown behind the name. */
  readonly keys?: string;
  readonly busy?: boolean;
  readonly pressed?: boolean;
  /** Can be reached and says why, but does nothing. */
  readonly off?: boolean;
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
};

/** A button that is only a drawing. */
export function IconButton(parts: Parts): ReactNode {
  const { name, label, onPress, keys, busy = false, pressed, off = false, className = '', ref } = parts;
  return (
    <button
      ref={ref}
      type="button"
      className={`icon-button ${className}`.trim()}
      aria-label={label}
      aria-pressed={pressed}
      aria-busy={busy}
      aria-disabled={busy || off}
      data-tip={keys === undefined ? label : `${label}  ${keys}`}
      onClick={() => {
        if (!busy && !off) onPress();
      }}
    >
      <Icon name={name} />
    </button>
  );
}
