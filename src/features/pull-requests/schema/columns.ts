import { integer, uuid } from 'drizzle-orm/pg-core';
import { repositories } from '../../connections/schema.ts';
import { ownWorkspace } from '../../history/schema.ts';
import { identities } from '../../people/schema.ts';

/** Something a repository has. It goes when the repository's row goes. */
export const ofRepository = () => ({
  id: uuid('id').primaryKey(),
  workspaceId: ownWorkspace(),
  repositoryId: uuid('repository_id')
    .notNull()
    .references(() => repositories.id, { onDelete: 'cascade' }),
});

/** Something a pull request has, known by its number: it may be told before the pull request itself. */
export const ofPullRequest = () => ({ ...ofRepository(), number: integer('number').notNull() });

/** Who it was; null for accounts that are gone. */
export const identity = (name: string) => uuid(name).references(() => identities.id);
