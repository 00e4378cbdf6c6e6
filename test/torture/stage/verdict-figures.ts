import { type Figure, figuresOf } from './figures.ts';
import type { Verdict } from './verdict.ts';

/** The rows every torture ends with: what was lost, doubled or stuck. @param about put before each name, for a torture of several parts */
export function verdictFigures(torture: string, verdict: Verdict, about = ''): Figure[] {
  const { zero, shown } = figuresOf(torture);
  return [
    zero(`${about}acknowledged without row`, verdict.unkept),
    zero(`${about}tasks although told that nothing was changed`, verdict.denied),
    zero(`${about}messages lost`, verdict.lost),
    zero(`${about}messages twice`, verdict.duplicates),
    zero(`${about}stuck`, verdict.stuck),
    ...verdict.stuckSamples.map((sample) => shown(`${about}stuck`, sample)),
    zero(`${about}limits of Slack broken`, verdict.violations),
    ...verdict.violationSamples.map((sample) => shown(`${about}a broken limit`, sample)),
  ];
}
