import { type ReactNode, useState } from 'react';
import { ActDialog } from './act-dialog.tsx';
import { FormField } from './form-field.tsx';

type Parts = {
  readonly repository: string;
  /** The pull request whose branch it goes to; null for `main`. */
  readonly number: number | null;
  /** All commits of the branch become this one. */
  readonly isForced?: boolean;
  readonly onClose: () => void;
};

/** Pushes a commit, whose changes the local GitHub makes up. */
export function PushForm({ repository, number, isForced = false, onClose }: Parts): ReactNode {
  const [message, setMessage] = useState('');
  const verb = isForced ? 'Force-push' : 'Push';
  return (
    <ActDialog
      title={number === null ? `Push to main of ${repository}` : `${verb} to #${number} of ${repository}`}
      doIt={verb}
      read={() =>
        isForced && number !== null
          ? { kind: 'force-push', repository, number, message }
          : { kind: 'push', repository, number, message }
      }
      onDone={onClose}
      onClose={onClose}
    >
      <FormField
        label="Commit message"
        hint="The first line says what it does. Co-authors stand at the end, each on a line: Co-authored-by: name <address>"
        value={message}
        onChange={setMessage}
        isLong
      />
    </ActDialog>
  );
}
