import type { ApiKeyId, WorkspaceId } from '../../../kit/ids.ts';
import { cleanText, isBlank } from '../../../kit/text.ts';

export type ApiKey = {
  readonly id: ApiKeyId;
  readonly name: string;
  readonly createdAt: Date;
  /** To the minute; null: never. */
  readonly usedAt: Date | null;
};

/** Keys of a workspace at a time. House rule: more than that and nobody knows any longer what they are for. */
export const API_KEYS_MAX = 20;
const NAME_MAX = 60;

/**
 * What a program sends as its key: the workspace, so that it can be looked up inside it, and 32 random bytes.
 * @param secret 43 characters from `Random`
 */
export function writeToken(workspaceId: WorkspaceId, secret: string): string {
  return `muster_${workspaceId.replaceAll('-', '')}${secret}`;
}

/** The workspace a key claims to be of; null for what isn't a key. */
export function readTokenWorkspace(token: string): WorkspaceId | null {
  const [, a, b, c, d, e] =
    /^muster_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})[\w-]{43}$/.exec(token) ?? [];
  return e === undefined ? null : ([a, b, c, d, e].join('-') as WorkspaceId);
}

/** The name as it is kept; null when there is none, or it is too long. */
export function readKeyName(typed: string | null): string | null {
  const name = cleanText(typed ?? '').trim();
  return isBlank(name) || name.length > NAME_MAX ? null : name;
}

/** True when the last use is so old that it is worth a write. */
export function isUseNews(usedAt: Date | null, now: Date): boolean {
  return usedAt === null || now.getTime() - usedAt.getTime() >= 60_000;
}
