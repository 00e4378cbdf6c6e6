import type { TeamId } from '../../../../kit/ids.ts';
import type { AiSubject } from './subject.ts';

/** Whom a figure about AI is of: everybody, or one team. */
export type AiScope = 'workspace' | TeamId;

export function isInScope(scope: AiScope, { teamIds }: Pick<AiSubject, 'teamIds'>): boolean {
  return scope === 'workspace' || teamIds.includes(scope);
}
