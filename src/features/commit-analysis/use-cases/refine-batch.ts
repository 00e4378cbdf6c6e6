import type { WorkspaceId } from '../../../kit/ids.ts';
import { localDay } from '../../../kit/zones.ts';
import type { HostFile } from '../../../ports/outbound/host-records.ts';
import type { Model } from '../../../ports/outbound/model.ts';
import type { Ports } from '../../../ports/outbound/ports.ts';
import { listFinished } from '../../tasks/index.ts';
import type { ModelReason, Reason } from '../domain/reasons.ts';
import { boundedValue, tokensFor } from '../domain/refinement.ts';
import {
  type RefinementAnswer,
  refinementAnswer,
  refinementInstructions,
  writeMaterial,
  writeRepair,
} from '../prompts.ts';
import { saveRefinement } from '../store/estimates.ts';
import { listEstimatesById } from '../store/read-estimates.ts';
import { claimTokens, returnTokens } from '../store/spending.ts';

export type RefineNeeds = Pick<Ports, 'scope' | 'clock' | 'model' | 'log'>;

export type ToRefine = { readonly id: string; readonly message: string; readonly files: readonly HostFile[] };

/**
 * Asks the model about weighed commits, eight in one question. Whatever it doesn't answer, in time, in shape and within
 * the day's cap, keeps the estimator's value and says so. Never throws for the model's sake.
 */
export async function refineBatch(needs: RefineNeeds, within: Within, all: readonly ToRefine[]): Promise<void> {
  for (let at = 0; at < all.length; at += QUESTION) await refineSome(needs, within, all.slice(at, at + QUESTION));
}

/** Whose day it is, and how many tokens may be spent of it when these are asked about. */
type Within = { readonly workspaceId: WorkspaceId; readonly cap: number };

const QUESTION = 8;

async function refineSome(needs: RefineNeeds, within: Within, some: readonly ToRefine[]): Promise<void> {
  const { model } = needs;
  const { workspaceId } = within;
  const { estimates, finished } = await needs.scope(workspaceId, async (tx) => ({
    estimates: await listEstimatesById(
      tx,
      some.map(({ id }) => id),
    ),
    finished: await listFinished(tx, { limit: 20 }),
  }));
  const byRef = new Map(some.map((one, n) => [`c${n + 1}`, one]));
  const commits = [...byRef].flatMap(([ref, { id, message, files }]) => {
    const estimate = estimates.get(id);
    return estimate === undefined ? [] : [{ ref, message, files, estimate: estimate.value }];
  });
  if (commits.length === 0) return;
  const answer =
    model === null ? null : await ask(needs, { ...within, model, material: writeMaterial(commits, finished) });
  const said = new Map(answer?.commits.map((one) => [one.ref, one]));
  await needs.scope(workspaceId, async (tx) => {
    for (const [ref, { id }] of byRef) {
      const estimate = estimates.get(id);
      if (estimate === undefined) continue;
      const own = said.get(ref);
      await saveRefinement(tx, id, {
        refinement: own === undefined ? 'kept' : 'refined',
        refinedValue: own === undefined ? null : boundedValue(estimate.value, own.points),
        refinedBy: own === undefined ? null : (model?.name ?? null),
        reasons: [...estimate.reasons, ...reasonsOf(own?.reasons ?? [])],
      });
    }
  });
}

const reasonsOf = (codes: readonly ModelReason[]): readonly Reason[] =>
  [...new Set(codes)].slice(0, 2).map((code) => ({ code, amount: 1 }));

const OUTPUT_TOKENS = 1_500;
const TIMEOUT_MS = 60_000;

type Question = Within & { readonly model: Model; readonly material: string };

/** One question and, when the answer has no shape, one more. @returns null when there is no usable answer */
async function ask(needs: RefineNeeds, question: Question): Promise<RefinementAnswer | null> {
  const first = await askOnce(needs, question);
  if (first.kind === 'answered') return first.value;
  if (first.kind === 'failed') return null;
  const again = await askOnce(needs, { ...question, material: writeRepair(question.material, first.text) });
  return again.kind === 'answered' ? again.value : null;
}

async function askOnce(needs: RefineNeeds, { workspaceId, cap, model, material }: Question) {
  const onDay = localDay(needs.clock.now(), 'UTC');
  const tokens = tokensFor(refinementInstructions + material, OUTPUT_TOKENS);
  const claimed = await needs.scope(workspaceId, (tx) => claimTokens(tx, { onDay, tokens, cap }));
  if (!claimed) return { kind: 'failed', reason: 'capped' } as const;
  const answer = await model.ask({
    ...{ instructions: refinementInstructions, material, answer: refinementAnswer },
    ...{ maxOutputTokens: OUTPUT_TOKENS, timeoutMs: TIMEOUT_MS },
  });
  const spent = answer.kind === 'failed' ? 0 : answer.tokens;
  await needs.scope(workspaceId, (tx) => returnTokens(tx, onDay, tokens - spent));
  if (answer.kind !== 'answered')
    needs.log.warn({ event: 'commit-analysis.not-refined', kind: answer.kind }, 'the model gave no usable answer');
  return answer;
}
