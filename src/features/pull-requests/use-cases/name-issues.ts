import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { issueKeysOf } from '../domain/issue-refs.ts';
import { saveIssueRefs } from '../store/issue-refs.ts';
import type { Recording } from './record-facts.ts';
import type { StateChange } from './record-states.ts';

/** Keeps equal to titles and branches which issues they name, so that what becomes known of an issue finds them. */
export async function nameIssues(
  needs: Pick<Ports, 'random'>,
  tx: Tx,
  { recording, changes }: { readonly recording: Recording; readonly changes: readonly StateChange[] },
): Promise<void> {
  const repositoryId = recording.repository.id;
  const moved = changes.filter(
    ({ before, after }) => before === null || before.title !== after.title || before.headRef !== after.headRef,
  );
  await saveIssueRefs(tx, repositoryId, {
    renamed: moved.flatMap(({ before, after }) => (before === null ? [] : [after.number])),
    refs: moved.flatMap(({ after: { number, title, headRef: branch } }) =>
      issueKeysOf({ title, branch }).map((key) => ({ id: needs.random.uuid(), repositoryId, number, key })),
    ),
  });
}
