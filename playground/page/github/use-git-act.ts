import { useState } from 'react';
import type { GitAct } from '../../github/deed.ts';
import { useDeed } from '../world/context.ts';

/** Does something on GitHub as the person who acts, one thing at a time; what went wrong is shown as a notice. */
export function useGitAct() {
  const deed = useDeed();
  const [busy, setBusy] = useState<GitAct['kind'] | null>(null);
  const act = async (what: GitAct): Promise<boolean> => {
    if (busy !== null) return false;
    setBusy(what.kind);
    const { notice } = await deed('github', { act: what });
    setBusy(null);
    return notice === null;
  };
  return { act, busy };
}
