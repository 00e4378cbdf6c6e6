import { z } from 'zod';
import { account, hostId } from '../records/account.ts';
import { instant } from '../records/instant.ts';
import { pullRequest } from '../records/pull-request.ts';
import { repository } from '../records/repository.ts';
import { reviewState } from '../records/review.ts';
import { reader } from './reader.ts';

const body = z.object({
  action: z.string(),
  repository,
  review: z.object({
    id: hostId,
    user: account.nullish(),
    state: z.string(),
    submitted_at: instant.nullish(),
    commit_id: z.string().nullish(),
    body: z.string().nullish(),
  }),
  pull_request: z.object({ number: z.int32() }).loose(),
});

export const readReview = reader(body, ({ action, repository: of, review, pull_request: pull }) => {
  const state = reviewState(review.state);
  if (state === null || !review.submitted_at) return [];
  const { success, data } = pullRequest.safeParse(pull);
  const said = {
    ...{ id: review.id, author: review.user ?? null, state, submittedAt: review.submitted_at },
    ...{ commitSha: review.commit_id ?? null, body: review.body ?? '' },
  };
  const stood = success ? data : null;
  const at = action === 'submitted' ? said.submittedAt : (stood?.updatedAt ?? said.submittedAt);
  return [{ kind: 'review', repository: of, at, action, review: said, pullRequest: stood, number: pull.number }];
});
