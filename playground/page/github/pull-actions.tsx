import { type ReactNode, useState } from 'react';
import type { PullShown } from '../../web/contract.ts';
import { AskForm } from './ask-form.tsx';
import { PushForm } from './push-form.tsx';
import { useGitAct } from './use-git-act.ts';

/** What can be done with a pull request besides reviewing it. */
export function PullActions({ pull }: { readonly pull: PullShown }): ReactNode {
  const { repository, number, state } = pull;
  const { act, busy } = useGitAct();
  const [asked, ask] = useState<'push' | 'reviewers' | null>(null);
  const button = (kind: 'merge' | 'close' | 'reopen' | 'ready', words: string, look = '') => (
    <button
      type="button"
      className={`button ${look}`.trim()}
      aria-busy={busy === kind}
      aria-disabled={busy !== null}
      onClick={() => void act({ kind, repository, number })}
    >
      {words}
    </button>
  );
  if (state === 'merged') return null;
  if (state === 'closed') return <div className="git-buttons">{button('reopen', 'Reopen')}</div>;
  const close = () => ask(null);
  return (
    <div className="git-buttons">
      {state === 'draft' ? button('ready', 'Ready for review', 'primary') : button('merge', 'Merge', 'primary')}
      <button type="button" className="button" onClick={() => ask('push')}>
        Push a commit
      </button>
      <button type="button" className="button" onClick={() => ask('reviewers')}>
        Ask for a review
      </button>
      {button('close', 'Close', 'danger')}
      {asked === 'push' && <PushForm repository={repository} number={number} onClose={close} />}
      {asked === 'reviewers' && <AskForm pull={pull} onClose={close} />}
    </div>
  );
}
