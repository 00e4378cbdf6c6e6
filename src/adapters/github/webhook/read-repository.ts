import { z } from 'zod';
import { instant } from '../records/instant.ts';
import { repository } from '../records/repository.ts';
import { NO_TIME, reader } from './reader.ts';

const owner = z.object({ login: z.string() }).nullish();
const body = z.object({
  action: z.enum([
    'created',
    'renamed',
    'transferred',
    'deleted',
    'archived',
    'unarchived',
    'edited',
    'publicized',
    'privatized',
  ]),
  repository: z.object({ updated_at: instant.nullish().catch(null) }).and(repository),
  changes: z
    .object({
      repository: z.object({ name: z.object({ from: z.string() }) }).nullish(),
      owner: z.object({ from: z.object({ user: owner, organization: owner }) }).nullish(),
    })
    .nullish(),
});

export const readRepository = reader(body, ({ action, repository: { updated_at: updatedAt, ...of }, changes }) => [
  { kind: 'repository', repository: of, at: updatedAt ?? NO_TIME, change: action, formerName: former(of, changes) },
]);

function former({ fullName }: { readonly fullName: string }, changes: z.output<typeof body>['changes']): string | null {
  const [login = '', name = ''] = fullName.split('/');
  const renamed = changes?.repository?.name.from;
  if (renamed !== undefined) return `${login}/${renamed}`;
  const before = changes?.owner?.from.organization ?? changes?.owner?.from.user;
  return before ? `${before.login}/${name}` : null;
}
