import type { PersonId, SlackUserId, WorkspaceId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { findForNewTask, type NewTaskPeople } from '../store/new-task.ts';
import { currentDirectory, remember } from './directory.ts';

export type PeopleForNewTask = NewTaskPeople & {
  /** To be checked by the write with `directoryIsSql`: another replica may have changed people a moment ago. */
  readonly directoryVersion: number;
};

/**
 * Everybody a new task may concern, remembered between tasks as long as nobody changes people, roles or teams.
 * @throws MusterError 'not-found' the creator is unknown in this workspace
 */
export async function peopleForNewTask(
  needs: Pick<Ports, 'hot' | 'memory'>,
  creator: { readonly workspaceId: WorkspaceId; readonly personId: PersonId },
  mentioned: SlackUserId | null,
): Promise<PeopleForNewTask> {
  const directory = await currentDirectory(needs, creator.workspaceId);
  const { version: directoryVersion } = directory;
  const key = `${creator.personId} ${mentioned ?? ''}`;
  const remembered = directory.newTasks.get(key);
  if (remembered !== undefined) return { ...remembered, directoryVersion };
  const found = await findForNewTask(needs, creator, mentioned);
  // A stranger may be met a moment later, without a change of anybody we know.
  if (directory.version === directoryVersion && (mentioned === null || found.mentioned !== null)) {
    remember(directory.newTasks, key, found);
  }
  return { ...found, directoryVersion };
}
