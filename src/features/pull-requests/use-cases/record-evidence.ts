import { findAiEvidence } from '../../../kit/ai-evidence/index.ts';
import type { RepositoryId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { type Evidence, evidenceIn } from '../domain/evidence-in.ts';
import type { Facts } from '../domain/facts.ts';
import { saveEvidence } from '../store/ai-evidence.ts';

type Needs = Pick<Ports, 'clock' | 'random'>;

/** Keeps signs of coding agents in what the host told. Joins the transaction; harmless when repeated. */
export function recordEvidence(
  needs: Needs,
  tx: Tx,
  told: Facts & { readonly repositoryId: RepositoryId },
): Promise<void> {
  return keep(needs, tx, { repositoryId: told.repositoryId, found: evidenceIn(told) });
}

/** The same for a commit's note of `refs/notes/ai`. */
export function recordAiNote(
  needs: Needs,
  tx: Tx,
  { repositoryId, sha, note }: { readonly repositoryId: RepositoryId; readonly sha: string; readonly note: string },
): Promise<void> {
  const found = findAiEvidence({ kind: 'note', text: note });
  return keep(needs, tx, { repositoryId, found: found.map((one) => ({ ...one, about: 'commit', subject: sha })) });
}

async function keep(
  needs: Needs,
  tx: Tx,
  { repositoryId, found }: { readonly repositoryId: RepositoryId; readonly found: readonly Evidence[] },
): Promise<void> {
  const foundAt = needs.clock.now();
  await saveEvidence(
    tx,
    found.map((one) => ({ id: needs.random.uuid(), repositoryId, foundAt, ...one })),
  );
}
