import type { SlackUserId, WorkspaceId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { FoundActor } from '../store/actor.ts';
import { readDirectoryVersion } from '../store/directory-version.ts';
import type { NewTaskPeople } from '../store/new-task.ts';

/** What was read of a workspace's people at one version of them. */
export type Directory = {
  version: number;
  readonly actors: Map<SlackUserId, FoundActor>;
  readonly newTasks: Map<string, NewTaskPeople>;
  /** By `performance.now()`: until then the version is taken for current, except while `unsureUntil` runs. */
  goodUntil: number;
  unsureUntil: number;
  checking: Promise<void> | null;
};

type Needs = Pick<Ports, 'hot' | 'memory'>;

/** How long another replica's change of people may go unseen, in milliseconds; writes check the version themselves. */
const GOOD_FOR_MS = 1_000;
/** A change made here may commit a little later than it is told. Source: a statement's and a lock's time-out together. */
const UNSURE_FOR_MS = 4_000;
/** Entries of each kind; a load of strangers must not fill the memory. */
const ENTRIES_MAX = 2_000;

/** What is remembered of the workspace, at a version that was current a second ago at most. */
export async function currentDirectory(needs: Needs, workspaceId: WorkspaceId): Promise<Directory> {
  const directory = directoryOf(needs, workspaceId);
  const now = performance.now();
  if (now < directory.goodUntil && now >= directory.unsureUntil) return directory;
  directory.checking ??= check(needs, workspaceId, directory).finally(() => {
    directory.checking = null;
  });
  await directory.checking;
  return directory;
}

/** Looks again, now: whether people are no longer those of this version. What was remembered of them is then forgotten. */
export async function hasDirectoryChanged(needs: Needs, workspaceId: WorkspaceId, version: number): Promise<boolean> {
  directoryOf(needs, workspaceId).goodUntil = 0;
  return (await currentDirectory(needs, workspaceId)).version !== version;
}

/** Tells this process of a change it is about to commit, so that whoever made it sees it at once. */
export function unsureDirectory(needs: Pick<Ports, 'memory'>, workspaceId: WorkspaceId): void {
  directoryOf(needs, workspaceId).unsureUntil = performance.now() + UNSURE_FOR_MS;
}

/** Keeps what was read for a directory of this version, unless it has moved on. */
export function remember<K, V>(entries: Map<K, V>, key: K, value: V): void {
  if (entries.size >= ENTRIES_MAX) entries.clear();
  entries.set(key, value);
}

async function check(needs: Needs, workspaceId: WorkspaceId, directory: Directory): Promise<void> {
  const version = await readDirectoryVersion(needs, workspaceId);
  if (version !== directory.version) {
    directory.version = version;
    directory.actors.clear();
    directory.newTasks.clear();
  }
  directory.goodUntil = performance.now() + GOOD_FOR_MS;
}

function directoryOf(needs: Pick<Ports, 'memory'>, workspaceId: WorkspaceId): Directory {
  return needs.memory.of(workspaceId, 'people.directory', () => ({
    version: -1,
    actors: new Map(),
    newTasks: new Map(),
    goodUntil: 0,
    unsureUntil: 0,
    checking: null,
  }));
}
