import { RANGE_CHOICES, type RangeChoice } from './ask.ts';

/** What `/muster kpi …` asks for. */
export type KpiCommand =
  | { readonly kind: 'asked'; readonly whose: Whose | null; readonly range: RangeChoice | null }
  /** A word that means nothing here, as it was typed; or two words that contradict each other. */
  | { readonly kind: 'unknown'; readonly word: string };

/** Whose numbers; null where nobody said it: what suits the reader. */
const WHOSE = ['me', 'team', 'workspace'] as const;
export type Whose = (typeof WHOSE)[number];

/** Reads the words behind `/muster kpi`, in any order and case. */
export function readKpiCommand(text: string): KpiCommand {
  let [whose, range]: [Whose | null, RangeChoice | null] = [null, null];
  for (const typed of text.split(/\s+/).filter((one) => one !== '')) {
    const word = typed.toLowerCase();
    const asWhose = WHOSE.find((one) => one === word);
    const asRange = RANGE_CHOICES.find((one) => one === word);
    if (asWhose !== undefined && whose === null) whose = asWhose;
    else if (asRange !== undefined && range === null) range = asRange;
    else return { kind: 'unknown', word: typed };
  }
  return { kind: 'asked', whose, range };
}
