import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { groupBy } from '../domain/group-by.ts';
import type { ShipmentSpan } from '../domain/shipments.ts';
import { listConcerned, listShippedAs } from '../store/list-concerned.ts';
import { listMergedInto, saveArrivals, saveBreaks } from '../store/save-arrivals.ts';
import { listTagged, saveReleases, saveTags } from '../store/save-runs.ts';
import { refreshShipments } from '../store/shipments.ts';
import type { Recording } from './record-facts.ts';
import type { StateChange } from './record-states.ts';

type Needs = Pick<Ports, 'random'>;
type Told = { readonly recording: Recording; readonly changes: readonly StateChange[] };

/**
 * Keeps in line what deployments and releases hold: writes when commits came onto branches, and places what was shipped
 * by them. The repository must be held, and merges, deployments and releases written.
 * @returns numbers of the pull requests that may be shipped otherwise than before
 */
export async function recordShipments(needs: Needs, tx: Tx, told: Told): Promise<readonly number[]> {
  const { repository, deployments = [], pushes = [], releases = [], tags = [] } = told.recording;
  const own = () => ({ id: needs.random.uuid(), repositoryId: repository.id });
  await saveReleases(
    tx,
    newest(releases, ({ id }) => id).map(({ id: hostId, ...one }) => ({ ...own(), hostId, ...one })),
  );
  await saveTags(
    tx,
    newest(tags, ({ tag }) => tag).map((one) => ({ ...own(), ...one })),
  );
  const arrived = await recordArrivals(needs, tx, told);
  const merges = told.changes.flatMap(({ before, after }) =>
    after.mergedAt === null ? [] : [after.mergeCommitSha, before?.mergeCommitSha],
  );
  const released = await listTagged(
    tx,
    repository.id,
    releases.map(({ tag }) => tag),
  );
  const named = [...deployments, ...releases, ...tags].map(({ sha }) => sha);
  const shas = [...arrived, ...merges, ...named, ...released].flatMap((sha) => sha ?? []);
  const spans = await refreshShipments(tx, { repositoryId: repository.id, shas });
  const breaks = pushes
    .filter(({ isBreak }) => isBreak)
    .map(({ branch, at }): ShipmentSpan => {
      const when = at.toISOString();
      return { subjectId: '', kind: 'break', branch, at: when, startedAt: when, finishedAt: when };
    });
  const asked = { repositoryId: repository.id, spans: [...spans, ...breaks] };
  return [
    ...(await listConcerned(tx, asked)),
    ...(await listShippedAs(tx, { repositoryId: repository.id, shas: arrived })),
  ];
}

/**
 * Writes what pushes brought onto the branches that people merge into, and where branches broke.
 * @returns the commits that arrived
 */
async function recordArrivals(needs: Needs, tx: Tx, { recording }: Told): Promise<readonly string[]> {
  const { repository, pushes = [] } = recording;
  const own = () => ({ id: needs.random.uuid(), repositoryId: repository.id });
  const broken = pushes.filter(({ isBreak }) => isBreak);
  await saveBreaks(
    tx,
    broken.map(({ branch, at }) => ({ ...own(), branch, at })),
  );
  const others = pushes.map(({ branch }) => branch).filter((branch) => branch !== repository.defaultBranch);
  const bases = await listMergedInto(tx, repository.id, [...new Set(others)]);
  const rows = pushes.flatMap(({ branch, at, after: tip, commits }) => {
    if (/^0+$/.test(tip) || (branch !== repository.defaultBranch && !bases.has(branch))) return [];
    const shas = [...new Set([...commits.map(({ sha }) => sha).filter((sha) => sha !== tip), tip])];
    return shas.map((sha, position) => ({ branch, sha, at, tip, position }));
  });
  const first = rows.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const once = [...groupBy(first, ({ branch, sha }) => `${sha} ${branch}`).values()].map(([one]) => one);
  await saveArrivals(
    tx,
    once.map((row) => ({ ...own(), ...row })),
  );
  return [...new Set(once.map(({ sha }) => sha))];
}

/** One of each: a statement must not touch a row twice. */
function newest<T extends { readonly at: Date }>(all: readonly T[], keyOf: (one: T) => string): readonly T[] {
  const byTime = all.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  return [...groupBy(byTime, keyOf).values()].map(([one]) => one);
}
