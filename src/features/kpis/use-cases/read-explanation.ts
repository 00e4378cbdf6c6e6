import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { PullRequestId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listChosenRepositories } from '../../connections/index.ts';
import { listPeople } from '../../people/index.ts';
import { listPullRequestsById } from '../../pull-requests/index.ts';
import type { NumbersAsk } from '../domain/ask.ts';
import { chooseScope } from '../domain/choose-scope.ts';
import { type Explanation, explain } from '../domain/explain.ts';
import { type ExplainTopic, isProduction } from '../domain/explain-topic.ts';
import { type ReadableRows, readableRows } from '../domain/explained.ts';
import { LENSES, type Lens } from '../domain/measures.ts';
import type { Range } from '../domain/scope.ts';
import type { Figures, ScopeName, ShownTime } from '../domain/shown.ts';
import type { Subject } from '../domain/subject.ts';
import { readExplained } from '../store/explained.ts';
import { type ProductionRow, readProductionRows } from './read-production-rows.ts';
import { type ResolvedAsk, readFiguresWithin } from './read-shown.ts';
import { nameScope, readViewer } from './read-viewer.ts';
import { resolveTime } from './resolve-time.ts';

/** A figure with all that stands behind it, as one reader may see it. */
export type ShownExplanation = {
  readonly topic: ExplainTopic;
  readonly ask: ResolvedAsk;
  readonly whose: ScopeName;
  readonly time: ShownTime;
  readonly figures: Figures;
  /** The same under every lens. */
  readonly lenses: readonly { readonly lens: Lens; readonly figures: Figures }[];
  readonly rows: ReadableRows;
  /** What pull requests and people of this page are called; whoever is gone is missing. */
  readonly pulls: ReadonlyMap<PullRequestId, { readonly url: string; readonly title: string; readonly ref: string }>;
  readonly authors: ReadonlyMap<string, string>;
  readonly natures: ReadonlyMap<PullRequestId, 'revert' | 'hotfix'>;
  /** Of a figure of production: what it counts; empty for others. */
  readonly production: readonly ProductionRow[];
};

type Asked = {
  readonly topic: ExplainTopic;
  readonly ask: NumbersAsk;
  /** Rows of the page: those whose names are read. */
  readonly page: (rows: ReadableRows) => readonly { readonly pullRequestId: PullRequestId }[];
};

/**
 * Where a figure comes from. Rows of people whose numbers the reader may not see are counted, not shown.
 * @throws MusterError 'forbidden' not theirs to see · 'not-found' the team or person is gone
 */
export function readExplanation(
  needs: Pick<Ports, 'scope' | 'clock'>,
  reader: PersonActor,
  asked: Asked,
): Promise<ShownExplanation> {
  return needs.scope(reader.workspaceId, async (tx) => {
    const known = await readViewer(tx, reader);
    const scope = chooseScope(asked.ask.scope, known.viewer);
    if (scope === null)
      throw new MusterError('forbidden', 'These numbers aren’t yours to see any more. Open Home again, tab Numbers.');
    const whose = await nameScope(tx, scope, known);
    if (whose === null) throw new MusterError('not-found', 'That team is gone. Open Home again, tab Numbers.');
    const ask = { ...asked.ask, scope };
    const [now, zone] = [needs.clock.now(), reader.timeZone];
    const time = await resolveTime(tx, { choice: ask.range, scope, viewer: known.viewer, zone, now });
    if (time === null) throw new MusterError('not-found', 'No sprint is open any more. Open Home again, tab Numbers.');
    const { range } = time;
    const lenses = [];
    for (const lens of LENSES)
      lenses.push({ lens, figures: await readFiguresWithin(tx, { ask: { ...ask, lens }, range, zone, now }) });
    const figures = lenses.find(({ lens }) => lens === ask.lens)?.figures;
    if (figures === undefined) throw new Error('every lens was read');
    const { topic } = asked;
    const subjects = isProduction(topic) ? [] : await readExplained(tx, { ...ask, range });
    const rows = readableRows(rowsOf(subjects, { topic, lens: ask.lens, range }), known.viewer);
    const page = asked.page(rows);
    return {
      ...{ topic, ask, whose, figures, lenses, rows, time: time.time, natures: naturesOf(subjects) },
      production: isProduction(topic)
        ? await readProductionRows(tx, { ask, range, zone, measure: topic, viewer: known.viewer })
        : [],
      ...(await nameRows(tx, { rows, page })),
    };
  });
}

type Told = { readonly topic: ExplainTopic; readonly lens: Lens; readonly range: Range };

/** Production's figures are made of deployments, not of pull requests. */
function rowsOf(subjects: readonly Subject[], { topic, lens, range }: Told): Pick<Explanation, 'rows' | 'leftOut'> {
  if (isProduction(topic)) return { rows: [], leftOut: [] };
  if (topic !== 'merged') return explain(subjects, { lens, measure: topic, range });
  const { rows, leftOut } = explain(subjects, { lens, measure: 'cycle', range });
  // Merged is everything the lens counts, whether its cycle time is known or not.
  const merged = leftOut.filter(({ why }) => why.kind === 'unknown');
  return {
    rows: [...rows, ...merged.map(({ why: _, ...row }) => ({ ...row, value: 0, parts: [], gap: null }))],
    leftOut: leftOut.filter(({ why }) => why.kind !== 'unknown'),
  };
}

function naturesOf(subjects: readonly Subject[]): ShownExplanation['natures'] {
  const natures = new Map<PullRequestId, 'revert' | 'hotfix'>();
  for (const { id, nature } of subjects) {
    if (nature.hotfix) natures.set(id, 'hotfix');
    if (nature.revert !== null) natures.set(id, 'revert');
  }
  return natures;
}

async function nameRows(
  tx: Tx,
  { rows, page }: { readonly rows: ReadableRows; readonly page: readonly { readonly pullRequestId: PullRequestId }[] },
): Promise<Pick<ShownExplanation, 'pulls' | 'authors'>> {
  const ids = page.map(({ pullRequestId }) => pullRequestId);
  const repositories = new Map((await listChosenRepositories(tx)).map(({ id, fullName }) => [id, fullName]));
  const pulls = await listPullRequestsById(tx, ids);
  const shown = [...rows.rows, ...rows.leftOut].filter(({ pullRequestId }) => ids.includes(pullRequestId));
  const people = await listPeople(tx, [...new Set(shown.flatMap(({ authorId }) => authorId ?? []))]);
  return {
    pulls: new Map(
      pulls.map(({ id, url, title, number, repositoryId }) => [
        id,
        { url, title, ref: `${repositories.get(repositoryId) ?? ''}#${number}` },
      ]),
    ),
    authors: new Map(people.map(({ id, name }) => [id, name])),
  };
}
