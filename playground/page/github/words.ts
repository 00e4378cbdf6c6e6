import type { PullShown, World } from '../../web/contract.ts';
import { nameOf } from '../world/context.ts';

export const stateWords = { open: 'Open', draft: 'Draft', merged: 'Merged', closed: 'Closed' } as const;

/** Where a pull request stands with its reviewers, in a few words. */
export function reviewWords({ state, story, requested }: PullShown, world: World): string {
  if (state === 'merged' || state === 'closed') return '';
  const said = new Map<string, string>();
  for (const event of story) if (event.kind === 'approved' || event.kind === 'changes') said.set(event.by, event.kind);
  const who = (kind: string) => [...said].flatMap(([id, word]) => (word === kind ? [nameOf(world, id)] : []));
  const changes = who('changes');
  if (changes.length > 0) return `Changes asked by ${listed(changes)}`;
  if (requested.length > 0) return `Waits for ${listed(requested.map((id) => nameOf(world, id)))}`;
  const approved = who('approved');
  return approved.length > 0 ? `Approved by ${listed(approved)}` : 'Nobody is asked';
}

export const checkWords = { success: 'Checks passed', failure: 'Checks failed' } as const;

/** `Ana, Ben and Ravi`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

export function linesWords({ additions, deletions, files }: PullShown): string {
  return `+${additions} −${deletions} in ${files.length} ${files.length === 1 ? 'file' : 'files'}`;
}
