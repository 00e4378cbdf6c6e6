import { z } from 'zod';
import type { HostFact } from '../../../ports/outbound/host-fact.ts';
import type { HostComment, HostRepository } from '../../../ports/outbound/host-records.ts';
import { account, hostId } from '../records/account.ts';
import { instant } from '../records/instant.ts';
import { repository } from '../records/repository.ts';
import { reader } from './reader.ts';

const shape = {
  action: z.enum(['created', 'edited', 'deleted']),
  repository,
  comment: z.object({
    id: hostId,
    user: account.nullish(),
    created_at: instant,
    updated_at: instant.nullish(),
    body: z.string().nullish(),
  }),
};

/** On a line of the diff. */
export const readReviewComment = reader(
  z.object({ ...shape, pull_request: z.object({ number: z.int32() }) }),
  ({ pull_request: { number }, ...told }) => [toFact(told, number, 'review')],
);

/** Below a pull request; those below issues are of no use here. */
export const readIssueComment = reader(
  z.object({ ...shape, issue: z.object({ number: z.int32(), pull_request: z.object({}).loose() }) }),
  ({ issue: { number }, ...told }) => [toFact(told, number, 'conversation')],
);

type Told = z.output<z.ZodObject<typeof shape>> & { readonly repository: HostRepository };

function toFact({ action, repository: of, comment }: Told, number: number, kind: HostComment['kind']): HostFact {
  const { id, user, created_at: at, updated_at: editedAt, body } = comment;
  const said = { id, author: user ?? null, at, kind, body: body ?? '' };
  return { kind: 'comment', repository: of, at: editedAt ?? at, action, comment: said, number };
}
