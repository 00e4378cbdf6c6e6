import { type ReactNode, useCallback, useState } from 'react';

export type Notice = { readonly id: number; readonly words: string };

/** Long enough to read two lines, in milliseconds. */
const SHOWN_MS = 8_000;

let last = 0;

/** Small sentences that go away by themselves. */
export function useNotices() {
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const dismiss = useCallback((id: number) => setNotices((all) => all.filter((notice) => notice.id !== id)), []);
  const notify = useCallback(
    (words: string) => {
      last += 1;
      const id = last;
      setNotices((all) => [...all.filter((notice) => notice.words !== words), { id, words }]);
      setTimeout(() => dismiss(id), SHOWN_MS);
    },
    [dismiss],
  );
  return { notices, notify, dismiss };
}

type Parts = { readonly notices: readonly Notice[]; readonly dismiss: (id: number) => void };

export function Notices({ notices, dismiss }: Parts): ReactNode {
  return (
    <div className="notices" role="status">
      {notices.map(({ id, words }) => (
        <p key={id}>
          {words}
          <button type="button" aria-label="Dismiss" onClick={() => dismiss(id)}>
            ×
          </button>
        </p>
      ))}
    </div>
  );
}
