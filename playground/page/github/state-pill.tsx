import type { ReactNode } from 'react';
import type { PullShown } from '../../web/contract.ts';
import { stateWords } from './words.ts';

/** Where a pull request stands. */
export function StatePill({ state }: Pick<PullShown, 'state'>): ReactNode {
  return <span className={`git-state ${state}`}>{stateWords[state]}</span>;
}
