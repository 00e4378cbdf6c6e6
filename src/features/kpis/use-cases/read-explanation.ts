import type { PersonActor } from '../../../kit/actor.ts';
import { MusterError } from '../../../kit/errors.ts';
import type { PullRequestId } from '../../../kit/ids.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import type { Tx } from '../../../ports/outbound/store.ts';
import { listSelectedRepositories } from '../../connections/index.ts';
import { listPeople } from '../../people/index.ts';
import { listPullRequestsById } from '../../pull-requests/index.ts';
import type { NumbersAsk } from '../domain/ask.ts';
import { chooseScope } from '../domain/choose-scope.ts';
import { explain } from '../domain/explain.ts';
import { type ExplainTopic, isProduction } from '../domain/explain-topic.ts';
import { type ReadableRows, readableRows } from '../domain/explained.ts';
import { LENSES, type Lens } from '../domain/measures.ts';
import type { Range } from '../domain/scope.ts';
import type { Figures, ScopeName, ShownTime } from '../domain/shown.ts';
import { toShownFigures } from '../domain/shown-figures.ts';
import { daysOf, rangeOf, weeksOf, weeksUntil } from '../domain/time-of.ts';
import { readExplained } from '../store/explained.ts';
import { readProductionFigures } from '../store/production.ts';
import { readFigures } from '../store/windows.ts';
import type { ResolvedAsk } from './read-numbers.ts';
import { nameScope, readViewer } from './read-viewer.ts';

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
    const count = weeksOf(ask.range) ?? DEFAULT_WEEKS;
    const now = needs.clock.now();
    const weeks = weeksUntil(now, count, reader.timeZone);
    const range = rangeOf(weeks);
    const production = isProduction(asked.topic)
      ? await readProductionFigures(tx, { ...ask, range, timeZone: reader.timeZone }, LENSES)
      : null;
    const lenses = [];
    for (const lens of LENSES)
      lenses.push({
        lens,
        figures: toShownFigures(await readFigures(tx, { ...ask, range, lens }, now), production?.[lens] ?? null),
      });
    const figures = lenses.find(({ lens }) => lens === ask.lens)?.figures;
    if (figures === undefined) throw new Error('every lens was read');
    const rows = readableRows(await rowsOf(tx, asked.topic, { ask, range }), known.viewer);
    const page = asked.page(rows);
    return {
      ...{ topic: asked.topic, ask, whose, figures, lenses, rows },
      time: { kind: 'weeks', weeks: count, goesOn: true, ...daysOf(weeks) },
      ...(await nameRows(tx, { rows, page })),
    };
  });
}

const DEFAULT_WEEKS = 4;

/** Production's figures are made of deployments, not of pull requests. */
async function rowsOf(
  tx: Tx,
  topic: ExplainTopic,
  { ask, range }: { readonly ask: ResolvedAsk; readonly range: Range },
) {
  if (isProduction(topic)) return { rows: [], leftOut: [] };
  const subjects = await readExplained(tx, { ...ask, range });
  if (topic !== 'merged') return explain(subjects, { lens: ask.lens, measure: topic, range });
  const explained = explain(subjects, { lens: ask.lens, measure: 'cycle', range });
  // Merged is everything the lens counts, whether its cycle time is known or not.
  const merged = explained.leftOut.filter(({ why }) => why.kind === 'unknown');
  return {
    rows: [...explained.rows, ...merged.map(({ why: _, ...row }) => ({ ...row, value: 0, parts: [], gap: null }))],
    leftOut: explained.leftOut.filter(({ why }) => why.kind !== 'unknown'),
  };
}

async function nameRows(
  tx: Tx,
  { rows, page }: { readonly rows: ReadableRows; readonly page: readonly { readonly pullRequestId: PullRequestId }[] },
): Promise<Pick<ShownExplanation, 'pulls' | 'authors'>> {
  const ids = page.map(({ pullRequestId }) => pullRequestId);
  const repositories = new Map((await listSelectedRepositories(tx)).map(({ id, fullName }) => [id, fullName]));
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
