import { z } from 'zod';
import { instant } from '../records/instant.ts';
import { repository } from '../records/repository.ts';
import { reader } from './reader.ts';

const body = z.object({
  action: z.string(),
  repository,
  issue: z.object({ number: z.int32(), title: z.string(), state: z.enum(['open', 'closed']), updated_at: instant }),
});

export const readIssue = reader(body, ({ action, repository: of, issue: { number, title, state, updated_at: at } }) => [
  { kind: 'issue', repository: of, at, action, number, title, state },
]);
