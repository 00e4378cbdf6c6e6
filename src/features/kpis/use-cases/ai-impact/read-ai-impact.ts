import type { PersonActor } from '../../../../kit/actor.ts';
import { MusterError } from '../../../../kit/errors.ts';
import type { Ports } from '../../../../ports/outbound/ports.ts';
import type { Tx } from '../../../../ports/outbound/store.ts';
import { listTeamsWithin } from '../../../people/index.ts';
import type { AiScope } from '../../domain/ai-impact/ai-scope.ts';
import type { CopilotLink } from '../../domain/ai-impact/copilot-link.ts';
import type { ShownImpact } from '../../domain/ai-impact/shown-impact.ts';
import type { ShownShare } from '../../domain/ai-impact/shown-share.ts';
import { pastWeeks } from '../../domain/ai-impact/weeks.ts';
import { mayRead, viewerOf } from '../../domain/scope.ts';
import { findShownLink, listShownImpacts, listShownShares } from '../../store/ai-impact/figures.ts';

/** What somebody may see of whether AI helps. */
export type AiImpactView = {
  readonly scopes: readonly ScopeView[];
  /** AI share of the workspace's weeks, oldest first; weeks that too few stand behind are left out. */
  readonly shares: readonly { readonly week: string; readonly shown: ShownShare }[];
  /** Null: Copilot can't be read, or too few use it. */
  readonly copilot: CopilotLink | null;
};

export type ScopeView = {
  readonly scope: AiScope;
  /** Of the team; null: the workspace. */
  readonly name: string | null;
  /** Null: too few to show. */
  readonly impact: ImpactView | null;
};

export type ImpactView = { readonly shown: ShownImpact; readonly fromAt: Date; readonly toAt: Date };

type Needs = Pick<Ports, 'scope' | 'clock'>;

/** Most teams shown beside the workspace, by name. */
const TEAMS_MAX = 5;

/** Weeks of the AI share shown. */
const SHARE_WEEKS = 12;

/** Reads what was measured last; nothing is measured here. */
export function readAiImpact(needs: Needs, actor: PersonActor): Promise<AiImpactView> {
  return needs.scope(actor.workspaceId, async (tx) => {
    const scopes = await listScopes(tx, actor);
    const [since] = pastWeeks(needs.clock.now(), SHARE_WEEKS);
    return {
      scopes: await readScopes(tx, scopes.slice(0, 1 + TEAMS_MAX)),
      shares: since === undefined ? [] : await listShownShares(tx, { scope: 'workspace', since: since.monday }),
      copilot: await findShownLink(tx),
    };
  });
}

/** @throws MusterError 'not-found' no such team, or none whose numbers the actor may see: the answer is the same */
export function readScope(needs: Needs, actor: PersonActor, scope: string): Promise<ScopeView> {
  return needs.scope(actor.workspaceId, async (tx) => {
    const asked = (await listScopes(tx, actor)).filter((one) => one.scope === scope);
    const [view] = await readScopes(tx, asked);
    if (view === undefined)
      throw new MusterError('not-found', 'There is nothing of that team to see. Open Home again.');
    return view;
  });
}

type Named = Pick<ScopeView, 'scope' | 'name'>;

async function readScopes(tx: Tx, scopes: readonly Named[]): Promise<readonly ScopeView[]> {
  const impacts = await listShownImpacts(
    tx,
    scopes.map(({ scope }) => scope),
  );
  return scopes.map((one) => ({ ...one, impact: impacts.get(one.scope) ?? null }));
}

async function listScopes(tx: Tx, actor: PersonActor): Promise<readonly Named[]> {
  const teams = await listTeamsWithin(tx);
  const viewer = viewerOf(actor, teams);
  const readable = teams.filter(({ id }) => mayRead({ kind: 'team', teamId: id }, viewer));
  return [{ scope: 'workspace', name: null }, ...readable.map(({ id, name }) => ({ scope: id, name }))];
}
