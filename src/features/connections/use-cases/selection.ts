import type { PersonActor } from '../../../kit/actor.ts';
import type { ConnectionId, RepositoryId, TrackerProjectId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import type { Connection } from '../domain/connection.ts';
import type { Listed, PartId } from '../domain/repository-list.ts';
import type { Project } from '../domain/tracker.ts';
import { projectsSelected, repositoriesDropped, repositoriesSelected } from '../events.ts';
import { listProjectsOf, selectProjects, unselectProjects } from '../store/projects.ts';
import { listRepositoriesOf, selectRepositories, unselectRepositories } from '../store/repositories.ts';
import { hooksWork } from './work.ts';

type Named = { readonly id: PartId; readonly fullName: string };
type Told = {
  readonly actor: PersonActor;
  readonly connectionId: ConnectionId;
  /** What is new. */
  readonly selected: readonly PartId[];
  readonly unselected: readonly PartId[];
};

/** What can be chosen of a connection, and what choosing causes. */
export type Selection = {
  readonly action: string;
  list(tx: Tx, connectionId: ConnectionId): Promise<readonly Listed[]>;
  /** @returns those that weren't selected before */
  select(
    tx: Tx,
    connectionId: ConnectionId,
    chosen: { readonly ids: readonly PartId[]; readonly at: Date },
  ): Promise<readonly Named[]>;
  /** @returns those that were selected before */
  unselect(tx: Tx, connectionId: ConnectionId, ids: readonly PartId[]): Promise<readonly Named[]>;
  /** After every change. */
  tell(needs: Pick<Ports, 'announce' | 'jobs'>, tx: Tx, told: Told): Promise<void>;
};

export function selectionOf(source: Connection['source']): Selection {
  return source === 'jira' ? projects : repositories;
}

// The ids came from this connection's own list, or were made up: then they match no row.
const repositories: Selection = {
  action: 'connection.choose-repositories',
  list: listRepositoriesOf,
  select: (tx, id, { ids, at }) => selectRepositories(tx, id, { ids: ids as readonly RepositoryId[], at }),
  unselect: (tx, id, ids) => unselectRepositories(tx, id, ids as readonly RepositoryId[]),
  async tell({ announce }, tx, { actor, connectionId, selected, unselected }) {
    const { workspaceId, personId: byId } = actor;
    const base = { workspaceId, connectionId };
    for (const repositoryIds of portionsOf(selected as readonly RepositoryId[]))
      await announce(tx, repositoriesSelected, { ...base, repositoryIds, byId });
    for (const repositoryIds of portionsOf(unselected as readonly RepositoryId[]))
      await announce(tx, repositoriesDropped, { ...base, repositoryIds });
  },
};

const projects: Selection = {
  action: 'connection.choose-projects',
  list: async (tx, id) => (await listProjectsOf(tx, id)).map(toListed),
  select: async (tx, id, { ids, at }) =>
    (await selectProjects(tx, id, { ids: ids as readonly TrackerProjectId[], at })).map(toListed),
  unselect: async (tx, id, ids) => (await unselectProjects(tx, id, ids as readonly TrackerProjectId[])).map(toListed),
  async tell({ announce, jobs }, tx, { actor, connectionId, selected }) {
    const { workspaceId, personId: byId } = actor;
    for (const projectIds of portionsOf(selected as readonly TrackerProjectId[]))
      await announce(tx, projectsSelected, { workspaceId, connectionId, projectIds, byId });
    await jobs.add(tx, hooksWork, [{ workspaceId, connectionId }]);
  },
};

function toListed({ id, key, name, selectedAt }: Project): Listed {
  return { id, fullName: `${key} · ${name}`, private: false, archived: false, selectedAt };
}

/** Most ids in one event. */
const EVENT_MAX = 1_000;

function portionsOf<T>(ids: readonly T[]): readonly T[][] {
  return Array.from({ length: Math.ceil(ids.length / EVENT_MAX) }, (_, n) =>
    ids.slice(n * EVENT_MAX, (n + 1) * EVENT_MAX),
  );
}
