import { z } from 'zod';
import { type CodeHostClient, CodeHostError } from '../../ports/outbound/code-host.ts';
import { wholeCommit } from './records/commit.ts';
import { repositoryParams } from './repository-params.ts';
import type { Requester } from './request.ts';

/** Single commits and what is written about them beside the code. */
export function readCommits(requester: Requester): Pick<CodeHostClient, 'getCommit' | 'findAiNote'> {
  return {
    getCommit: (repository, sha) => getCommit(requester, repository, sha),
    findAiNote: (repository, sha) => findAiNote(requester, repository, sha),
  };
}

/** GitHub pages a commit's files: 300 a page, 3,000 at most. */
async function getCommit(requester: Requester, repository: string, sha: string) {
  const ask = { route: 'GET /repos/{owner}/{repo}/commits/{ref}', schema: wholeCommit };
  const params = { ...repositoryParams(repository), ref: sha };
  const first = await requester.get({ ...ask, params });
  if (first.kind === 'unchanged') throw new CodeHostError('unavailable', 'GitHub left the commit out.');
  const files = [...first.data.files];
  let next = first.next;
  while (next !== null) {
    const page = await requester.get({
      ...ask,
      params: { ...Object.fromEntries(new URLSearchParams(next)), ...params },
    });
    if (page.kind === 'unchanged') break;
    files.push(...page.data.files);
    next = page.next;
  }
  return { ...first.data, files };
}

const ref = z.object({ object: z.object({ sha: z.string() }) });
const tree = z.object({ tree: z.array(z.object({ path: z.string(), type: z.string(), sha: z.string() })) });
const blob = z.object({ content: z.string(), encoding: z.string() });

/**
 * Notes hang on a branch of their own whose tree names commits, split into folders when there are many.
 * Source: git notes, "notes tree".
 */
async function findAiNote(requester: Requester, repository: string, sha: string): Promise<string | null> {
  const params = repositoryParams(repository);
  try {
    const head = await requester.read({ route: 'GET /repos/{owner}/{repo}/git/ref/notes/ai', params, schema: ref });
    const names = await requester.read({
      route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
      params: { ...params, tree_sha: head.object.sha, recursive: '1' },
      schema: tree,
    });
    const entry = names.tree.find(({ path, type }) => type === 'blob' && path.replaceAll('/', '') === sha);
    if (entry === undefined) return null;
    const { content, encoding } = await requester.read({
      route: 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
      params: { ...params, file_sha: entry.sha },
      schema: blob,
    });
    return encoding === 'base64' ? Buffer.from(content, 'base64').toString('utf8') : content;
  } catch (error) {
    // Most repositories have no such notes.
    if (error instanceof CodeHostError && error.failure === 'gone') return null;
    throw error;
  }
}
