import type { Tx } from '../../../ports/outbound/store.ts';
import type { Team } from '../../people/index.ts';
import type { NumbersAsk } from '../domain/ask.ts';
import { turnaroundOf } from '../domain/review-requests.ts';
import type { Range, Scope } from '../domain/scope.ts';
import type { Figures, ScopeName, ShownNumbers } from '../domain/shown.ts';
import { toShownFigures } from '../domain/shown-figures.ts';
import { keepProduction } from '../store/kept-production.ts';
import { readProductionFigures } from '../store/production.ts';
import { readFigures } from '../store/windows.ts';
import { readReviewRequests } from './read-review-requests.ts';
import type { PersonViewer } from './read-viewer.ts';
import { resolveTime } from './resolve-time.ts';

export type ResolvedAsk = NumbersAsk & { readonly scope: Scope };

type Asked = {
  readonly ask: ResolvedAsk;
  readonly whose: ScopeName;
  readonly viewer: PersonViewer;
  /** All of the workspace. */
  readonly teams: readonly Team[];
  readonly zone: string;
  readonly now: Date;
};

/** The figures with those before; null where a sprint was asked for and none is open. Rights are checked by the caller. */
export async function readShown(tx: Tx, { ask, whose, viewer, teams, zone, now }: Asked): Promise<ShownNumbers | null> {
  const resolved = await resolveTime(tx, { choice: ask.range, scope: ask.scope, viewer, zone, now });
  if (resolved === null) return null;
  const { time, range, before } = resolved;
  const rest = { ask, zone, now };
  const requests = await readReviewRequests(tx, { ask, range, viewer, teams });
  return {
    reviews: requests === null ? null : turnaroundOf(requests),
    ...{ ask, whose, time, figures: await readFiguresWithin(tx, { ...rest, range }) },
    before: before === null ? null : await readFiguresWithin(tx, { ...rest, range: before }),
  };
}

/** Everything of a stretch of time, production included where the scope has one. */
export async function readFiguresWithin(
  tx: Tx,
  { ask, range, zone, now }: { ask: ResolvedAsk; range: Range; zone: string; now: Date },
): Promise<Figures> {
  const window = await readFigures(tx, { ...ask, range }, now);
  const asked = { ...ask, range, timeZone: zone };
  const production = await keepProduction(tx, { asked, now }, () => readProductionFigures(tx, asked));
  return toShownFigures(window, production);
}
