import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { Verdict } from '../../github/deed.ts';
import type { PullShown } from '../../web/contract.ts';
import { useScene } from '../world/context.ts';
import { FormField } from './form-field.tsx';
import { useGitAct } from './use-git-act.ts';

const VERDICTS: readonly { readonly verdict: Verdict; readonly words: string }[] = [
  { verdict: 'approve', words: 'Approve' },
  { verdict: 'changes', words: 'Ask for changes' },
  { verdict: 'comment', words: 'Only comment' },
];

/** What the person who acts thinks of it. Nobody decides about their own. */
export function ReviewForm({ pull }: { readonly pull: PullShown }): ReactNode {
  const id = useId();
  const { me } = useScene();
  const { act, busy } = useGitAct();
  const isMine = pull.by === me.id;
  const [chosen, choose] = useState<Verdict>('approve');
  const [body, setBody] = useState('');
  const [onLine, setOnLine] = useState('');
  const [path, setPath] = useState(pull.files[0] ?? '');
  const verdict = isMine ? 'comment' : chosen;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { repository, number } = pull;
    const line = onLine.trim() === '' ? {} : { line: { path, body: onLine } };
    if (!(await act({ kind: 'review', repository, number, verdict, body, ...line }))) return;
    setBody('');
    setOnLine('');
  };
  return (
    <form className="git-form" aria-labelledby={`${id}-title`} onSubmit={(event) => void submit(event)}>
      <h3 id={`${id}-title`}>{isMine ? 'Comment on your pull request' : `Review as ${me.name}`}</h3>
      {!isMine && (
        <div className="boxes" role="radiogroup" aria-labelledby={`${id}-title`}>
          {VERDICTS.map((one) => (
            <label key={one.verdict}>
              <input type="radio" name={id} checked={chosen === one.verdict} onChange={() => choose(one.verdict)} />
              <span>{one.words}</span>
            </label>
          ))}
        </div>
      )}
      <label className="for-ears" htmlFor={`${id}-words`}>
        Words
      </label>
      <textarea
        id={`${id}-words`}
        className="field"
        rows={3}
        value={body}
        placeholder={verdict === 'approve' ? 'Anything to add?' : 'What do you see?'}
        onChange={({ target }) => setBody(target.value)}
      />
      <details className="git-on-line">
        <summary>Comment on a line</summary>
        <label className="label" htmlFor={`${id}-path`}>
          File
        </label>
        <select id={`${id}-path`} className="field" value={path} onChange={({ target }) => setPath(target.value)}>
          {pull.files.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
        <FormField label="What about it?" value={onLine} onChange={setOnLine} />
      </details>
      <button type="submit" className="button primary" aria-busy={busy !== null}>
        {isMine ? 'Comment' : 'Send the review'}
      </button>
    </form>
  );
}
