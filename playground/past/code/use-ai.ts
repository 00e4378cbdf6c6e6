import type { Dice } from '../dice.ts';
import type { PullFact } from '../ledger.ts';
import { type Coder, effects, signatures } from './coders.ts';

export type AiTruth = Pick<PullFact, 'ai' | 'tool' | 'trace' | 'quality'>;

/** How one pull request really came about. @param way how far the past has come, 0 to 1: agents caught on in its course */
export function throwTruth(coder: Coder, way: number, dice: Dice): AiTruth {
  const usage = 0.5 + way / 2;
  const die = dice.between(0, 1);
  const { fully, partly } = coder.ai;
  const ai = die < fully * usage ? 'yes' : die < (fully + partly) * usage ? 'partly' : 'no';
  const wanted = coder.quality + effects[ai].quality + dice.between(-0.7, 0.7);
  const quality = Math.min(3, Math.max(1, Math.round(wanted)));
  const leaves = dice.chance(coder.leavesTrace * (ai === 'yes' ? 1 : 0.5));
  const place = dice.chance(0.7) ? 'trailer' : 'footer';
  if (ai === 'no' || coder.tool === null) return { ai: 'no', tool: null, trace: 'none', quality };
  return { ai, tool: coder.tool, trace: leaves ? place : 'none', quality };
}

/** A commit's message as the agent that helped leaves it. */
export function signCommit(message: string, { tool, trace }: AiTruth): string {
  return tool === null || trace !== 'trailer' ? message : `${message}\n\n${signatures[tool].trailer}`;
}

/** A description likewise. */
export function signBody(body: string, { tool, trace }: AiTruth): string {
  if (tool === null || trace !== 'footer') return body;
  return [body, signatures[tool].footer].filter((part) => part !== '').join('\n\n');
}
