import { z } from 'zod';
import { hostId } from '../records/account.ts';
import { instant } from '../records/instant.ts';
import { repository } from '../records/repository.ts';
import { reader } from './reader.ts';

const body = z.object({
  action: z.string(),
  repository,
  release: z.object({
    id: hostId,
    tag_name: z.string(),
    target_commitish: z.string().nullish(),
    draft: z.boolean().nullish(),
    created_at: instant.nullish(),
    published_at: instant.nullish(),
  }),
});

/** Drafts and deletions say nothing. Where a release names a branch, not a commit, the push of its tag tells the commit. */
export const readRelease = reader(body, ({ action, repository: of, release }) => {
  const publishedAt = release.published_at ?? null;
  const at = publishedAt ?? release.created_at;
  if (action === 'deleted' || release.draft === true || !at) return [];
  const target = release.target_commitish ?? '';
  const sha = /^[0-9a-f]{40}$/.test(target) ? target : null;
  return [{ kind: 'release', repository: of, at, id: release.id, tag: release.tag_name, sha, publishedAt }];
});
