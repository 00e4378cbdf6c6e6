import { agentOf, ownLines, personIn, trailerOf } from '../../../kit/ai-evidence/index.ts';
import type { HostCommit } from '../../../ports/outbound/host-records.ts';
import type { Sighting } from '../../people/index.ts';

/**
 * The people who wrote a commit: its author and co-authors, without agents and other bots. Each once, by address and
 * account; who they are in the workspace is for `people` to say.
 */
export function humansOf({ message, author }: Pick<HostCommit, 'message' | 'author'>): readonly Sighting[] {
  const { account, name, email } = author;
  const written: Sighting[] = [{ account, name: name || null, email: email || null }];
  for (const line of ownLines(message)) {
    const trailer = trailerOf(line);
    if (trailer?.key !== 'co-authored-by') continue;
    const person = personIn(trailer.value);
    if (person.email !== null) written.push({ account: null, name: person.name, email: person.email });
  }
  const seen = new Set<string>();
  return written.slice(0, AUTHORS_MAX).filter((one) => {
    const key = one.email?.trim().toLowerCase() ?? one.account?.id ?? '';
    const isNew = key !== '' && !seen.has(key);
    seen.add(key);
    return isNew && !isProgram(one);
  });
}

/** More names than that are a list of contributors, not the authors of one change. */
const AUTHORS_MAX = 50;

function isProgram({ account, name, email }: Sighting): boolean {
  if (account?.bot === true || /\[bot\](?:@|$)/i.test(email ?? '') || /\[bot\]$/i.test(name ?? '')) return true;
  return agentOf({ name, email, login: account?.login ?? null }) !== null;
}

/** Equal parts for identities; empty for none. */
export function equalShares<Id extends string>(ids: readonly Id[]): ReadonlyMap<Id, number> {
  const once = [...new Set(ids)];
  return new Map(once.map((id) => [id, 1 / once.length]));
}
