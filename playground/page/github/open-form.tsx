import { type ReactNode, useState } from 'react';
import { writePullPlace } from '../../github/pull-place.ts';
import { useScene } from '../world/context.ts';
import { ActDialog } from './act-dialog.tsx';
import { FormField } from './form-field.tsx';
import { ReviewerBoxes } from './reviewer-boxes.tsx';
import { useGitHub } from './use-github.ts';

type Parts = {
  readonly repository: string;
  /** @param place of the new pull request in the page's address */
  readonly onDone: (place: string) => void;
  readonly onClose: () => void;
};

/** Opens a pull request with a first commit, which the local GitHub makes up. */
export function OpenForm({ repository, onDone, onClose }: Parts): ReactNode {
  const { me } = useScene();
  const shown = useGitHub()?.repositories.find(({ fullName }) => fullName === repository);
  const [title, setTitle] = useState('');
  const [body, setBody] = useState('');
  const [draft, setDraft] = useState(false);
  const [reviewers, setReviewers] = useState<readonly string[]>([]);
  const next = Math.max(0, ...(shown?.pulls.map(({ number }) => number) ?? [])) + 1;
  return (
    <ActDialog
      title={`New pull request in ${repository}`}
      doIt="Open"
      read={() => ({ kind: 'open', repository, title, body, draft, reviewers })}
      onDone={() => onDone(writePullPlace({ repository, number: next }))}
      onClose={onClose}
    >
      <FormField
        label="Title"
        hint="Its branch and first commit are called after it; what they change is made up."
        value={title}
        onChange={setTitle}
      />
      <FormField label="What changes, and why" value={body} onChange={setBody} isLong />
      <div className="boxes block input">
        <label>
          <input type="checkbox" checked={draft} onChange={({ target }) => setDraft(target.checked)} />
          <span>It is a draft</span>
        </label>
      </div>
      <ReviewerBoxes {...{ repository, without: [me.id], chosen: reviewers, onChange: setReviewers }} />
    </ActDialog>
  );
}
