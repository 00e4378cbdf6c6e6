import { type ReactNode, useState } from 'react';
import type { PullShown } from '../../web/contract.ts';
import { ActDialog } from './act-dialog.tsx';
import { ReviewerBoxes } from './reviewer-boxes.tsx';

type Parts = { readonly pull: PullShown; readonly onClose: () => void };

/** Asks people for a review, also those who have given one. */
export function AskForm({ pull, onClose }: Parts): ReactNode {
  const { repository, number, by, requested } = pull;
  const [reviewers, setReviewers] = useState<readonly string[]>([]);
  return (
    <ActDialog
      title={`Ask for a review of #${number}`}
      doIt="Ask"
      read={() => ({ kind: 'ask', repository, number, reviewers })}
      onDone={onClose}
      onClose={onClose}
    >
      <ReviewerBoxes {...{ repository, without: [by, ...requested], chosen: reviewers, onChange: setReviewers }} />
    </ActDialog>
  );
}
