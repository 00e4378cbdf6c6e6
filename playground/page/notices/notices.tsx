import type { ReactNode } from 'react';
import { Icon } from '../icon.tsx';
import type { Notice } from './use-notices.ts';

type Parts = {
  readonly notices: readonly Notice[];
  readonly dismiss: (id: number) => void;
  /** While one points at a notice it stays. */
  readonly hold: (isHeld: boolean) => void;
};

/** What went wrong or was done, in a corner. */
export function Notices({ notices, dismiss, hold }: Parts): ReactNode {
  return (
    <div
      className="notices"
      role="status"
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
      onFocus={() => hold(true)}
      onBlur={() => hold(false)}
    >
      {notices.map(({ id, words }) => (
        <p key={id} className="notice">
          <span>{words}</span>
          <button type="button" aria-label="Dismiss" onClick={() => dismiss(id)}>
            <Icon name="close" size={16} />
          </button>
        </p>
      ))}
    </div>
  );
}
