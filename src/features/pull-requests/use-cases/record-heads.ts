import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { saveHeads } from '../store/check-runs.ts';
import type { Recording } from './record-facts.ts';
import type { StateChange } from './record-states.ts';

/** Remembers every head, by the pull request's own word or by that of its checks, whichever comes first. */
export async function recordHeads(
  needs: Pick<Ports, 'random'>,
  tx: Tx,
  { recording, changes }: { readonly recording: Recording; readonly changes: readonly StateChange[] },
): Promise<void> {
  const { repository, heads = [] } = recording;
  const moved = changes.filter(({ before, after }) => before?.headSha !== after.headSha).map(({ after }) => after);
  await saveHeads(
    tx,
    [...moved, ...heads].map(({ number, headSha }) => ({
      ...{ id: needs.random.uuid(), repositoryId: repository.id, number, headSha },
    })),
  );
}
