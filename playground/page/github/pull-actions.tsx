import { type ReactNode, useState } from 'react';
import type { GitAct } from '../../github/deed.ts';
import type { PullShown } from '../../web/contract.ts';
import { AskForm } from './ask-form.tsx';
import { PushForm } from './push-form.tsx';
import { useGitAct } from './use-git-act.ts';

/** What can be done with a pull request besides reviewing it. */
export function PullActions({ pull }: { readonly pull: PullShown }): ReactNode {
  const { repository, number, state } = pull;
  const { act, busy } = useGitAct();
  const [asked, ask] = useState<'push' | 'force-push' | 'reviewers' | null>(null);
  const button = (words: string, what: GitAct, look = '') => (
    <button
      type="button"
      className={`button ${look}`.trim()}
      aria-busy={busy === what.kind}
      aria-disabled={busy !== null}
      onClick={() => void act(what)}
    >
      {words}
    </button>
  );
  const form = (words: string, which: typeof asked) => (
    <button type="button" className="button" onClick={() => ask(which)}>
      {words}
    </button>
  );
  const at = { repository, number };
  if (state === 'merged') return null;
  if (state === 'closed') return <div className="git-buttons">{button('Reopen', { kind: 'reopen', ...at })}</div>;
  const close = () => ask(null);
  return (
    <div className="git-buttons">
      {state === 'draft'
        ? button('Ready for review', { kind: 'ready', ...at }, 'primary')
        : button('Merge', { kind: 'merge', ...at }, 'primary')}
      {form('Push a commit', 'push')}
      {form('Ask for a review', 'reviewers')}
      {button('Close', { kind: 'close', ...at }, 'danger')}
      <details className="git-rarer">
        <summary>More</summary>
        <div className="git-buttons">
          {button('Checks pass', { kind: 'check', conclusion: 'success', ...at })}
          {button('Checks fail', { kind: 'check', conclusion: 'failure', ...at })}
          {form('Force-push', 'force-push')}
        </div>
      </details>
      {(asked === 'push' || asked === 'force-push') && (
        <PushForm {...at} isForced={asked === 'force-push'} onClose={close} />
      )}
      {asked === 'reviewers' && <AskForm pull={pull} onClose={close} />}
    </div>
  );
}
