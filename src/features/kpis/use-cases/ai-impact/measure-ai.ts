import type { RuleActor } from '../../../../kit/actor.ts';
import type { Ports } from '../../../../ports/outbound/ports.ts';
import type { Tx } from '../../../../ports/outbound/store.ts';
import { listTeamsWithin } from '../../../people/index.ts';
import { type AiScope, isInScope } from '../../domain/ai-impact/ai-scope.ts';
import { linkOf, linkParts } from '../../domain/ai-impact/copilot-link.ts';
import { type AuthorPart, chooseRelease, partsOf, pullRequestsOf } from '../../domain/ai-impact/release.ts';
import { knownOf, type ShownImpact, showImpact } from '../../domain/ai-impact/shown-impact.ts';
import { type ShownShare, showShare } from '../../domain/ai-impact/shown-share.ts';
import type { AiSubject } from '../../domain/ai-impact/subject.ts';
import { type AiWeek, IMPACT_WEEKS, pastWeeks } from '../../domain/ai-impact/weeks.ts';
import { type FigureKind, insertAiFigure, listSeenFigures, lockAiFigures } from '../../store/ai-impact/figures.ts';
import { type LinkGround, readPairs } from './read-pairs.ts';
import { readSubjects } from './read-subjects.ts';

type Needs = Pick<Ports, 'scope' | 'clock' | 'random'>;

/**
 * Measures whether AI helps, and how much of each week's work it took part in, for the workspace and each team; keeps what
 * may be shown. A figure that would tell of fewer than five people beside those already seen stays as it was. Run every day:
 * surveys settle weeks after a merge. Harmless when repeated.
 */
export async function measureAi(needs: Needs, actor: RuleActor): Promise<void> {
  const now = needs.clock.now();
  const weeks = pastWeeks(now, IMPACT_WEEKS);
  const { subjects, scopes, link } = await needs.scope(actor.workspaceId, (tx) => readGround(tx, { weeks, now }));
  const [first, last] = [weeks.at(0), weeks.at(-1)];
  if (subjects.length === 0 || first === undefined || last === undefined) return;
  const all = {
    figure: 'impact' as const,
    week: { ...last, from: first.from },
    scopes,
    subjects,
    show: showImpact,
    parts: partsOf,
  };
  await needs.scope(actor.workspaceId, (tx) => release(needs, tx, all));
  if (link !== null) await needs.scope(actor.workspaceId, (tx) => releaseLink(needs, tx, link));
  const byWeek = Map.groupBy(subjects, ({ mergedAt }) => weeks.find(({ to }) => mergedAt < to)?.monday);
  for (const week of weeks.slice(0, -SEALED_WEEKS)) {
    const own = byWeek.get(week.monday) ?? [];
    const merged = { figure: 'share' as const, week, scopes, subjects: own, show: showShare, parts: sharedParts };
    if (merged.subjects.length > 0) await needs.scope(actor.workspaceId, (tx) => release(needs, tx, merged));
  }
}

/**
 * The last weeks, whose shares aren't shown yet: surveys settle within 14 days, and a team's leaderboard of its own week
 * changes no more. What it showed comes first, and these are held against it.
 */
const SEALED_WEEKS = 2;

const sharedParts = (subjects: readonly AiSubject[]) => pullRequestsOf(knownOf(subjects));

async function readGround(tx: Tx, { weeks, now }: { readonly weeks: readonly AiWeek[]; readonly now: Date }) {
  const subjects = await readSubjects(tx, { weeks, now });
  const teams = (await listTeamsWithin(tx)).map(({ id }) => id);
  const scopes: readonly AiScope[] = ['workspace', ...teams];
  return { subjects, scopes, link: await readPairs(tx, { weeks, subjects }) };
}

/** How Copilot's numbers go with the others', of everybody. */
async function releaseLink(needs: Needs, tx: Tx, { week, pairs }: LinkGround): Promise<void> {
  await lockAiFigures(tx);
  const place = { figure: 'copilot', scope: 'workspace', week: week.monday } as const;
  const seen = await listSeenFigures(tx, { figure: 'copilot', from: week.from, to: week.to });
  const basis = linkParts(pairs);
  const own = seen.findLast((one) => one.week === week.monday)?.basis ?? null;
  const shown = chooseRelease(basis, { own, others: seen.map((one) => one.basis) }) === 'fresh' ? linkOf(pairs) : null;
  if (shown === null) return;
  const at = { fromAt: week.from, toAt: week.to, shownAt: needs.clock.now() };
  await insertAiFigure(tx, { id: needs.random.uuid(), ...place, ...at, shown, basis });
}

type Release = {
  readonly figure: FigureKind;
  readonly week: AiWeek;
  readonly scopes: readonly AiScope[];
  readonly subjects: readonly AiSubject[];
  /** What it is made of, for the rule. */
  readonly parts: (subjects: readonly AiSubject[]) => readonly AuthorPart[];
  readonly show: (subjects: readonly AiSubject[]) => ShownImpact | ShownShare | null;
};

/** One figure of every scope; what one of them shows is held against the others. */
async function release(needs: Needs, tx: Tx, { figure, week, scopes, subjects, show, parts }: Release): Promise<void> {
  await lockAiFigures(tx);
  const seen = [...(await listSeenFigures(tx, { figure, from: week.from, to: week.to }))];
  for (const scope of scopes) {
    const own = subjects.filter((subject) => isInScope(scope, subject));
    const basis = parts(own);
    const before = seen.findLast((one) => one.scope === scope && one.week === week.monday);
    const choice = chooseRelease(basis, { own: before?.basis ?? null, others: seen.map((one) => one.basis) });
    const shown = choice === 'fresh' ? show(own) : null;
    if (shown === null) continue;
    const at = { fromAt: week.from, toAt: week.to, shownAt: needs.clock.now() };
    const place = { figure, scope, week: week.monday };
    await insertAiFigure(tx, { id: needs.random.uuid(), ...place, ...at, shown, basis });
    seen.push({ ...place, basis });
  }
}
