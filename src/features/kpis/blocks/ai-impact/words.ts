import type { OutcomeName } from '../../domain/ai-impact/outcomes.ts';
import type { ShownComparison, ShownImpact } from '../../domain/ai-impact/shown-impact.ts';

/** The verdict in one sentence with its reasons: plain text. */
export function sayReasons({ verdict, comparisons }: ShownImpact): string {
  const of = (finding: ShownComparison['finding']) => comparisons.filter((one) => one.finding === finding);
  const clear = [...of('better'), ...of('worse')].map(sayDifference);
  const others = [...of('unclear'), ...of('placebo')].map(({ outcome }) => NAMES[outcome]);
  if (verdict.kind !== 'cant-tell')
    return `With AI ${sayList(clear)}${others.length === 0 ? '' : `; no clear difference in ${sayList(others)}`}.`;
  switch (verdict.because) {
    case 'too-few':
      return `There is too little to compare ${sayList(of('too-few').map(({ outcome }) => NAMES[outcome]))}${clear.length === 0 ? '' : `, though with AI ${sayList(clear)}`}.`;
    case 'mixed':
      return `With AI ${sayList(clear)}: one is better, another worse.`;
    case 'placebo':
      return `What shows in ${sayList(of('placebo').map(({ outcome }) => NAMES[outcome]))} shows as often when the labels are shuffled, so chance is enough to explain it.`;
    case 'no-difference':
      return 'Nothing is clearly better or worse with AI in speed, quality or rework.';
    default:
      return verdict.because satisfies never;
  }
}

export const VERDICTS = { better: 'Better', worse: 'Worse', 'cant-tell': 'Can’t tell' } as const;

export const NAMES: Readonly<Record<OutcomeName, string>> = { speed: 'speed', quality: 'quality', rework: 'rework' };

/** `pull requests take 18 % less time (6 % to 29 % less)`; empty where nothing was measured. */
export function sayDifference({ outcome, difference }: Pick<ShownComparison, 'outcome' | 'difference'>): string {
  if (difference === null) return '';
  const { effect, low, high } = difference;
  if (outcome === 'speed')
    return `pull requests take ${sayTime(effect)} (between ${sayTime(Math.min(low, high))} and ${sayTime(Math.max(low, high))})`;
  const [unit, more, less] = outcome === 'quality' ? ['grades', 'higher', 'lower'] : ['times', 'more', 'less often'];
  const say = (value: number) => `${Math.abs(value).toFixed(2)} ${unit} ${value >= 0 ? more : less}`;
  const verb = outcome === 'quality' ? 'reviewers rate them' : 'they are touched again';
  return `${verb} ${say(effect)} (between ${say(low)} and ${say(high)})`;
}

/** `18 % less time`, of a difference of logarithms. */
function sayTime(logs: number): string {
  const percent = Math.round(Math.abs(Math.exp(logs) - 1) * 100);
  if (percent === 0) return 'the same time';
  return `${percent} % ${logs < 0 ? 'less' : 'more'} time`;
}

/** `a`, `a and b`, `a, b and c`. */
export function sayList(all: readonly string[]): string {
  if (all.length < 2) return all.join('');
  return `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}
